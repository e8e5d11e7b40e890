// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/suggestionlist.h"

#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int kHintRole = Qt::UserRole;
constexpr int kItemPadding = 10;
constexpr int kPurposeGap = 6 * kGrid; ///< between a text and what it is for
constexpr int kWidestList = 480;
constexpr int kNarrowestList = 200;

/// Text at the left, what it is for at the right, or as much of both as there is room for.
class SuggestionDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colours &c = colours(option.palette);
        const bool isChosen = (option.state & QStyle::State_Selected) != 0;
        const bool isHovered = (option.state & QStyle::State_MouseOver) != 0;
        painter->save();
        if (isChosen || isHovered)
            drawBox(painter, QRectF(option.rect.adjusted(3, 1, -3, -1)), isChosen ? c.selection : c.hover,
                    isChosen ? c.selection : c.hover, 4.0);
        const QRect place = option.rect.adjusted(kItemPadding, 0, -kItemPadding, 0);
        const QString text = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, place.width());
        painter->setFont(option.font);
        painter->setPen(isChosen ? c.selectionText : c.text);
        painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft, text);
        const int left = option.fontMetrics.horizontalAdvance(text) + kPurposeGap;
        const QString hint =
            option.fontMetrics.elidedText(index.data(kHintRole).toString(), Qt::ElideRight, place.width() - left);
        painter->setPen(isChosen ? c.selectionText : c.mutedText);
        painter->drawText(place.adjusted(left, 0, 0, 0), Qt::AlignVCenter | Qt::AlignRight, hint);
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QString hint = index.data(kHintRole).toString();
        const int width = option.fontMetrics.horizontalAdvance(index.data().toString()) +
                          (hint.isEmpty() ? 0 : kPurposeGap + option.fontMetrics.horizontalAdvance(hint));
        return {width + 2 * kItemPadding, std::max(kRowHeight, option.fontMetrics.height() + 2 * kGrid)};
    }
};

} // namespace

SuggestionList::SuggestionList(QWidget *window)
    : QListWidget(window)
{
    setAccessibleName(tr("Suggestions"));
    setFocusPolicy(Qt::NoFocus);
    setItemDelegate(new SuggestionDelegate(this));
    setFrameShape(StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true); // also around the rows: the table is below
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setViewportMargins(0, kGrid, 0, kGrid);
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { Q_EMIT chosen(row(item)); });
    hide();
}

void SuggestionList::setSuggestions(const std::vector<sessions::QuerySuggestion> &suggestions)
{
    clear();
    for (const sessions::QuerySuggestion &suggestion : suggestions) {
        auto *item = new QListWidgetItem(suggestion.shown, this);
        item->setData(kHintRole, suggestion.hint);
        item->setData(Qt::AccessibleTextRole, suggestion.hint.isEmpty()
                                                  ? suggestion.shown
                                                  : suggestion.shown + QStringLiteral(", ") + suggestion.hint);
    }
    setCurrentRow(-1);
}

void SuggestionList::showAt(const QPoint &corner)
{
    const QSize room = parentWidget()->size();
    const int rowHeight = sizeHintForRow(0);
    const int height = count() * rowHeight + 2 * kGrid + 2 * frameWidth();
    const int width = std::clamp(sizeHintForColumn(0) + 2 * frameWidth() + kGrid, kNarrowestList, kWidestList);
    resize(std::min(width, room.width() - 2 * kGrid), std::min(height, room.height() - corner.y() - kGrid));
    move(std::max(kGrid, std::min(corner.x(), room.width() - this->width() - kGrid)), corner.y());
    raise();
    show();
}

void SuggestionList::step(int rows)
{
    const int next = currentRow() < 0 ? (rows > 0 ? 0 : count() - 1) : currentRow() + rows;
    setCurrentRow(next >= count() ? -1 : next);
}

} // namespace ui

#include "moc_suggestionlist.cpp"
