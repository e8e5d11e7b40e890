// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/sessioncells.h"

#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/table/sessiontext.h"
#include "models/text/clocktext.h"
#include "models/text/durationtext.h"
#include "models/text/printabletext.h"

namespace sessions
{

using Table = SessionTableModel;

SessionCells::SessionCells(const SessionStore &store)
    : m_store(store)
{
}

SessionCells::~SessionCells() = default;

const Absence *SessionCells::absenceOf(Slot slot) const
{
    if (absences.empty() || m_store.state(slot) != messages::RowChange::Present)
        return nullptr;
    const size_t node = m_store.node(slot);
    return node < absences.size() && absences[node].knownUntil != 0 ? &absences[node] : nullptr;
}

qint64 SessionCells::nowOf(Slot slot) const
{
    const Absence *absence = absenceOf(slot);
    return absence ? absence->nowMs : clock.shownMs();
}

QVariant SessionCells::value(Slot slot, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(slot, column);
    case Qt::AccessibleTextRole:
        return accessibleText(slot, column);
    case Qt::ToolTipRole:
        return clipped(tip(slot, column));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    case Table::SlotRole:
        return slot;
    case Table::StateRole:
        return static_cast<int>(m_store.state(slot));
    case Table::DeadlineRole:
        return m_store.shownDeadline(slot);
    case Table::FullTtlRole:
        return m_store.fullTtl(slot);
    case Table::EndedAtRole:
        return m_store.endedAt(slot);
    case Table::AsOfRole: {
        const Absence *absence = absenceOf(slot);
        return absence ? absence->nowMs : 0;
    }
    case Table::NameRole:
        return column == Table::User ? person(slot).name : QString();
    case Table::NumberRole:
        return column == Table::User ? person(slot).number : QString();
    case Table::TimeRole:
        return column == Table::Created    ? QVariant(m_store.created(slot))
               : column == Table::LastSeen ? QVariant(m_store.lastAccess(slot))
                                           : QVariant();
    default:
        return {};
    }
}

QString SessionCells::text(Slot slot, int column) const
{
    switch (column) {
    case Table::State:
        if (const Absence *absence = absenceOf(slot))
            return tr("as of %1").arg(text::clockText(absence->knownUntil));
        return stateText(m_store.state(slot), m_store.deadline(slot), nowOf(slot));
    case Table::User:
        return userText(slot);
    case Table::Remaining:
        return remainingText(m_store.state(slot), m_store.shownDeadline(slot), nowOf(slot));
    case Table::Format:
        return formatTitles.value(m_store.format(slot));
    case Table::Created:
        return ago(slot, m_store.created(slot));
    case Table::LastSeen:
        return ago(slot, m_store.lastAccess(slot));
    case Table::Ip:
        return text::printableText(m_store.ip(slot));
    case Table::Device:
        return text::printableText(m_store.device(slot));
    case Table::SessionId:
        return text::maskedSessionId(m_store.id(slot));
    case Table::Node:
        return nodeNames.value(m_store.node(slot));
    default:
        return {};
    }
}

QString SessionCells::userText(Slot slot) const
{
    if (m_store.isAnonymous(slot))
        return tr("anonymous");
    if (m_store.user(slot).isEmpty())
        return QChar(0x2014);
    return person(slot).whole();
}

text::PersonName SessionCells::person(Slot slot) const
{
    return text::personName(m_store.user(slot), m_store.otherNames(slot));
}

QString SessionCells::allNames(Slot slot) const
{
    const text::PersonName known = person(slot);
    QStringList names{known.name};
    if (!known.number.isEmpty())
        names.append(known.number);
    for (const QByteArray &other : m_store.otherNames(slot).toByteArray().split('\n')) {
        if (const QString name = text::nameText(other); !name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    return names.join(QLatin1Char('\n'));
}

QString SessionCells::clipped(const QString &text)
{
    constexpr qsizetype kLongest = 200;
    if (text.size() <= kLongest)
        return text;
    const bool splitsPair = text[kLongest - 1].isHighSurrogate();
    return text.first(splitsPair ? kLongest - 1 : kLongest) + QChar(0x2026);
}

QString SessionCells::accessibleText(Slot slot, int column) const
{
    if (column == Table::User && m_store.user(slot).isEmpty() && !m_store.isAnonymous(slot))
        return tr("unknown user"); // a dash is not read out
    const QString shown = text(slot, column);
    const bool counts = column == Table::Remaining && m_store.state(slot) == messages::RowChange::Present &&
                        m_store.deadline(slot) > nowOf(slot);
    return counts ? tr("%1 left").arg(shown) : shown;
}

QString SessionCells::tip(Slot slot, int column) const
{
    switch (column) {
    case Table::State:
    case Table::Remaining: {
        const messages::RowChange state = m_store.state(slot);
        const qint64 deadline = m_store.deadline(slot);
        if (state != messages::RowChange::Present)
            return tr("Ended %1").arg(text::absoluteText(m_store.endedAt(slot)));
        if (const Absence *absence = absenceOf(slot))
            return tr("As of %1: %2 does not answer, and what has become of the session since is not known")
                .arg(text::clockText(absence->knownUntil), nodeNames.value(m_store.node(slot)));
        if (m_store.isDeadlineUnknown(slot))
            return tr("Unknown: the account may not ask when it expires (PEXPIRETIME, PTTL)");
        if (deadline == 0)
            return tr("Has no expiry");
        if (isDue(state, deadline, nowOf(slot)))
            return tr("Ran out %1; the server has not removed it yet").arg(text::absoluteText(deadline));
        const qint64 lifetime = m_store.fullTtl(slot);
        const QString whole = lifetime > 0 ? tr("lives for %1 when it is used").arg(text::durationText(lifetime))
                                           : tr("not known yet how long it lives in all");
        return tr("Runs out %1; %2").arg(text::absoluteText(deadline), whole);
    }
    case Table::Created:
        return text::absoluteText(m_store.created(slot));
    case Table::LastSeen:
        return text::absoluteText(m_store.lastAccess(slot));
    case Table::User:
        return m_store.user(slot).isEmpty() ? unknownUserTip(slot) : allNames(slot);
    case Table::Device:
        return text::printableText(m_store.userAgent(slot));
    default:
        return {};
    }
}

/// Why nobody can say whose session it is; empty for an anonymous one.
QString SessionCells::unknownUserTip(Slot slot) const
{
    switch (m_store.closed(slot)) {
    case formats::Closed::Encrypted:
        return tr("Unknown user: the application encrypts its sessions, and only it has the key");
    case formats::Closed::Compressed:
        return tr("Unknown user: the session is compressed in a way that this build cannot unpack");
    case formats::Closed::TooLarge:
        return tr("Unknown user: the session is larger or deeper than is taken apart");
    case formats::Closed::Refused:
        return tr("Unknown user: the account may not read a key that belongs to the session");
    case formats::Closed::Unanswered:
        return tr("Unknown user: the node of the cluster that knows does not answer for now");
    case formats::Closed::No:
        break;
    }
    return m_store.isAnonymous(slot) ? QString() : tr("Unknown user: what is stored does not say in a known way");
}

QString SessionCells::ago(Slot slot, qint64 time) const
{
    return time == 0 ? QString() : text::pastText(nowOf(slot) - time);
}

} // namespace sessions
