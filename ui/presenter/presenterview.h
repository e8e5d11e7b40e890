// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QStackedWidget;

namespace activity
{
class ActivityRecorder;
class ExpiryWatch;
class LifeWatch;
} // namespace activity
namespace history
{
class HistoryDesk;
}
namespace monitor
{
class SessionMonitor;
}

namespace ui
{

class ActivityPanel;
class ConnectionChip;
class LifePage;
class PresenterBar;
class PresenterFooter;

/// What fills the window: its usual content, or what is presented, between a thin bar and a line of status, in type
/// that can be read from the last row of a room. The type grows with the window, and by steps that the user takes.
class PresenterView final : public QWidget
{
    Q_OBJECT

public:
    struct Sources {
        monitor::SessionMonitor &monitor;
        activity::ActivityRecorder &recorder;
        activity::LifeWatch &life;
        history::HistoryDesk &history;
        activity::ExpiryWatch &expiry;
        const ConnectionChip &chip;
        const ActivityPanel &activity; ///< the window's own, whose range is presented
    };
    /// `usual`: the window's content, which belongs to this from now on.
    PresenterView(QWidget *usual, const Sources &sources, QWidget *parent);

    enum View { Life, Lag, Table, Activity };

    void setPresenting(bool presents);
    bool isPresenting() const { return m_presents; }
    void setView(View view);
    View view() const { return m_view; }
    LifePage &page() { return *m_page; }
    /// Between what is presented and the status, whatever is presented; null: none.
    void setLine(QWidget *line);

    /// 0: back to the usual size.
    void step(int by);
    /// Of the type, beside that of the window.
    double scale() const;
    /// The life and the lag stand still; in the other views nothing does.
    void setPaused(bool paused);
    /// A story that is told meanwhile waits, or goes on: the pictures wait with it.
    void setStoryPaused(bool paused);
    bool isPaused() const { return m_isPaused; }

Q_SIGNALS:
    void viewChanged();
    void scaleChanged();
    void leaveRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool canPause() const { return m_presents && (m_view == Life || m_view == Lag); }
    void showActivity();
    void applyScale();

    Sources m_sources;
    PresenterBar *m_bar;
    QStackedWidget *m_stack;
    QWidget *m_usual;
    LifePage *m_page;
    ActivityPanel *m_activity = nullptr; ///< made when it is presented first
    PresenterFooter *m_footer;
    QPointer<QWidget> m_line;
    View m_view = Life;
    int m_step = 0;
    bool m_presents = false;
    bool m_isPaused = false;
    bool m_isStoryPaused = false;
    bool m_isActivityLikeWindows = false; ///< it has begun from what the window's own shows
};

} // namespace ui
