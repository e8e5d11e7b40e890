// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/laboratory.h"

#include "app/demo/demoserver.h"
#include "app/demo/demousers.h"
#include "app/demo/lab/labbench.h"
#include "app/demo/lab/trialwords.h"
#include "app/demo/stories/story.h"
#include "models/monitor/contentdesk.h"
#include "models/monitor/iothread.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/store/sessionstore.h"
#include "ui/demo/demopanel.h"
#include "ui/demo/endingspanel.h"
#include "ui/demo/laboratorypanel.h"

#include <QDateTime>
#include <QLocale>

namespace app
{

using namespace std::chrono_literals;
using ui::DemoPanel;
using ui::EndingsPanel;
using ui::Experiment;
using ui::LaboratoryPanel;
using Wish = LabWish;

namespace
{

constexpr auto kSameSecondIn = 10s;

QString nameOf(Wish wish)
{
    switch (wish) {
    case Wish::Hz:
        return QStringLiteral("hz");
    case Wish::Effort:
        return QStringLiteral("active-expire-effort");
    case Wish::OtherKeys:
        return Laboratory::tr("Other keys");
    case Wish::Touch:
        return Laboratory::tr("Touch the due ones");
    case Wish::Hold:
        return Laboratory::tr("Hold active expiry");
    case Wish::SameSecond:
    case Wish::Click:
    case Wish::Experiment:
        break; // answered otherwise
    }
    return {};
}

QString secondsWords(qint64 ms)
{
    return QLocale().toString(double(ms) / 1000, 'f', 1);
}

} // namespace

Laboratory::Laboratory(DemoServer &server, DemoUsers &users, monitor::SessionMonitor &monitor, DemoPanel &bar,
                       LaboratoryPanel &panel, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_users(users)
    , m_monitor(monitor)
    , m_bar(bar)
    , m_panel(panel)
    , m_bench(new LabBench(server.socketPath(), server.folder()))
{
    listenToPanel();
    listenToBench();
    listenToUsers();
    // Another server, or this one anew, begins without it.
    connect(&monitor, &monitor::SessionMonitor::connectionChanged, this, &Laboratory::leaveDueAlone);
    monitor.ioThread().takeIn(m_bench);
    ask([](LabBench &bench) { bench.open(); });
    m_panel.setUser(QString::fromLatin1(kStoryUser));
    m_panel.setLifetime(users.lifetime());
    m_panel.setClicksPerMinute(users.clicksPerMinute());
    m_panel.setSliding(users.isSliding());
}

Laboratory::~Laboratory()
{
    m_bench->disconnect(this);
    m_bench->deleteLater();
    m_monitor.contents().leaveDueAlone(false);
    m_panel.setReady(false);
}

template<typename Function> void Laboratory::ask(Function function)
{
    QMetaObject::invokeMethod(m_bench, [bench = m_bench, function] { function(*bench); });
}

void Laboratory::listenToPanel()
{
    connect(&m_panel, &LaboratoryPanel::hzChosen, this, &Laboratory::setHz);
    connect(&m_panel, &LaboratoryPanel::effortChosen, this, &Laboratory::setEffort);
    connect(&m_panel, &LaboratoryPanel::otherKeysChosen, this, &Laboratory::setOtherKeys);
    connect(&m_panel, &LaboratoryPanel::lifetimeChosen, this, &Laboratory::setLifetime);
    connect(&m_panel, &LaboratoryPanel::clicksChosen, this, &Laboratory::setClicksPerMinute);
    connect(&m_panel, &LaboratoryPanel::slidingChosen, this, &Laboratory::setSliding);
    connect(&m_panel, &LaboratoryPanel::sameSecondRequested, this,
            [this](int sessions) { endTogether(sessions, kSameSecondIn); });
    connect(&m_panel, &LaboratoryPanel::touchDueRequested, this, &Laboratory::touchDue);
    connect(&m_panel, &LaboratoryPanel::holdChosen, this, &Laboratory::setHeld);
    connect(&m_panel, &LaboratoryPanel::clickRequested, this, &Laboratory::click);
    connect(&m_panel.endings(), &EndingsPanel::experimentRequested, this, &Laboratory::run);
    connect(&m_bar, &DemoPanel::lifetimeChanged, &m_panel, &LaboratoryPanel::setLifetime);
}

void Laboratory::listenToBench()
{
    connect(m_bench, &LabBench::reachedChanged, this, [this](bool isReached) {
        // One that restarts it goes on.
        if (isReached || !m_wishes.contains(Wish::Experiment))
            m_panel.setReady(isReached);
    });
    connect(m_bench, &LabBench::hzRead, this, [this](int hz) {
        m_hz = hz;
        m_panel.setHz(hz);
        answer(Wish::Hz, tr("The server says hz %1.").arg(hz));
    });
    connect(m_bench, &LabBench::effortRead, this, [this](int effort) {
        m_panel.setEffort(effort);
        answer(Wish::Effort, tr("The server says active-expire-effort %1.").arg(effort));
    });
    connect(m_bench, &LabBench::heldChanged, this, [this](bool isHeld) {
        m_isHeld = isHeld;
        m_panel.setHeld(isHeld);
        leaveDueAlone();
        answer(Wish::Hold, isHeld ? tr("Redis looks for due keys no more.") : tr("Redis looks for due keys again."));
    });
    connect(m_bench, &LabBench::touched, this, [this](int asked, int gone) {
        answer(Wish::Touch,
               tr("%Ln due session(s) read, %1 removed because of it.", nullptr, asked).arg(QLocale().toString(gone)));
    });
    connect(m_bench, &LabBench::otherKeysReached, &m_panel, &LaboratoryPanel::setOtherKeysReached);
    connect(m_bench, &LabBench::otherKeysSettled, this, [this](qint64 count) {
        m_panel.setOtherKeys(count);
        answer(Wish::OtherKeys, tr("%Ln other key(s) on the server.", nullptr, int(count)));
    });
    connect(m_bench, &LabBench::refused, this, &Laboratory::takeRefusal);
    connect(m_bench, &LabBench::trialProgressed, &m_panel.endings(), &EndingsPanel::showProgress);
    connect(m_bench, &LabBench::trialFinished, this, &Laboratory::takeOutcome);
}

void Laboratory::listenToUsers()
{
    connect(&m_users, &DemoUsers::endsTogether, this, [this](int sessions, qint64 deadline) {
        const QString at =
            QLocale().toString(QDateTime::fromMSecsSinceEpoch(deadline).time(), QStringLiteral("HH:mm:ss"));
        answer(Wish::SameSecond, tr("%Ln session(s) end at %1.", nullptr, sessions).arg(at));
    });
    connect(&m_users, &DemoUsers::clicked, this, [this](const QByteArray &name, bool isLogin, qint64 leftMs) {
        const QString user = QString::fromUtf8(name);
        if (leftMs < 0)
            answer(Wish::Click, tr("%1 clicked, and has no session any more.").arg(user));
        else if (isLogin)
            answer(Wish::Click, tr("%1 logged in: %2 s left.").arg(user, secondsWords(leftMs)));
        else
            answer(Wish::Click, tr("%1 clicked: %2 s left.").arg(user, secondsWords(leftMs)));
    });
}

void Laboratory::setOpen(bool isOpen)
{
    m_isOpen = isOpen;
    leaveDueAlone();
}

void Laboratory::leaveDueAlone()
{
    m_monitor.contents().leaveDueAlone(m_isOpen || m_isHeld);
}

// --- wishes ----------------------------------------------------------------------------------------------------------

void Laboratory::setHz(int hz)
{
    m_wishes.insert(Wish::Hz);
    ask([hz](LabBench &bench) { bench.setHz(hz); });
}

void Laboratory::setEffort(int effort)
{
    m_wishes.insert(Wish::Effort);
    ask([effort](LabBench &bench) { bench.setEffort(effort); });
}

void Laboratory::setOtherKeys(int count, bool haveTtl)
{
    m_wishes.insert(Wish::OtherKeys);
    ask([count, haveTtl](LabBench &bench) { bench.setOtherKeys(count, haveTtl); });
}

std::chrono::seconds Laboratory::lifetime() const
{
    return m_users.lifetime();
}

void Laboratory::setLifetime(std::chrono::seconds lifetime)
{
    m_users.setLifetime(lifetime);
    m_bar.setLifetime(m_users.lifetime());
    m_panel.setLifetime(m_users.lifetime());
}

void Laboratory::setClicksPerMinute(int clicks)
{
    m_users.setClicksPerMinute(clicks);
    m_panel.setClicksPerMinute(m_users.clicksPerMinute());
}

void Laboratory::setSliding(bool isSliding)
{
    m_users.setSliding(isSliding);
    m_panel.setSliding(isSliding);
}

void Laboratory::endTogether(int sessions, std::chrono::milliseconds in)
{
    m_wishes.insert(Wish::SameSecond);
    m_users.endTogether(sessions, in);
}

/// Those that the window knows of, by the server's clock.
void Laboratory::touchDue()
{
    const sessions::SessionStore &store = m_monitor.store();
    const qint64 now = m_monitor.clock().nowMs();
    QByteArrayList due;
    store.forEach([&](sessions::Slot slot) {
        if (store.state(slot) == messages::RowChange::Present && store.deadline(slot) > 0 &&
            store.deadline(slot) <= now)
            due.append(store.key(slot).toByteArray());
    });
    if (due.isEmpty())
        return say(tr("Nothing is due: no session is past its deadline."));
    m_wishes.insert(Wish::Touch);
    ask([due](LabBench &bench) { bench.touch(due); });
}

void Laboratory::setHeld(bool isHeld)
{
    m_wishes.insert(Wish::Hold);
    ask([isHeld](LabBench &bench) { bench.hold(isHeld); });
}

void Laboratory::click()
{
    m_wishes.insert(Wish::Click);
    m_users.clickAs(kStoryUser);
}

void Laboratory::addWave(int sessions)
{
    m_users.addWave(sessions);
}

void Laboratory::pauseUsers(bool paused)
{
    m_users.setPaused(paused);
    m_bar.setUsersPaused(paused);
}

void Laboratory::begin(Experiment experiment)
{
    if (m_panel.endings().isBusy())
        m_refusal = tr("Another experiment runs.");
    else
        m_panel.endings().begin(experiment);
}

// --- experiments -----------------------------------------------------------------------------------------------------

void Laboratory::run(Experiment experiment)
{
    using Keeps = DemoServer::Keeps;
    m_experiment = experiment;
    m_wishes.insert(Wish::Experiment);
    const bool isRestart = experiment != Experiment::EvictLru && experiment != Experiment::EvictTtl;
    const Keeps keeps = experiment == Experiment::RestartSnapshot     ? Keeps::Snapshot
                        : experiment == Experiment::RestartAppendOnly ? Keeps::AppendOnlyFile
                                                                      : Keeps::Nothing;
    if (isRestart && !m_server.prepareRestart(keeps)) {
        TrialOutcome outcome;
        outcome.problem = tr("The demo’s folder cannot be written to.");
        return takeOutcome(outcome);
    }
    // Who logs out while the server is away would be counted among those that it has lost.
    if (isRestart)
        m_users.setPaused(true);
    ask([experiment](LabBench &bench) { bench.run(experiment); });
}

void Laboratory::takeOutcome(const TrialOutcome &outcome)
{
    m_server.forgetRestart();
    m_users.setPaused(m_bar.usersPaused());
    const QString words = trialWords(m_experiment, outcome);
    m_panel.endings().showOutcome(words, !outcome.problem.isEmpty());
    m_wishes.remove(Wish::Experiment);
    if (!outcome.problem.isEmpty())
        m_refusal = words;
    Q_EMIT said(words); // the panel has it in its card
}

// --- answers ---------------------------------------------------------------------------------------------------------

void Laboratory::takeRefusal(Wish wish, const QString &words)
{
    m_refusal = tr("%1: the server refused. %2", "what was wished for, its words").arg(nameOf(wish), words);
    // The others are read back, or counted, all the same.
    if (wish == Wish::Hold || wish == Wish::Touch)
        m_wishes.remove(wish);
    if (wish == Wish::Hold)
        m_panel.setHeld(m_isHeld);
    say(m_refusal, ui::Tone::Danger);
}

/// What nobody wished for is shown, and not talked about.
void Laboratory::answer(Wish wish, const QString &sentence)
{
    if (m_wishes.remove(wish))
        say(sentence);
}

void Laboratory::say(const QString &sentence, ui::Tone tone)
{
    m_panel.tell(sentence, tone);
    Q_EMIT said(sentence);
}

} // namespace app

#include "moc_laboratory.cpp"
