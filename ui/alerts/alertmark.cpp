// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertmark.h"

#include "ui/theme/icons.h"

namespace ui
{

namespace
{

constexpr int kMarkSize = 13;

} // namespace

AlertMark::AlertMark(QWidget *parent)
    : QToolButton(parent)
{
    setIcon(themedIcon(QStringLiteral("warning"), &Colours::danger));
    setIconSize(QSize(kMarkSize, kMarkSize));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("Which alerts fire now"));
    setVisible(false);
}

void AlertMark::setCount(int count)
{
    const QString text = tr("%n alert(s)", nullptr, count);
    setText(text);
    const QString spoken = tr("%n alert(s) firing", nullptr, count);
    if (accessibleName() != spoken) // asked each second
        setAccessibleName(spoken);
    setVisible(count > 0);
}

} // namespace ui

#include "moc_alertmark.cpp"
