// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/pastloader.h"

#include "models/activity/history/historydesk.h"
#include "models/activity/history/historyproblem.h"

#include <utility>

namespace ui
{

namespace
{

/// It is written minute by minute.
constexpr qint64 kBetweenAskingMs = 60'000;

} // namespace

PastLoader::PastLoader(history::HistoryDesk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{
    connect(&desk, &history::HistoryDesk::fileChanged, this, &PastLoader::begin);
    connect(&desk, &history::HistoryDesk::contentForgotten, this, &PastLoader::begin);
}

/// What was read is not of this history, or not in it any more.
void PastLoader::begin()
{
    m_desk.forget(this);
    m_past.reset();
    m_problem.clear();
    m_askedAt.invalidate();
    Q_EMIT changed();
}

void PastLoader::askAgain()
{
    m_askedAt.invalidate();
}

void PastLoader::want(const history::PastWanted &wanted, qint64 rangeSeconds)
{
    const bool isSame = m_range == rangeSeconds && m_wanted.stepMs == wanted.stepMs && m_wanted.until == wanted.until &&
                        m_wanted.hasEdge == wanted.hasEdge;
    if (isSame && m_askedAt.isValid() && !m_askedAt.hasExpired(kBetweenAskingMs))
        return;
    m_wanted = wanted;
    m_range = rangeSeconds;
    m_askedAt.start();
    using Past = history::PastActivity;
    m_desk.ask<Past>(
        this, [wanted](const history::HistoryReader &reader) { return history::readPast(reader, wanted); },
        [this](tl::expected<Past, history::Failure> past) { take(std::move(past)); });
}

void PastLoader::take(tl::expected<history::PastActivity, history::Failure> past)
{
    m_problem.clear();
    if (past) {
        m_past = std::make_shared<const history::PastActivity>(std::move(*past));
    } else {
        m_past.reset();
        if (past.error().kind != history::Failure::Kind::Missing)
            m_problem = history::problemReading(past.error(), m_desk.file()).cause;
    }
    Q_EMIT changed();
}

} // namespace ui

#include "moc_pastloader.cpp"
