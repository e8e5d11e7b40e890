// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/rowbutton.h"

#include "ui/controls/plaintooltip.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QToolButton>

namespace ui
{

namespace
{

constexpr int kRowButton = 24;

} // namespace

QToolButton *rowButton(const QString &icon, const QString &what, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(themedIcon(icon));
    button->setAutoRaise(true);
    button->setFixedSize(kRowButton, kRowButton);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(what);
    button->setToolTip(plainToolTip(what));
    setButtonRole(button, ButtonRole::Flat);
    return button;
}

} // namespace ui
