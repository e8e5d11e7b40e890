// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/formatsurvey.h"

#include "models/redis/server.h"
#include "models/server/intake/namelist.h"

#include <utility>

namespace server
{

FormatSurvey::FormatSurvey(std::vector<redis::Node *> nodes, std::vector<formats::FormatDescription> known,
                           QObject *parent)
    : QObject(parent)
    , m_nodes(std::move(nodes))
    , m_known(std::move(known))
{
}

void FormatSurvey::start(FormatSampler::Handler handler)
{
    m_handler = std::move(handler);
    askNext();
}

void FormatSurvey::startWithAllNames(FormatSampler::Pace pace, std::function<bool()> mayGoOn,
                                     FormatSampler::Handler handler)
{
    m_pace = pace;
    m_mayGoOn = std::move(mayGoOn);
    start(std::move(handler));
}

void FormatSurvey::startKeepingNames(FormatSampler::Pace pace, FormatSampler::Handler handler)
{
    m_keepsNames = true;
    startWithAllNames(
        pace, [] { return true; }, std::move(handler));
}

void FormatSurvey::askNext()
{
    // Those that hold nothing, or cannot be asked, have no names, but a place in the list.
    const auto isLeftOut = [](const redis::Node &node) { return node.isRetired() || node.isMissing(); };
    for (; m_next < m_nodes.size() && isLeftOut(*m_nodes[m_next]); ++m_next) {
        m_isPartial = m_isPartial || !m_nodes[m_next]->isRetired();
        if (m_keepsNames)
            m_names.push_back(std::make_shared<NameList>());
    }
    if (m_next >= m_nodes.size()) {
        formats::DetectionResult all = std::move(m_all).value_or(formats::DetectionResult());
        all.complete = all.complete && !m_isPartial;
        std::exchange(m_handler, {})(std::move(all));
        return;
    }
    if (m_keepsNames)
        m_names.push_back(std::make_shared<NameList>());
    m_sampler = new FormatSampler(m_nodes[m_next++]->commands(), m_known, this);
    const auto answer = [this](redis::Result<formats::DetectionResult> detected) { take(std::move(detected)); };
    if (m_mayGoOn)
        m_sampler->startWithAllNames(m_pace, m_mayGoOn, answer, m_keepsNames ? m_names.back() : nullptr);
    else
        m_sampler->start(answer);
}

void FormatSurvey::take(redis::Result<formats::DetectionResult> detected)
{
    m_sampler->deleteLater();
    if (!detected) {
        std::exchange(m_handler, {})(std::move(detected));
        return;
    }
    if (m_all)
        m_all->merge(std::move(*detected));
    else
        m_all = std::move(*detected);
    askNext();
}

} // namespace server

#include "moc_formatsurvey.cpp"
