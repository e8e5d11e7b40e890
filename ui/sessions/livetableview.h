// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>
#include <QTimer>

#include <vector>

class QMenu;

namespace ui
{

class ColumnHeader;

/// A table of rows that live: how it looks, the row under the pointer, columns that share the width and can be
/// hidden, moved and remembered. Count-downs tick by repainting their visible cells, nothing more.
class LiveTableView : public QTableView
{
    Q_OBJECT

public:
    struct FirstWidth {
        int column;
        int pixels;
        int widest; ///< free width is handed out up to this; more shows nothing more
        bool hidden = false;
        int least = 0;    ///< where there is no room for all of it; 0: it keeps `pixels`
        int givesWay = 0; ///< until somebody chooses columns: the higher, the sooner it goes for want of room; 0: never
    };

    explicit LiveTableView(QWidget *parent = nullptr);

    /// -1: the pointer is elsewhere.
    int hoveredRow() const { return m_hoveredRow; }

    /// Check boxes for each column, and "as it was at first". For the header's menu and the tool bar's.
    void fillColumnsMenu(QMenu *menu);
    /// One action for each column; the one in force is checked, and turns the order around.
    void fillSortMenu(QMenu *menu);
    void resetColumns();
    /// Type is larger by this factor from now on, which is the font's doing: rows and columns follow. 1: as usual.
    void setTypeScale(double scale);
    int rowHeight() const;
    /// Typed letters are keys of the window: nothing is looked for among a million rows.
    void keyboardSearch(const QString &) override {}
    /// Nobody has chosen columns, or their widths: those are shown for which there is room.
    bool isFitted() const { return !m_columnsChosen && !m_widthsByHand; }
    QByteArray saveColumns() const;
    /// Columns saved by another version are ignored.
    void restoreColumns(const QByteArray &state);

Q_SIGNALS:
    void rowMenuRequested(const QPoint &globalPosition);
    /// By the user, in a menu.
    void columnToggled(int column);
    void columnsReset();
    void typeScaleChanged(double scale);

protected:
    /// Whether the rows are in the order that the header's arrow claims.
    void setOrderSettled(bool settled);
    /// To be called once there is a model, which is sorted as said. `version`: of what saveColumns() gives.
    void setUpColumns(const QString &accessibleName, std::vector<FirstWidth> widths, int version, int sortColumn,
                      Qt::SortOrder sortOrder);
    /// Twice a second while it is on screen.
    virtual void tick() = 0;
    /// Milliseconds; a table of sessions ticks when the moment moves that the window shows.
    virtual int untilNextTick() const;
    void repaintColumn(int column);
    /// And shares the width anew.
    void showColumn(int column, bool isShown);
    /// Whether it would be worth its room. To be followed by fitColumns() where the answer changes.
    virtual bool isWorthRoom(int column) const;
    void fitColumns();
    /// In the scale of the type.
    int scaled(int pixels) const;

    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void setHoveredRow(int row);
    void showHeaderMenu(const QPoint &position);
    void shareWidth();
    bool isHiddenAsAtFirst() const;
    static int leastOf(const FirstWidth &width) { return width.least > 0 ? width.least : width.pixels; }

    ColumnHeader *m_header;
    std::vector<FirstWidth> m_widths;
    int m_version = 0;
    double m_scale = 1;
    bool m_widthsByHand = false;
    bool m_columnsChosen = false;
    bool m_sharing = false; ///< while widths are handed out, not taken
    QTimer m_tick;
    int m_hoveredRow = -1;
};

} // namespace ui
