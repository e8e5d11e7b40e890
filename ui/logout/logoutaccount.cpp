// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutaccount.h"

#include <algorithm>
#include <utility>

namespace ui
{

namespace
{

Became becameOf(messages::LogoutOutcome::Kind kind)
{
    using Kind = messages::LogoutOutcome::Kind;
    switch (kind) {
    case Kind::Ended:
        return Became::Ended;
    case Kind::TtlSet:
        return Became::TtlSet;
    case Kind::AlreadyGone:
        return Became::AlreadyGone;
    case Kind::ChangedHands:
        return Became::ChangedHands;
    case Kind::Refused:
        return Became::Refused;
    case Kind::Unknown:
        return Became::Unknown;
    case Kind::NotRun:
        break;
    }
    return Became::NotRun;
}

} // namespace

LogoutAccount::LogoutAccount(Asked asked, std::vector<LogoutSubject> subjects, std::vector<Spared> spared)
    : begun(QDateTime::currentDateTime())
    , m_asked(std::move(asked))
    , m_spared(spared.size())
{
    m_sessions.reserve(std::ssize(subjects) + std::ssize(spared));
    for (LogoutSubject &subject : subjects)
        m_sessions.push_back({.subject = std::move(subject)});
    m_counts.at(static_cast<size_t>(Became::Unknown)) = std::ssize(m_sessions);
    for (Spared &one : spared) {
        m_sessions.push_back({.subject = std::move(one.subject), .became = one.became, .words = std::move(one.words)});
        ++m_counts.at(static_cast<size_t>(one.became));
    }
}

void LogoutAccount::index()
{
    if (m_places.size() == std::ssize(m_sessions))
        return;
    m_places.reserve(std::ssize(m_sessions));
    for (qsizetype place = 0; place < std::ssize(m_sessions); ++place)
        m_places.insert(m_sessions.at(place).subject.key, place);
}

qsizetype LogoutAccount::placeOf(const QByteArray &key)
{
    index();
    return m_places.value(key, -1);
}

const LogoutAccount::Session *LogoutAccount::find(const QByteArray &key) const
{
    const qsizetype place = m_places.value(key, -1);
    return place < 0 ? nullptr : &m_sessions.at(place);
}

void LogoutAccount::set(Session &session, Became became)
{
    --m_counts.at(static_cast<size_t>(session.became));
    session.became = became;
    ++m_counts.at(static_cast<size_t>(became));
}

void LogoutAccount::finish(const messages::LogoutReport &report, const QDateTime &when)
{
    ended = when;
    qsizetype next = 0;
    for (const messages::LogoutOutcome &outcome : report.outcomes) {
        // They come in the order in which they were asked about: an index of all keys is for who looks for some.
        const bool isNext = next < std::ssize(m_sessions) && m_sessions.at(next).subject.key == outcome.key;
        qsizetype place = isNext ? next : placeOf(outcome.key);
        next = place + 1;
        if (place < 0) {
            // Nobody in this window has asked for it, and it has happened all the same.
            place = std::ssize(m_sessions);
            m_sessions.push_back({.subject = {outcome.key, {}, {}, {}, false, {}, {}}});
            ++m_counts.at(static_cast<size_t>(Became::Unknown));
            m_places.insert(outcome.key, place);
        }
        Session &session = m_sessions[place];
        set(session, becameOf(outcome.kind));
        session.words = outcome.words;
    }
    m_report.emplace();
    m_report->job = report.job;
    m_report->commands = report.commands;
    m_report->unrecorded = report.unrecorded;
    m_report->remarks = report.remarks;
    m_report->undoable = report.undoable;
    m_report->undoUntil = report.undoUntil;
    m_report->noUndo = report.noUndo;
    m_report->remarks.removeDuplicates();
}

void LogoutAccount::take(const messages::LogoutCheck &check)
{
    m_isLast = check.isLast;
    m_unchecked = check.unchecked;
    if (check.unchecked.isEmpty())
        m_lookedAfter = std::max(m_lookedAfter, check.after);
    const auto each = [this](const std::vector<QByteArray> &keys, Became from, Became to) {
        for (const QByteArray &key : keys) {
            const qsizetype place = placeOf(key);
            if (place >= 0 && m_sessions.at(place).became == from)
                set(m_sessions[place], to);
        }
    };
    // What was there in one look may be gone in the next.
    each(check.gone, Became::StillThere, Became::Unknown);
    each(check.gone, Became::Unknown, Became::GoneSince);
    each(check.stillThere, Became::Unknown, Became::StillThere);
    for (const messages::LogoutReturn &back : check.returned) {
        const qsizetype place = placeOf(back.key);
        if (place < 0)
            continue;
        Session &session = m_sessions[place];
        set(session, Became::CameBack);
        session.foundAt = back.at;
        session.foundUser = back.user;
        session.foundOtherNames = back.otherNames;
        if (!std::exchange(session.hasReturned, true))
            m_returned.push_back(place);
    }
    each(check.endedAgain, Became::CameBack, Became::EndedAgain);
}

void LogoutAccount::finishUndo(const messages::UndoReport &report)
{
    index();
    m_undone = report;
    m_undo = Undo::Over;
}

qint64 LogoutAccount::undoLeft(qint64 nowMs) const
{
    if (undoable() == 0 || undoUntil() == 0 || m_undo != Undo::NotAsked)
        return 0;
    return std::max<qint64>(0, undoUntil() - nowMs);
}

qint64 LogoutAccount::undoTime() const
{
    return std::max<qint64>(0, undoUntil() - ended.toMSecsSinceEpoch());
}

std::vector<QByteArray> LogoutAccount::toEndAgain() const
{
    std::vector<QByteArray> keys;
    if (count(Became::CameBack) + count(Became::StillThere) == 0)
        return keys;
    for (const Session &session : m_sessions) {
        if (session.became == Became::CameBack || session.became == Became::StillThere)
            keys.push_back(session.subject.key);
    }
    return keys;
}

} // namespace ui
