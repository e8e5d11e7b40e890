// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui
{

/// Draws a row of ValueModel: the name in the accent, the value in the colour of its kind, a chip where a
/// secret is hidden. Allocates no colours or fonts of its own while painting.
class ValueDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ValueDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Where the chip of a hidden value is, within the row's rectangle; empty when it has none.
    static QRect chipRect(const QStyleOptionViewItem &option, const QModelIndex &index);
    /// Marks this text wherever a row shows it, either case; empty: nothing is marked.
    void setMarkedText(const QString &text) { m_marked = text; }

private:
    void paintMarks(QPainter *painter, const QRect &at, const QString &line, const QFontMetrics &metrics,
                    const QColor &colour) const;

    QString m_marked;
};

} // namespace ui
