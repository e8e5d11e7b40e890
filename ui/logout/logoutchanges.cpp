// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutchanges.h"

#include "models/text/clocktext.h"
#include "models/text/numbertext.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ui
{

void LogoutChanges::add(const LogoutSubject &subject, LogoutSubject::Fate fate, const sessions::SessionStore &store)
{
    if (fate != LogoutSubject::Fate::Same)
        m_lost.push_back(sparedOf(subject, fate, store));
    switch (fate) {
    case LogoutSubject::Fate::Same:
        return;
    case LogoutSubject::Fate::Ended:
        ++m_ended;
        return;
    case LogoutSubject::Fate::NoLongerMatches:
        ++m_noLonger;
        return;
    case LogoutSubject::Fate::ChangedHands:
        ++m_otherHands;
        addOwner(ownerNow(subject.key, store));
        return;
    }
}

void LogoutChanges::add(LogoutChanges &&later)
{
    m_lost.insert(m_lost.end(), std::make_move_iterator(later.m_lost.begin()),
                  std::make_move_iterator(later.m_lost.end()));
    m_ended += later.m_ended;
    m_otherHands += later.m_otherHands;
    m_noLonger += later.m_noLonger;
    for (const QString &owner : std::as_const(later.m_owners))
        addOwner(owner);
    m_areMoreOwners = m_areMoreOwners || later.m_areMoreOwners;
}

void LogoutChanges::addOwner(const QString &owner)
{
    if (m_owners.contains(owner))
        return;
    if (m_owners.size() < kOwnersNamed)
        m_owners.append(owner);
    else
        m_areMoreOwners = true;
}

QString LogoutChanges::text() const
{
    QStringList sentences;
    if (m_otherHands > 0) {
        QStringList owners = m_owners;
        if (m_areMoreOwners)
            owners.append(QString(QChar(0x2026)));
        const QString named = owners.join(tr(", "));
        sentences.append(m_asked == 1 ? tr("This session is somebody else’s now: %1. It will not be ended.").arg(named)
                                      : tr("%Ln session(s) changed hands: %1. They will not be ended.", nullptr,
                                           text::pluralCount(m_otherHands))
                                            .arg(named));
    }
    if (m_noLonger > 0)
        sentences.append(m_asked == 1 ? tr("This session does not match the search any more. It will not be ended.")
                                      : tr("%Ln session(s) do not match the search any more. They will not be ended.",
                                           nullptr, text::pluralCount(m_noLonger)));
    if (m_ended > 0)
        sentences.append(m_asked == 1
                             ? tr("This session has ended meanwhile.")
                             : tr("%Ln session(s) have ended meanwhile.", nullptr, text::pluralCount(m_ended)));
    return sentences.join(QLatin1Char(' '));
}

std::vector<LogoutAccount::Spared> LogoutChanges::lost(qint64 count) const
{
    const auto most = std::clamp<qint64>(count, 0, std::ssize(m_lost));
    return {m_lost.end() - most, m_lost.end()};
}

LogoutAccount::Spared LogoutChanges::sparedOf(const LogoutSubject &subject, LogoutSubject::Fate fate,
                                              const sessions::SessionStore &store)
{
    if (fate == LogoutSubject::Fate::ChangedHands)
        return {subject, Became::ChangedHands,
                tr("the session is somebody else’s now: %1").arg(ownerNow(subject.key, store))};
    if (fate == LogoutSubject::Fate::NoLongerMatches)
        return {subject, Became::NotRun, tr("the session does not match the search any more")};
    return {subject, Became::EndedMeanwhile, endText(subject.key, store)};
}

/// As the table saw it; empty: it saw nothing of it.
QString LogoutChanges::endText(const QByteArray &key, const sessions::SessionStore &store)
{
    const sessions::Slot slot = store.find(key);
    if (slot == sessions::kNoSlot || store.endedAt(slot) == 0)
        return {};
    const QString at = text::clockText(store.endedAt(slot));
    switch (store.state(slot)) {
    case messages::RowChange::Expired:
        return tr("expired at %1").arg(at);
    case messages::RowChange::LoggedOut:
        return tr("deleted at %1, as a logout does").arg(at);
    case messages::RowChange::Evicted:
        return tr("evicted by Redis at %1").arg(at);
    case messages::RowChange::RanOut:
        return tr("expired at %1, by its deadline").arg(at);
    case messages::RowChange::Ended:
        return tr("ended or evicted at %1").arg(at);
    default:
        return tr("found gone at %1").arg(at);
    }
}

QString LogoutChanges::ownerNow(const QByteArray &key, const sessions::SessionStore &store)
{
    const sessions::Slot slot = store.find(key);
    if (slot == sessions::kNoSlot)
        return {};
    if (!store.user(slot).isEmpty())
        return LogoutQuestion::nameOf(store.user(slot), store.otherNames(slot));
    return store.isAnonymous(slot) ? tr("nobody’s (anonymous)") : tr("an unknown user’s");
}

} // namespace ui
