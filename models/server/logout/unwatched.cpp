// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/keys/fieldaddress.h"
#include "models/server/logout/logoutbatch.h"
#include "models/server/logout/restoration.h"

#include <algorithm>

// How a batch ends fields of a hash that is written all the time: there every transaction that watches it would fail,
// whoever's session was written. The field is read in the transaction that deletes it, and put back where it had become
// somebody else's since it was looked at, a moment before.

namespace server
{

using Kind = messages::LogoutOutcome::Kind;
using redis::Reply;

namespace
{

redis::CommandBatch inOneBatch(const QList<QByteArrayList> &commands)
{
    redis::CommandBatch batch;
    for (const QByteArrayList &command : commands)
        batch.add(command);
    return batch;
}

} // namespace

/// Queued, and thrown away: nothing is changed. What may not be put back is not taken unwatched.
void LogoutBatch::askWhetherItPutsBack()
{
    const auto busy =
        std::find_if(m_sessions.begin(), m_sessions.end(), [](const LeavingSession &each) { return each.isBusy; });
    if (busy == m_sessions.end() || m_limits.putsBack)
        return;
    const QByteArray hash = formats::keyOfRecord(busy->target.key).toByteArray();
    m_connection.send(
        inOneBatch({{QByteArrayLiteral("MULTI")},
                    {QByteArrayLiteral("HSETNX"), hash, QByteArrayLiteral("sessionscope-asks"), QByteArray("")},
                    {QByteArrayLiteral("DISCARD")}}),
        this, [this](const redis::Result<std::vector<Reply>> &replies) {
            if (replies)
                m_limits.putsBack = !replies->at(0).isError() && !replies->at(1).isError();
        });
}

/// Whether what was taken unwatched is a session of that user still, as it was a moment before.
bool LogoutBatch::isStillTheirs(const LeavingSession &leaving) const
{
    const formats::Format &format = m_formats->at(leaving.target.format);
    const auto match = format.matchKey(leaving.target.key);
    formats::Payload payload;
    payload.type = formats::RecordType::String;
    payload.string = *leaving.taken;
    formats::SessionFields fields;
    return match && format.read(leaving.target.key, *match, payload, fields) && fields.user == leaving.target.user;
}

/// Those that were somebody else's in the moment in which they were taken come back at once, unless there is a newer
/// one already: the field itself, and what stood beside it as far as it was kept.
void LogoutBatch::putBack()
{
    QList<QByteArrayList> commands;
    for (LeavingSession &leaving : m_sessions) {
        const bool isOurs = !leaving.isBusy || !leaving.taken || !leaving.outcome ||
                            leaving.outcome->kind != Kind::Ended || isStillTheirs(leaving);
        if (isOurs)
            continue;
        KeptSession own{leaving.target.key, leaving.target.format, {}, {}, {}};
        if (leaving.kept) {
            own = *leaving.kept;
        } else {
            const auto parts = formats::splitFieldAddress(leaving.target.key);
            own.keys.push_back({.key = parts->hash.toByteArray(),
                                .fate = formats::TouchedKey::Fate::FieldRemoved,
                                .isRecord = true,
                                .fields = {{parts->field.toByteArray(), *leaving.taken}},
                                .field = parts->field.toByteArray()});
        }
        commands += Restoration::atOnce(own);
        leaving.kept.reset();
        leaving.settle(Kind::ChangedHands, tr("somebody else is logged in there now"));
    }
    if (commands.isEmpty())
        return nextPart();
    m_result.changes += commands.size();
    noteSent();
    m_connection.send(inOneBatch(commands), this, [this](const redis::Result<std::vector<Reply>> &replies) {
        noteAnswered();
        if (!replies)
            return fail(replies.error(), Kind::Unknown);
        nextPart();
    });
}

} // namespace server
