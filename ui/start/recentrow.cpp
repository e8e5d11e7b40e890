// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/recentrow.h"

#include "models/monitor/profileurl.h"
#include "models/text/listtext.h"
#include "ui/connect/profiles/profilecolours.h"
#include "ui/controls/plaintooltip.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace ui
{

namespace
{

constexpr int kInset = 2 * kGrid;
constexpr int kMarkWidth = kGrid;
constexpr int kGapOfParts = 3 * kGrid;
constexpr int kHeight = 8 * kGrid;

} // namespace

RecentRow::RecentRow(const messages::ConnectionProfile &profile, QWidget *parent)
    : QAbstractButton(parent)
    , m_title(profile.title())
    , m_address(profile.name.isEmpty() ? QString() : monitor::serverOfProfile(profile))
    , m_colour(profileColour(profile.colour))
    , m_isProduction(profile.production)
{
    QStringList marks;
    if (profile.production)
        marks += tr("production");
    if (profile.readOnly)
        marks += tr("read-only");
    m_marks = marks.join(QStringLiteral(" · "));
    // Not setText(): an ampersand in a name is no mnemonic.
    setAccessibleName(tr("Connect to %1").arg(m_title));
    QStringList more{m_address, m_marks};
    more.removeAll(QString());
    setAccessibleDescription(text::listText(more));
    setToolTip(plainToolTip((QStringList{m_title} + more).join(QLatin1Char('\n'))));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize RecentRow::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {2 * kInset + metrics.horizontalAdvance(m_title + m_address + m_marks) + 3 * kGapOfParts,
            qMax(kHeight, metrics.height() + 2 * kGrid)};
}

QSize RecentRow::minimumSizeHint() const
{
    return {40 * kGrid, sizeHint().height()};
}

void RecentRow::paintEvent(QPaintEvent *)
{
    const Colours &c = colours(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isPointedAt = underMouse() || isDown();
    drawBox(&painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), isPointedAt ? c.hover : c.surface,
            hasFocus() ? c.accent : c.border, kRadius, hasFocus() ? 2.0 : 1.0);
    QRect place = rect().adjusted(kInset, 0, -kInset, 0);
    drawColourMark(&painter, QRectF(place.left(), kInset, kMarkWidth, height() - 2 * kInset), m_colour);
    place.setLeft(place.left() + kMarkWidth + kInset);

    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    const int marksWide = m_marks.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_marks) + 1;
    painter.setFont(font());
    painter.setPen(m_isProduction ? c.danger : c.mutedText);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignRight, m_marks);
    if (marksWide > 0)
        place.setRight(place.right() - marksWide - kGapOfParts);
    const int titleWide = qMin(metrics.horizontalAdvance(m_title) + 1, place.width());
    painter.setFont(bold);
    painter.setPen(c.text);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(m_title, Qt::ElideRight, titleWide));
    place.setLeft(place.left() + titleWide + kGapOfParts);
    if (place.width() < 4 * kGapOfParts)
        return;
    painter.setFont(font());
    painter.setPen(c.mutedText);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(m_address, Qt::ElideMiddle, place.width()));
}

void RecentRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        focusNextPrevChild(event->key() == Qt::Key_Down);
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace ui

#include "moc_recentrow.cpp"
