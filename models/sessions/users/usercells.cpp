// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/users/usercells.h"

#include "models/sessions/table/sessioncells.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/table/sessiontext.h"
#include "models/sessions/users/userorder.h"
#include "models/sessions/users/usertablemodel.h"
#include "models/text/durationtext.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"

namespace sessions
{

using Table = UserTableModel;
using Kind = UserIdentity::Kind;

UserCells::UserCells(const SessionTableModel &sessions)
    : m_sessions(sessions)
{
}

QVariant UserCells::value(UserCell cell, int column, int role) const
{
    const UserEntry &entry = (*cell.list)[cell.index];
    switch (role) {
    case Qt::DisplayRole:
        return text(cell, column);
    case Qt::AccessibleTextRole:
        return accessibleText(cell, column);
    case Qt::ToolTipRole:
        return SessionCells::clipped(tip(cell, column));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    case SessionTableModel::StateRole:
        return static_cast<int>(messages::RowChange::Present);
    case SessionTableModel::DeadlineRole:
        return entry.deadline.ms();
    case SessionTableModel::FullTtlRole:
        return entry.fullTtl.ms();
    case SessionTableModel::TimeRole:
        return column == Table::LastSeen ? QVariant(entry.lastAccess.ms()) : QVariant();
    case SessionTableModel::NameRole:
        return column == Table::User ? person(cell).name : QString();
    case SessionTableModel::NumberRole:
        return column == Table::User ? person(cell).number : QString();
    case Table::AddressCountRole:
        return entry.addresses;
    default:
        return {};
    }
}

QString UserCells::text(UserCell cell, int column) const
{
    const UserEntry &entry = (*cell.list)[cell.index];
    const qint64 now = m_sessions.clock().shownMs();
    switch (column) {
    case Table::User:
        return userText(cell);
    case Table::Sessions:
        return sessionsText(cell);
    case Table::Formats:
        return formatsText(cell.list->formats()[entry.formats], formatTitles);
    case Table::Addresses:
        return addressText(cell);
    case Table::LastSeen:
        return entry.lastAccess.ms() == 0 ? QString() : text::pastText(now - entry.lastAccess.ms());
    case Table::NextExpiry:
        return remainingText(messages::RowChange::Present, entry.deadline.ms(), now);
    default:
        return {};
    }
}

QString UserCells::userText(UserCell cell) const
{
    switch (cell.list->kind(cell.index)) {
    case Kind::Named:
        break;
    case Kind::Anonymous:
        return tr("Anonymous");
    case Kind::Unknown:
        return tr("Unknown");
    }
    return person(cell).whole();
}

text::PersonName UserCells::person(UserCell cell) const
{
    const QByteArrayView name = cell.list->name(cell.index);
    // Whose name should stand there?
    if (const quint32 people = cell.list->people(cell.index); people > 1)
        return {text::nameText(name), severalNamesText(people)};
    if (const QByteArrayView called = cell.list->called(cell.index); called != name)
        return text::personName(name, called);
    // Another name beside the own one, where all sessions are of one format.
    const UserEntry &entry = (*cell.list)[cell.index];
    const bool isOne = cell.list->formats()[entry.formats].count() == 1 && hasSample(cell);
    return text::personName(name, isOne ? m_sessions.store().otherNames(entry.sample) : QByteArrayView());
}

QString UserCells::severalNamesText(qint64 people)
{
    return tr("%Ln names", "of one user's sessions, which differ: more than one", text::pluralCount(people));
}

/// Whether the session that stands for the others is still there, and still the user's.
bool UserCells::hasSample(UserCell cell) const
{
    const SessionStore &store = m_sessions.store();
    const Slot sample = (*cell.list)[cell.index].sample;
    return store.contains(sample) && UserIdentity::of(store, sample) == cell.list->identity(cell.index);
}

QString UserCells::sessionsText(UserCell cell)
{
    const quint32 all = (*cell.list)[cell.index].sessions;
    const quint32 matching = cell.list->matching(cell.index);
    return matching == all ? text::numberText(all)
                           : tr("%1 of %2").arg(text::numberText(matching), text::numberText(all));
}

/// The list knows how many; the one is looked up when it is painted, and only believed if its session is still
/// the user's.
QString UserCells::addressText(UserCell cell) const
{
    const UserEntry &entry = (*cell.list)[cell.index];
    if (entry.addresses == 0)
        return {};
    const bool isOne = entry.addresses == 1 && hasSample(cell);
    const QByteArrayView address = isOne ? m_sessions.store().ip(entry.sample) : QByteArrayView();
    return address.isEmpty() ? tr("%Ln address(es)", nullptr, text::pluralCount(entry.addresses))
                             : text::printableText(address);
}

QString UserCells::accessibleText(UserCell cell, int column) const
{
    QString shown = text(cell, column);
    switch (column) {
    case Table::User:
        return cell.list->kind(cell.index) == Kind::Unknown ? tr("unknown user") : shown;
    case Table::Sessions:
        return tr("%1 session(s)", nullptr, text::pluralCount((*cell.list)[cell.index].sessions)).arg(shown);
    case Table::NextExpiry:
        return (*cell.list)[cell.index].deadline.ms() > m_sessions.clock().shownMs() ? tr("%1 left").arg(shown) : shown;
    default:
        return shown;
    }
}

QString UserCells::tip(UserCell cell, int column) const
{
    const UserEntry &entry = (*cell.list)[cell.index];
    switch (column) {
    case Table::User:
        switch (cell.list->kind(cell.index)) {
        case Kind::Named:
            return cell.list->people(cell.index) > 1
                       ? tr("%1: the sessions have different names beside it. These may be different people.")
                             .arg(userText(cell))
                       : userText(cell);
        case Kind::Anonymous:
            return tr("Sessions of nobody who has logged in");
        case Kind::Unknown:
            return tr("Sessions of formats that do not say whose they are");
        }
        return {};
    case Table::Sessions:
        return cell.list->matching(cell.index) == entry.sessions
                   ? QString()
                   : tr("%1 of %Ln session(s) match the search", nullptr, text::pluralCount(entry.sessions))
                         .arg(text::numberText(cell.list->matching(cell.index)));
    case Table::LastSeen:
        return text::absoluteText(entry.lastAccess.ms());
    case Table::NextExpiry: {
        const qint64 deadline = entry.deadline.ms();
        if (deadline == 0)
            return tr("None of the sessions has an expiry");
        return isDue(messages::RowChange::Present, deadline, m_sessions.clock().shownMs())
                   ? tr("A session ran out %1; the server has not removed it yet").arg(text::absoluteText(deadline))
                   : tr("The first session runs out %1").arg(text::absoluteText(deadline));
    }
    default:
        return {};
    }
}

QString UserCells::title(int column)
{
    switch (column) {
    case Table::User:
        return tr("User");
    case Table::Sessions:
        return tr("Sessions");
    case Table::Formats:
        return tr("Formats");
    case Table::Addresses:
        return tr("Addresses");
    case Table::LastSeen:
        return tr("Last seen");
    case Table::NextExpiry:
        return tr("Next to expire");
    default:
        return {};
    }
}

} // namespace sessions
