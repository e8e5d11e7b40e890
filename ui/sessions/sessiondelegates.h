// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/rowbatch.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace sessions
{
class SessionTableModel;
}

namespace ui
{

/// Cells of the session table: ground through the style, then text cut to fit. Rows of sessions that ended, and all
/// while there is no connection, are faded. Fonts are made once for a widget font, nothing else is kept.
class SessionDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum class Look {
        Plain,
        Strong,
        Muted,
        Place, ///< muted; where there is no room for all of it both ends stay: the host, and the port
        Monospace,
    };

    SessionDelegate(const sessions::SessionTableModel &table, Look look, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    static constexpr int kPadding = 6;

    /// Draws the cell's content; the ground is there already.
    virtual void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// What the cell shows, whole.
    virtual QString text(const QModelIndex &index) const;

    void drawText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place, const QString &text,
                  const QColor &colour) const;
    /// At the row's edge, where the keyboard is. For the first column.
    static void drawFocusMark(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
    QColor textColour(const QStyleOptionViewItem &option, const QColor &normal) const;
    const QFont &fontBeside(const QFont &font) const;

    /// Epoch ms by the server's clock; of a row whose node does not answer, when it was known last.
    qint64 nowMs(const QModelIndex &index) const;
    static bool isOld(const QModelIndex &index);
    static messages::RowChange stateOf(const QModelIndex &index);
    static qint64 timeOf(const QModelIndex &index, int role);

private:
    const sessions::SessionTableModel &m_table;
    Look m_look;
    mutable QFont m_baseFont;
    mutable QFont m_font;
    mutable bool m_fontKnown = false;
};

/// A user: what people use first; the number behind it, dimmed, where there is room. Who has no name is muted: a user
/// may be called the same.
class NameDelegate : public SessionDelegate
{
    Q_OBJECT

public:
    NameDelegate(const sessions::SessionTableModel &table, QObject *parent);

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// The mark, and at the row's edge where the keyboard is.
class StateDelegate final : public SessionDelegate
{
    Q_OBJECT

public:
    StateDelegate(const sessions::SessionTableModel &table, QObject *parent);

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Bar and count-down, computed while painting. The bar is the share of the session's lifetime that is left; dots
/// stand in its place where that lifetime is not known.
class RemainingDelegate final : public SessionDelegate
{
    Q_OBJECT

public:
    static constexpr int kBarWidth = 64;
    static constexpr int kBarHeight = 6;

    RemainingDelegate(const sessions::SessionTableModel &table, QObject *parent);

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// "4 min ago", computed while painting; the instant as a tool tip.
class AgoDelegate final : public SessionDelegate
{
    Q_OBJECT

public:
    /// `tellsEnding`: an ended row says there when it ended.
    AgoDelegate(const sessions::SessionTableModel &table, bool tellsEnding, QObject *parent);

protected:
    QString text(const QModelIndex &index) const override;

private:
    bool m_tellsEnding;
};

} // namespace ui
