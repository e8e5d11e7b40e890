// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/server/discovery/formatsampler.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace redis
{
class Node;
}

namespace server
{

/// Samples all nodes, one after the other, and adds up what they say. If one of them cannot be asked there is no answer
/// but the error: numbers of some nodes would look like those of all. Those that are known to be missing are left out;
/// then the answer is not complete.
/// Lives in the I/O thread, for one survey; delete it to cancel.
class FormatSurvey final : public QObject
{
    Q_OBJECT

public:
    FormatSurvey(std::vector<redis::Node *> nodes, std::vector<formats::FormatDescription> known, QObject *parent);

    /// A sample of each node.
    void start(FormatSampler::Handler handler);
    /// All names of each; see FormatSampler.
    void startWithAllNames(FormatSampler::Pace pace, std::function<bool()> mayGoOn, FormatSampler::Handler handler);
    /// The same, and keeps them.
    void startKeepingNames(FormatSampler::Pace pace, FormatSampler::Handler handler);
    /// By node, as far as they could be kept (NameList::isWhole()).
    std::vector<std::shared_ptr<NameList>> takeNames() { return std::exchange(m_names, {}); }

private:
    void askNext();
    void take(redis::Result<formats::DetectionResult> detected);

    const std::vector<redis::Node *> m_nodes;
    const std::vector<formats::FormatDescription> m_known;
    FormatSampler::Handler m_handler;
    std::function<bool()> m_mayGoOn; ///< empty: samples
    bool m_keepsNames = false;
    std::vector<std::shared_ptr<NameList>> m_names;
    FormatSampler::Pace m_pace = FormatSampler::Pace::Gentle;
    QPointer<FormatSampler> m_sampler;
    size_t m_next = 0;
    bool m_isPartial = false; ///< some nodes are missing
    std::optional<formats::DetectionResult> m_all;
};

} // namespace server
