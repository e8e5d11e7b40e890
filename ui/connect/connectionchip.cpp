// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/connectionchip.h"

#include "models/text/listtext.h"
#include "ui/connect/profiles/profilecolours.h"
#include "ui/controls/plaintooltip.h"
#include "ui/theme/style.h"
#include "ui/theme/quietwords.h"
#include "ui/theme/theme.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace ui
{

namespace
{

constexpr int kPadding = 10;
constexpr int kMarkWidth = 10;
constexpr int kColourWidth = 5; // of the profile's mark, at the edge
constexpr int kColourRoom = 4;  // beside it
constexpr int kGap = 8;
constexpr int kBadgePadding = 7;
constexpr int kChevronWidth = 10;
constexpr int kWidestTitle = 200;

} // namespace

ConnectionChip::ConnectionChip(QWidget *parent)
    : QPushButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setContent({Presence::Absent, tr("Not connected"), {}, {}, false, false, false, {}});
}

void ConnectionChip::setContent(const Content &content)
{
    if (content == m_content)
        return;
    const bool resized = content.title != m_content.title || content.colour != m_content.colour ||
                         content.detail.size() != m_content.detail.size() ||
                         content.production != m_content.production || content.readOnly != m_content.readOnly ||
                         content.unverified != m_content.unverified;
    m_content = content;
    QStringList words = {m_content.title, m_content.detail};
    words += badges();
    words += profileColourName(m_content.colour);
    words.removeAll(QString());
    // The round trip is another one each second. Whether there is a connection is told by the notices.
    setNameQuietly(this, tr("Connection: %1").arg(text::listText(words)));
    QStringList lines = {words.join(QStringLiteral(" · ")), m_content.security};
    lines.removeAll(QString());
    setToolTip(plainToolTip(lines.join(QLatin1Char('\n'))));
    if (resized)
        updateGeometry();
    update();
}

QStringList ConnectionChip::badges() const
{
    QStringList result;
    if (m_content.production)
        result += tr("production");
    if (m_content.readOnly)
        result += tr("read-only");
    if (m_content.unverified)
        result += tr("not verified");
    return result;
}

QFont ConnectionChip::titleFont() const
{
    QFont result = font();
    result.setBold(true);
    return result;
}

QFont ConnectionChip::badgeFont() const
{
    QFont result = font();
    result.setPointSizeF(result.pointSizeF() * 0.93);
    return result;
}

int ConnectionChip::badgesWidth() const
{
    int width = 0;
    const QFontMetrics metrics(badgeFont());
    for (const QString &badge : badges())
        width += kGap + metrics.horizontalAdvance(badge) + 2 * kBadgePadding;
    return width;
}

int ConnectionChip::colourWidth() const
{
    return profileColour(m_content.colour).isValid() ? kColourRoom : 0;
}

QSize ConnectionChip::sizeHint() const
{
    int width = 2 * kPadding + kMarkWidth + kGap + colourWidth();
    width += qMin(kWidestTitle, QFontMetrics(titleFont()).horizontalAdvance(m_content.title) + 2);
    if (!m_content.detail.isEmpty())
        width += kGap + fontMetrics().horizontalAdvance(m_content.detail) + 2;
    width += badgesWidth() + kGap + kChevronWidth;
    return QSize(width, 30);
}

QSize ConnectionChip::minimumSizeHint() const
{
    return QSize(qMin(sizeHint().width(), 140), 30);
}

void ConnectionChip::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawPrimitive(QStyle::PE_PanelButtonCommand, option);

    const Colours &c = colours(this);
    drawColourMark(&painter, QRectF(4, 5, kColourWidth, height() - 10), profileColour(m_content.colour));
    QRect place = rect().adjusted(kPadding + colourWidth(), 0, -kPadding, 0);
    drawPresenceMark(&painter, QPointF(place.left() + kMarkWidth / 2.0, rect().center().y() + 0.5), m_content.presence,
                     c);
    place.setLeft(place.left() + kMarkWidth + kGap);

    QStyleOption chevron;
    chevron.initFrom(this);
    chevron.rect = QRect(place.right() - kChevronWidth, rect().center().y() - 4, kChevronWidth, kChevronWidth);
    painter.drawPrimitive(QStyle::PE_IndicatorArrowDown, chevron);
    place.setRight(chevron.rect.left() - kGap);

    // Badges keep their room: that it is production has to be seen in a narrow window too.
    int right = place.right();
    painter.setFont(badgeFont());
    const QFontMetrics badgeMetrics(badgeFont());
    QStringList shown = badges();
    std::reverse(shown.begin(), shown.end());
    for (const QString &badge : shown) {
        const int width = badgeMetrics.horizontalAdvance(badge) + 2 * kBadgePadding;
        const QRect box(right - width + 1, rect().center().y() - 9, width, 19);
        const bool loud = badge == tr("production");
        const bool warns = badge == tr("not verified");
        const QColor ground = loud ? c.dangerSoft : warns ? c.warningSoft : c.raised;
        drawBox(&painter, QRectF(box), ground, ground, 4.0);
        painter.setPen(loud ? c.danger : warns ? c.warning : c.mutedText);
        painter.drawText(box, Qt::AlignCenter, badge);
        right = box.left() - kGap - 1;
    }
    place.setRight(right);

    const QFont bold = titleFont();
    const QFontMetrics metrics(bold);
    const QString title = metrics.elidedText(m_content.title, Qt::ElideMiddle, qMin(kWidestTitle, place.width()));
    painter.setFont(bold);
    painter.setPen(c.text);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, title);
    place.setLeft(place.left() + metrics.horizontalAdvance(title) + kGap);
    if (place.width() > 20) {
        painter.setFont(font());
        painter.setPen(c.mutedText);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(m_content.detail, Qt::ElideRight, place.width()));
    }
}

} // namespace ui

#include "moc_connectionchip.cpp"
