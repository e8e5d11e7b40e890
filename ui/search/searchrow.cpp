// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/searchrow.h"

#include "ui/controls/plaintooltip.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace ui
{

namespace
{

constexpr int kPadding = 8;
constexpr int kGap = 3 * kGrid;

} // namespace

SearchRow::SearchRow(const QString &text, const QString &hint, int textWidth, bool isQuery, QWidget *parent)
    : QAbstractButton(parent)
    , m_hint(hint)
    , m_textWidth(textWidth)
    , m_isQuery(isQuery)
{
    // Not setText(): an ampersand in a search is no mnemonic.
    setAccessibleName(text);
    setAccessibleDescription(hint);
    setToolTip(plainToolTip(hint.isEmpty() ? text : text + QLatin1Char('\n') + hint));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QFont SearchRow::textFont() const
{
    return m_isQuery ? monospaceFont(font()) : font();
}

QSize SearchRow::sizeHint() const
{
    const int text = QFontMetrics(textFont()).horizontalAdvance(accessibleName());
    const int hint = m_hint.isEmpty() ? 0 : kGap + fontMetrics().horizontalAdvance(m_hint);
    return {2 * kPadding + qMax(text, m_textWidth) + hint, qMax(kRowHeight, fontMetrics().height() + 2 * kGrid)};
}

QSize SearchRow::minimumSizeHint() const
{
    return {2 * kPadding + qMax(m_textWidth, 80), sizeHint().height()};
}

void SearchRow::paintEvent(QPaintEvent *)
{
    const Colours &c = colours(this);
    QPainter painter(this);
    if (underMouse() || hasFocus() || isDown())
        drawBox(&painter, QRectF(rect()), hasFocus() ? c.selection : c.hover, hasFocus() ? c.accent : c.hover, 4.0);
    QRect place = rect().adjusted(kPadding, 0, -kPadding, 0);
    const QFontMetrics metrics(textFont());
    const int wide =
        m_textWidth > 0 ? m_textWidth : qMin(metrics.horizontalAdvance(accessibleName()) + 1, place.width());
    painter.setFont(textFont());
    painter.setPen(hasFocus() ? c.selectionText : c.text);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(accessibleName(), Qt::ElideRight, wide));
    place.setLeft(place.left() + wide + kGap);
    if (m_hint.isEmpty() || place.width() < 4 * kPadding)
        return;
    painter.setFont(font());
    painter.setPen(hasFocus() ? c.selectionText : c.mutedText);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(m_hint, Qt::ElideRight, place.width()));
}

} // namespace ui

#include "moc_searchrow.cpp"
