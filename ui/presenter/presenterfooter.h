// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace activity
{
class ActivityRecorder;
}
namespace monitor
{
class SessionMonitor;
}

namespace ui
{

class ToneLabel;

/// The line below what is presented: how fresh it is, how many sessions there are, and what dashes and hatches mean.
class PresenterFooter final : public QWidget
{
    Q_OBJECT

public:
    PresenterFooter(monitor::SessionMonitor &monitor, const activity::ActivityRecorder &recorder,
                    QWidget *parent = nullptr);

    void setLegend(bool isShown);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void arrange();

    monitor::SessionMonitor &m_monitor;
    const activity::ActivityRecorder &m_recorder;
    QWidget *m_mark;
    ToneLabel *m_standing;
    ToneLabel *m_legend;
};

} // namespace ui
