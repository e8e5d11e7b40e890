// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/stories/storyplayer.h"
#include "models/messages/sessionevent.h"

#include <QObject>

#include <functional>

namespace activity
{
class ActivityRecorder;
}
namespace monitor
{
class SessionMonitor;
}

namespace app
{

class Laboratory;

/// A story's stage: the demo's laboratory, and what the window knows of its server.
class DemoStoryStage final : public QObject, public StoryStage
{
    Q_OBJECT

public:
    using Search = std::function<void(const QString &)>;
    /// `search`: puts a text into the window's search field.
    DemoStoryStage(Laboratory &laboratory, const monitor::SessionMonitor &monitor,
                   const activity::ActivityRecorder &recorder, Search search, QObject *parent = nullptr);

    void beginStep() override;
    void perform(const StoryAction &action) override;
    bool holds(const StoryCondition &condition) const override;
    QString refusal() const override;

    /// As it was before the story: everything that one can have set.
    void putBack();

private:
    void countExpired(const QList<messages::SessionEvent> &events);
    /// ms, by the server's clock, of the session of the story's user that ends last; -1: there is none.
    qint64 leftOfUser() const;

    Laboratory &m_laboratory;
    const monitor::SessionMonitor &m_monitor;
    const activity::ActivityRecorder &m_recorder;
    const Search m_search;
    const std::chrono::seconds m_lifetimeBefore;
    const int m_hzBefore;
    qint64 m_expired = 0; ///< since the step began
    bool m_hasOtherKeys = false;
    bool m_hasSearched = false;
};

} // namespace app
