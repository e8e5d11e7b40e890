// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/wheelfocus.h"

#include <QEvent>
#include <QWidget>

namespace ui
{

namespace
{

class StrayWheel final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
            return QObject::eventFilter(watched, event);
        event->ignore(); // for whoever scrolls
        return true;
    }
};

} // namespace

void wheelOnlyWithFocus(QWidget *field)
{
    field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(new StrayWheel(field));
}

} // namespace ui
