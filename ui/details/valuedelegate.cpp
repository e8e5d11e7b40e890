// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/valuedelegate.h"

#include "models/formats/values/value.h"
#include "ui/details/valuemodel.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace ui
{

namespace
{

constexpr int kValueHeight = 20;
constexpr int kGap = 7;
constexpr int kChipPadding = 5;
constexpr qreal kChipRadius = 4;

QString chipText()
{
    return ValueModel::tr("hidden");
}

QColor valueColour(formats::Value::Kind kind, const Colours &scheme)
{
    using Kind = formats::Value::Kind;
    switch (kind) {
    case Kind::Null:
    case Kind::Bool:
    case Kind::List:
    case Kind::Map:
    case Kind::Opaque:
        return scheme.mutedText;
    case Kind::Integer:
    case Kind::BigInteger:
    case Kind::Double:
        return scheme.due;
    case Kind::String:
        return scheme.text;
    case Kind::Bytes:
        return scheme.warning;
    }
    return scheme.text;
}

} // namespace

ValueDelegate::ValueDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void ValueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &scheme = option.widget ? colours(option.widget) : colours(option.palette);
    const QFontMetrics &metrics = option.fontMetrics;
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setFont(option.font);
    painter->setRenderHint(QPainter::Antialiasing);
    if (chosen)
        painter->fillRect(option.rect, scheme.selection);

    QRect rest = option.rect.adjusted(2, 0, -2, 0);
    const auto draw = [&](const QString &text, const QColor &colour) {
        painter->setPen(colour);
        const QString line = metrics.elidedText(text, Qt::ElideRight, rest.width());
        paintMarks(painter, rest, line, metrics, scheme.warningSoft);
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line);
        rest.setLeft(rest.left() + metrics.horizontalAdvance(line) + kGap);
    };
    draw(index.data(ValueModel::NameRole).toString(), chosen ? scheme.selectionText : scheme.accent);
    if (index.data(ValueModel::HiddenRole).toBool()) {
        const QRect chip = chipRect(option, index);
        painter->setPen(chosen ? QPen(scheme.border, 1) : QPen(Qt::NoPen));
        painter->setBrush(chosen ? scheme.surface : scheme.border);
        painter->drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), kChipRadius, kChipRadius);
        painter->setPen(scheme.dark || chosen ? scheme.mutedText : scheme.text);
        painter->drawText(chip, Qt::AlignCenter, chipText());
    } else if (rest.width() > 0) {
        const auto kind = static_cast<formats::Value::Kind>(index.data(ValueModel::KindRole).toInt());
        const QString summary = index.data(ValueModel::SummaryRole).toString();
        const QColor colour = chosen ? scheme.selectionText : valueColour(kind, scheme);
        draw(summary.isEmpty() ? index.data(ValueModel::ValueRole).toString() : summary, colour);
    }
    painter->restore();
}

void ValueDelegate::paintMarks(QPainter *painter, const QRect &at, const QString &line, const QFontMetrics &metrics,
                               const QColor &colour) const
{
    if (m_marked.isEmpty())
        return;
    const auto found = [this, &line](qsizetype from) { return line.indexOf(m_marked, from, Qt::CaseInsensitive); };
    for (qsizetype place = found(0); place >= 0; place = found(place + m_marked.size())) {
        const int left = metrics.horizontalAdvance(line.first(place));
        const int width = metrics.horizontalAdvance(line.mid(place, m_marked.size()));
        painter->fillRect(at.left() + left, at.center().y() - metrics.height() / 2, width, metrics.height(), colour);
    }
}

QSize ValueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    // One height for all rows, and the view's own width: long values are cut, not scrolled to.
    return {10 * kGrid, qMax(kValueHeight, option.fontMetrics.height() + kGrid)};
}

QRect ValueDelegate::chipRect(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (!index.data(ValueModel::HiddenRole).toBool())
        return {};
    const QFontMetrics &metrics = option.fontMetrics;
    const int name = metrics.horizontalAdvance(index.data(ValueModel::NameRole).toString());
    const int width = metrics.horizontalAdvance(chipText()) + 2 * kChipPadding;
    const int left = qMin(option.rect.left() + 2 + name + kGap, option.rect.right() - width - 2);
    return {left, option.rect.top() + 2, width, option.rect.height() - 4};
}

} // namespace ui

#include "moc_valuedelegate.cpp"
