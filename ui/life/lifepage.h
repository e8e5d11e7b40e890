// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QGridLayout;

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

class LagPanel;
class LifeTimeline;

/// One session's life above, the expiry lag below, and beside that room for controls: at the right where they fit, else
/// as a strip at the bottom.
class LifePage final : public QWidget
{
    Q_OBJECT

public:
    LifePage(monitor::SessionMonitor &monitor, activity::LifeWatch &life, activity::ExpiryWatch &expiry,
             QWidget *parent = nullptr);

    enum class Part { Both, Lag };
    void setPart(Part part);
    /// Shown here from now on, but owned by who gave it and takes it back; null: none. While it is hidden, there is no
    /// room for it either.
    void setControls(QWidget *controls);
    QWidget *controls() const { return m_controls; }
    /// The pictures stand still; the server goes on.
    void setPaused(bool paused);
    LifeTimeline &timeline() { return *m_timeline; }
    LagPanel &lag() { return *m_lag; }

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();

    LifeTimeline *m_timeline;
    LagPanel *m_lag;
    QGridLayout *m_grid;
    QWidget *m_room; ///< around the controls
    QPointer<QWidget> m_controls;
    Part m_part = Part::Both;
    bool m_isBeside = false;
};

} // namespace ui
