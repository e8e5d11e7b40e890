// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTimer>
#include <QWidget>

namespace activity
{
class ExpiryWatch;
class LifeWatch;
} // namespace activity
namespace monitor
{
class SessionMonitor;
}

namespace ui
{

class LifeChart;

/// The life of the session that is followed: whose it is, the large figure of what is left, and the line. Moves on with
/// the moment that the window shows, twice a second, and only while it can be seen; in between nothing is animated.
class LifeTimeline final : public QWidget
{
    Q_OBJECT

public:
    LifeTimeline(monitor::SessionMonitor &monitor, const activity::LifeWatch &watch,
                 const activity::ExpiryWatch &expiry, QWidget *parent = nullptr);

    /// Beside whose it is, such as why this one; empty: nothing.
    void setRemark(const QString &remark);
    /// Stands still, as of now; the server goes on.
    void setPaused(bool paused);
    /// The large figure with its words, as they stand there.
    QString figureText() const;
    const LifeChart &chart() const { return *m_chart; }

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void tick();
    void refresh();
    void place();
    int line() const;
    int headHeight() const;

    monitor::SessionMonitor &m_monitor;
    const activity::LifeWatch &m_watch;
    const activity::ExpiryWatch &m_expiry;
    LifeChart *m_chart;
    QTimer m_tick;
    QString m_remark;
    QString m_subject;
    QString m_figure, m_first, m_second;
    bool m_isDue = false;
    bool m_isPaused = false;
};

} // namespace ui
