// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/lab/labwish.h"
#include "app/demo/lab/trialoutcome.h"
#include "ui/controls/tone.h"
#include "ui/demo/experiment.h"

#include <QObject>
#include <QSet>
#include <QString>

#include <chrono>

namespace monitor
{
class SessionMonitor;
}
namespace ui
{
class DemoPanel;
class LaboratoryPanel;
} // namespace ui

namespace app
{

class DemoServer;
class DemoUsers;
class LabBench;

/// The laboratory of a demo of one server: takes the wishes of its panel, and of a story, to the server and to the
/// users, and what they answer to the panel. While it is open, or active expiry is held, the window does not read what
/// is due.
class Laboratory final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it. The server is there, the users are at work.
    Laboratory(DemoServer &server, DemoUsers &users, monitor::SessionMonitor &monitor, ui::DemoPanel &bar,
               ui::LaboratoryPanel &panel, QObject *parent = nullptr);
    ~Laboratory() override;

    void setOpen(bool isOpen);

    // As by its panel and the demo's bar.
    void setHz(int hz);
    void setEffort(int effort);
    void setOtherKeys(int count, bool haveTtl);
    void setLifetime(std::chrono::seconds lifetime);
    void setClicksPerMinute(int clicks);
    void setSliding(bool isSliding);
    void endTogether(int sessions, std::chrono::milliseconds in);
    void touchDue();
    void setHeld(bool isHeld);
    void click();
    void addWave(int sessions);
    void pauseUsers(bool paused);
    void begin(ui::Experiment experiment);

    /// Everything that was wished for is answered.
    bool isAnswered() const { return m_wishes.isEmpty(); }
    /// Of a wish since forgetRefusal(): what was refused, and why; empty: nothing was.
    const QString &refusal() const { return m_refusal; }
    void forgetRefusal() { m_refusal.clear(); }
    int hz() const { return m_hz; } ///< in force; 0: not known
    std::chrono::seconds lifetime() const;

Q_SIGNALS:
    /// What came of a wish, in a sentence.
    void said(const QString &sentence);

private:
    void listenToPanel();
    void listenToBench();
    void listenToUsers();
    void run(ui::Experiment experiment);
    void takeOutcome(const TrialOutcome &outcome);
    void takeRefusal(LabWish wish, const QString &words);
    void answer(LabWish wish, const QString &sentence);
    void say(const QString &sentence, ui::Tone tone = ui::Tone::Text);
    void leaveDueAlone();
    /// Runs `function` on the bench, in its thread.
    template<typename Function> void ask(Function function);

    DemoServer &m_server;
    DemoUsers &m_users;
    monitor::SessionMonitor &m_monitor;
    ui::DemoPanel &m_bar;
    ui::LaboratoryPanel &m_panel;
    LabBench *m_bench; ///< lives in the I/O thread, and goes by itself
    QSet<LabWish> m_wishes;
    QString m_refusal;
    int m_hz = 0;
    ui::Experiment m_experiment = ui::Experiment::EvictLru; ///< that runs, or ran last
    bool m_isOpen = false;
    bool m_isHeld = false;
};

} // namespace app
