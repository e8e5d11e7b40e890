// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/auditstream.h"

#include "models/audit/auditlines.h"
#include "models/formats/formatset.h"
#include "models/redis/server.h"
#include "models/server/connect/problemtext.h"
#include "models/text/printabletext.h"

#include <QMap>

#include <algorithm>
#include <utility>

namespace server
{

namespace
{

/// Characters of a field that somebody typed, or a server said.
constexpr qsizetype kLongestField = 500;

class Fields
{
public:
    Fields(const char *event, const audit::Intent &of)
    {
        add("event", QLatin1String(event));
        add("job", of.job);
        add("by", of.by.user);
        add("host", of.by.host);
        add("redis-user", of.redisUser);
        add("action", audit::wordOf(of.action));
        add("of-job", of.ofJob);
    }

    /// Nothing for an empty text.
    void add(const char *name, const QString &value)
    {
        if (!value.isEmpty())
            m_fields << name << value.left(kLongestField).toUtf8();
    }
    void add(const char *name, qint64 value) { m_fields << name << QByteArray::number(value); }
    void addJson(const QByteArray &line)
    {
        if (!line.isEmpty())
            m_fields << "json" << line;
    }
    const QByteArrayList &all() const { return m_fields; }

private:
    QByteArrayList m_fields;
};

/// "ended 28, refused 2"
QString countsOf(const audit::Outcome &outcome)
{
    QMap<QString, qint64> counts;
    for (const audit::SessionOutcome &session : outcome.sessions)
        ++counts[session.outcome];
    QStringList texts;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        texts.append(QStringLiteral("%1 %2").arg(count.key(), QString::number(count.value())));
    return texts.join(QStringLiteral(", "));
}

} // namespace

AuditStream::AuditStream(QByteArray key, QObject *parent)
    : QObject(parent)
    , m_key(std::move(key))
{
}

void AuditStream::begin(redis::Server *server, const formats::FormatSet &formats, const audit::Intent &intent,
                        const Done &done)
{
    if (!isUsed())
        return done({});
    // It would be listed as a session, and ended like one.
    const int format = formats.match(m_key, formats::RecordType::Unknown).format;
    if (format >= 0 || !formats.recordOfDeadlineKey(m_key).isEmpty())
        return done(tl::unexpected(
            problem(tr("its key is one that sessions have (%1).").arg(formats.at(std::max(format, 0)).title()),
                    tr("Name another key as the shared log, or none."))));
    Fields fields("intent", intent);
    fields.add("reason", intent.reason);
    fields.add("chosen-by", intent.chosenBy);
    fields.add("sessions", std::ssize(intent.sessions));
    fields.addJson(audit::shortLineOf(intent, kMostLineBytes));
    append(server, fields.all(), done);
}

void AuditStream::end(redis::Server *server, const audit::Intent &of, const audit::Outcome &outcome, const Done &done)
{
    if (!isUsed())
        return done({});
    Fields fields("outcome", of);
    fields.add("sessions", std::ssize(outcome.sessions));
    fields.add("outcomes", countsOf(outcome));
    fields.addJson(audit::shortLineOf(outcome, kMostLineBytes));
    append(server, fields.all(), done);
}

void AuditStream::cameBack(redis::Server *server, const audit::Intent &of, const audit::CameBack &cameBack,
                           const Done &done)
{
    if (!isUsed())
        return done({});
    Fields fields("came-back", of);
    fields.add("sessions", std::ssize(cameBack.digests));
    fields.addJson(audit::shortLineOf(cameBack, kMostLineBytes));
    append(server, fields.all(), done);
}

/// Where EXEC may not be used, what MULTI has begun is open until the DISCARD that follows, and this may have come in
/// between: by the time of the second attempt it is over.
void AuditStream::append(redis::Server *server, const QByteArrayList &fields, const Done &done, bool again)
{
    redis::Node *node = server ? server->nodeForKey(m_key) : nullptr;
    if (!node)
        return done(tl::unexpected(problemOf({redis::ErrorKind::Closed, {}})));
    redis::CommandBatch batch;
    batch.add(QByteArrayList{"XADD", m_key, "MAXLEN", "~", QByteArray::number(kMostEntries), "*"} + fields);
    node->commands().send(
        batch, this, [this, server, fields, done, again](const redis::Result<std::vector<redis::Reply>> &replies) {
            if (!replies)
                return done(tl::unexpected(problemOf(replies.error())));
            const redis::Reply &reply = replies->front();
            if (reply.isError())
                return done(tl::unexpected(problemOf(reply.error())));
            if (reply.type == redis::Reply::Type::Bulk)
                return done({});
            if (again)
                return append(server, fields, done, false);
            done(tl::unexpected(problemOf({redis::ErrorKind::ServerError, QString::fromUtf8(reply.bytes)})));
        });
}

messages::Problem AuditStream::problemOf(const redis::Error &error) const
{
    QString nextStep = tr("Put that right, or leave the shared log empty, then try again.");
    if (error.kind == redis::ErrorKind::PermissionDenied)
        nextStep = tr("Grant the account XADD on that key (+xadd ~%1), or leave the shared log empty.").arg(name());
    else if (error.kind == redis::ErrorKind::WrongType)
        nextStep = tr("Name another key as the shared log: this one holds something else.");
    return problem(error.detail.isEmpty() ? describe(error, {}).cause : error.detail, nextStep);
}

messages::Problem AuditStream::problem(const QString &why, const QString &nextStep) const
{
    return {tr("The shared log %1 could not be written: %2").arg(name(), why), nextStep};
}

QString AuditStream::name() const
{
    return text::printableText(m_key);
}

} // namespace server

#include "moc_auditstream.cpp"
