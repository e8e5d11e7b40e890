// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/quietwords.h"

#include <QAccessible>
#include <QWidget>

namespace ui
{

namespace
{

/// Holds back what would be told meanwhile. Qt has no way to set these words without telling.
class Hush final
{
public:
    Hush()
        : m_before(QAccessible::installUpdateHandler([](QAccessibleEvent *) {}))
    {
    }
    ~Hush() { QAccessible::installUpdateHandler(m_before); }
    Q_DISABLE_COPY_MOVE(Hush)

private:
    QAccessible::UpdateHandler m_before;
};

} // namespace

void setNameQuietly(QWidget *widget, const QString &name)
{
    if (widget->accessibleName() == name)
        return;
    const Hush hush;
    widget->setAccessibleName(name);
}

void setDescriptionQuietly(QWidget *widget, const QString &description)
{
    if (widget->accessibleDescription() == description)
        return;
    const Hush hush;
    widget->setAccessibleDescription(description);
}

} // namespace ui
