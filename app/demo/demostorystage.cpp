// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demostorystage.h"

#include "app/demo/laboratory.h"
#include "models/activity/activityrecorder.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/store/sessionstore.h"

#include <algorithm>

namespace app
{

namespace
{

constexpr int kUsualHz = 10; // redis.conf's own

} // namespace

DemoStoryStage::DemoStoryStage(Laboratory &laboratory, const monitor::SessionMonitor &monitor,
                               const activity::ActivityRecorder &recorder, Search search, QObject *parent)
    : QObject(parent)
    , m_laboratory(laboratory)
    , m_monitor(monitor)
    , m_recorder(recorder)
    , m_search(std::move(search))
    , m_lifetimeBefore(laboratory.lifetime())
    , m_hzBefore(laboratory.hz() > 0 ? laboratory.hz() : kUsualHz)
{
    connect(&monitor, &monitor::SessionMonitor::eventsOccurred, this, &DemoStoryStage::countExpired);
}

void DemoStoryStage::beginStep()
{
    m_expired = 0;
    m_laboratory.forgetRefusal();
}

void DemoStoryStage::perform(const StoryAction &action)
{
    using Kind = StoryAction::Kind;
    switch (action.kind) {
    case Kind::PauseUsers:
        return m_laboratory.pauseUsers(action.value != 0);
    case Kind::SetLifetime:
        return m_laboratory.setLifetime(std::chrono::seconds(action.value));
    case Kind::SetSliding:
        return m_laboratory.setSliding(action.value != 0);
    case Kind::Click:
        return m_laboratory.click();
    case Kind::Wave:
        return m_laboratory.addWave(int(action.value));
    case Kind::SameSecond:
        return m_laboratory.endTogether(int(action.value), action.in);
    case Kind::Hold:
        return m_laboratory.setHeld(action.value != 0);
    case Kind::TouchDue:
        return m_laboratory.touchDue();
    case Kind::SetHz:
        return m_laboratory.setHz(int(action.value));
    case Kind::SetOtherKeys:
        m_hasOtherKeys = m_hasOtherKeys || action.value > 0;
        return m_laboratory.setOtherKeys(int(action.value), true);
    case Kind::RunExperiment:
        return m_laboratory.begin(action.experiment);
    case Kind::Search:
        m_hasSearched = true;
        return m_search(action.text);
    }
}

bool DemoStoryStage::holds(const StoryCondition &condition) const
{
    using Kind = StoryCondition::Kind;
    const auto due = [this] { return m_monitor.store().deadlines().dueAt(m_monitor.clock().nowMs()); };
    switch (condition.kind) {
    case Kind::None:
        return true;
    case Kind::AnswersCame:
        return m_laboratory.isAnswered();
    case Kind::LeftBelow:
        return leftOfUser() >= 0 && leftOfUser() < condition.value * 1000;
    case Kind::LeftAbove:
        return leftOfUser() > condition.value * 1000;
    case Kind::UserGone:
        return leftOfUser() < 0;
    case Kind::SessionsAbove:
        return m_recorder.knowsPresent() && m_recorder.figures().sessions > condition.value;
    case Kind::DueAbove:
        return due() > condition.value;
    case Kind::DueBelow:
        return due() < condition.value;
    case Kind::ExpiredAbove:
        return m_expired > condition.value;
    }
    return false;
}

QString DemoStoryStage::refusal() const
{
    return m_laboratory.refusal();
}

void DemoStoryStage::putBack()
{
    m_laboratory.setHeld(false);
    m_laboratory.setSliding(true);
    m_laboratory.pauseUsers(false);
    m_laboratory.setLifetime(m_lifetimeBefore);
    if (m_laboratory.hz() != m_hzBefore)
        m_laboratory.setHz(m_hzBefore);
    if (m_hasOtherKeys)
        m_laboratory.setOtherKeys(0, true);
    if (m_hasSearched)
        m_search({});
}

void DemoStoryStage::countExpired(const QList<messages::SessionEvent> &events)
{
    m_expired += std::count_if(events.begin(), events.end(), [](const messages::SessionEvent &event) {
        return event.kind == messages::SessionEvent::Kind::Expired;
    });
}

qint64 DemoStoryStage::leftOfUser() const
{
    const sessions::SessionStore &store = m_monitor.store();
    const qint64 now = m_monitor.clock().nowMs();
    qint64 left = -1;
    store.forEach([&](sessions::Slot slot) {
        if (store.state(slot) == messages::RowChange::Present && store.user(slot) == QByteArrayView(kStoryUser))
            left = std::max(left, std::max<qint64>(0, store.deadline(slot) - now));
    });
    return left;
}

} // namespace app

#include "moc_demostorystage.cpp"
