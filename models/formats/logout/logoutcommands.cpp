// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/logout/logoutcommands.h"

#include "models/formats/logout/jsonlist.h"
#include "models/formats/logout/storedvalue.h"
#include "models/text/printabletext.h"

#include <QCoreApplication>

#include <algorithm>

namespace formats
{

namespace
{

struct CommandsText {
    Q_DECLARE_TR_FUNCTIONS(formats::LogoutCommands)
};

using Kind = LogoutCommands::Kind;

/// UNLINK rather than DEL: a large payload is freed beside the server's main thread, and the event is `del` as well.
QByteArrayList unlink(const LogoutAction &action)
{
    return {QByteArrayLiteral("UNLINK"), action.key};
}

/// XX: a session that is gone by now is not made anew.
QByteArrayList replacement(const LogoutAction &action, const QByteArray &value)
{
    return {QByteArrayLiteral("SET"), action.key, value, QByteArrayLiteral("XX"), QByteArrayLiteral("KEEPTTL")};
}

/// The command that names all members. Empty for those that name none.
QByteArray memberCommand(LogoutOperation operation)
{
    switch (operation) {
    case LogoutOperation::RemoveSetMember:
        return QByteArrayLiteral("SREM");
    case LogoutOperation::RemoveScoredMember:
        return QByteArrayLiteral("ZREM");
    case LogoutOperation::DeleteField:
        return QByteArrayLiteral("HDEL");
    default:
        return {};
    }
}

LogoutCommands unreadable(const LogoutAction &action)
{
    if (!action.isRecord)
        return {.kind = Kind::NotReadable};
    return {.commands = {unlink(action)}, .deletesInstead = true};
}

LogoutCommands writtenLike(const LogoutAction &action, const QByteArray &stored)
{
    const auto value = encodedLike(stored, action.value);
    if (!value)
        return unreadable(action);
    if (action.operation == LogoutOperation::ReplaceValue)
        return {.commands = {replacement(action, *value)}};
    return {.commands = {{QByteArrayLiteral("HSET"), action.key, action.members.value(0), *value}}};
}

LogoutCommands shortened(const LogoutAction &action, const QByteArray &stored)
{
    const auto removed = withoutElement(stored, action.path, action.where);
    if (removed)
        return {.commands = {removed->isEmpty ? unlink(action) : replacement(action, removed->document)}};
    if (removed.error() == JsonListProblem::NotJson)
        return unreadable(action);
    return {.kind = Kind::Nothing};
}

} // namespace

QString argumentText(QByteArray argument, const QByteArrayList &secrets)
{
    for (const QByteArray &secret : secrets) {
        for (const QByteArray &form : storedForms(secret)) {
            if (const auto masked = text::maskedWithin(argument, form))
                argument = *masked;
        }
        // Within a longer text, so without its quotes.
        const QByteArray json = storedForms(secret).value(1);
        if (const auto masked = text::maskedWithin(argument, json.mid(1).chopped(json.isEmpty() ? 0 : 1)))
            argument = *masked;
    }
    const QString text = text::printableText(argument);
    const bool isBare = !text.isEmpty() && std::none_of(text.begin(), text.end(),
                                                        [](QChar c) { return c.isSpace() || c == u'"' || c == u'\''; });
    return isBare ? text : u'"' + QString(text).replace(u'"', QLatin1String("\\\"")) + u'"';
}

LogoutCommands commandsOf(const LogoutAction &action, const std::optional<QByteArray> &stored)
{
    if (const QByteArray word = memberCommand(action.operation); !word.isEmpty())
        return {.commands = {QByteArrayList{word, action.key} + action.members}};
    switch (action.operation) {
    case LogoutOperation::Expire:
        return {.commands = {{QByteArrayLiteral("EXPIRE"), action.key, QByteArray::number(action.seconds)}}};
    case LogoutOperation::SetField:
    case LogoutOperation::ReplaceValue:
        return stored ? writtenLike(action, *stored) : LogoutCommands{.kind = Kind::Nothing};
    case LogoutOperation::RemoveListElement:
        return stored ? shortened(action, *stored) : LogoutCommands{.kind = Kind::Nothing};
    default:
        return {.commands = {unlink(action)}};
    }
}

QString commandText(const LogoutAction &action, const QByteArrayList &secrets, Deletion deletion)
{
    const QString key = argumentText(action.key, secrets);
    if (const QByteArray word = memberCommand(action.operation); !word.isEmpty())
        return QStringLiteral("%1 %2 %3")
            .arg(QString::fromLatin1(word), key, argumentText(action.members.value(0), secrets));
    switch (action.operation) {
    case LogoutOperation::Expire:
        return QStringLiteral("EXPIRE %1 %2").arg(key, QString::number(action.seconds));
    case LogoutOperation::SetField:
        return QStringLiteral("HSET %1 %2 %3")
            .arg(key, argumentText(action.members.value(0), secrets), argumentText(action.value, secrets));
    case LogoutOperation::ReplaceValue:
        return QStringLiteral("SET %1 %2 XX KEEPTTL").arg(key, argumentText(action.value, secrets));
    case LogoutOperation::RemoveListElement:
        return CommandsText::tr("SET %1 (the list without %2) XX KEEPTTL")
            .arg(key, argumentText(action.where.value, secrets));
    default:
        return QStringLiteral("%1 %2").arg(deletion == Deletion::Del ? QStringLiteral("DEL") : QStringLiteral("UNLINK"),
                                           key);
    }
}

QString leftOutText(const LeftOutStep &step)
{
    const QString key = text::printableText(step.key);
    switch (step.why) {
    case LeftOutStep::Why::NotTold:
        return CommandsText::tr("“%1” stays as it is: the session does not say what %2 is.")
            .arg(key, text::printableText(step.asked));
    case LeftOutStep::Why::Unsupported:
        return CommandsText::tr("“%1” stays as it is: a step like this is not carried out.").arg(key);
    case LeftOutStep::Why::Shared:
        return CommandsText::tr("“%1” stays as it is: it may hold the user’s other sessions as well.").arg(key);
    case LeftOutStep::Why::Refused:
        return CommandsText::tr("“%1” stays as it is: the account may not change it.").arg(key);
    case LeftOutStep::Why::NotReached:
        return CommandsText::tr("“%1” may stand as it was: its node of the cluster did not answer.").arg(key);
    case LeftOutStep::Why::NotReadable:
        break;
    }
    return CommandsText::tr("“%1” stays as it is: what is stored there cannot be read.").arg(key);
}

} // namespace formats
