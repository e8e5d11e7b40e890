// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/description/descriptionparts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace formats
{

namespace
{

struct LogoutStepText {
    Q_DECLARE_TR_FUNCTIONS(formats::FormatDescription)
};

constexpr qsizetype kMostNames = 16;
constexpr qint64 kLongestExpiry = 366LL * 24 * 3600;

struct OperationWord {
    const char *word;
    LogoutOperation operation;
    /// What a step must say besides its key; null: nothing.
    const char *first = nullptr;
    const char *second = nullptr;
};

constexpr std::array kOperations{
    OperationWord{"unlink", LogoutOperation::Delete},
    OperationWord{"del", LogoutOperation::Delete},
    OperationWord{"srem", LogoutOperation::RemoveSetMember, "member"},
    OperationWord{"zrem", LogoutOperation::RemoveScoredMember, "member"},
    OperationWord{"hdel", LogoutOperation::DeleteField, "field"},
    OperationWord{"hset", LogoutOperation::SetField, "field", "value"},
    OperationWord{"expire", LogoutOperation::Expire, "seconds"},
    OperationWord{"set-keepttl", LogoutOperation::ReplaceValue, "value"},
    OperationWord{"json-list-remove", LogoutOperation::RemoveListElement, "where"},
    // Files may have them; nothing is locked by this program.
    OperationWord{"lock", LogoutOperation::Unsupported},
    OperationWord{"unlock", LogoutOperation::Unsupported},
};

const OperationWord *operationOf(const QString &word)
{
    const auto *found = std::find_if(kOperations.begin(), kOperations.end(),
                                     [&word](const OperationWord &each) { return word == QLatin1String(each.word); });
    return found == kOperations.end() ? nullptr : &*found;
}

QString operationWords()
{
    QStringList words;
    for (const OperationWord &each : kOperations) {
        if (each.operation != LogoutOperation::Unsupported)
            words.append(QLatin1String(each.word));
    }
    return words.join(QStringLiteral(", "));
}

/// Reads one step. Its members are told by their names below `path`.
class LogoutStepReader
{
public:
    LogoutStepReader(const QJsonObject &object, QString path, DescriptionMembers &members)
        : m_object(object)
        , m_path(std::move(path))
        , m_members(members)
    {
    }

    LogoutInstruction read()
    {
        const OperationWord *operation = operationOf(value("op").toString());
        if (!operation) {
            fail("op", LogoutStepText::tr("one of %1 is needed.").arg(operationWords()));
            return {};
        }
        LogoutInstruction step;
        step.operation = operation->operation;
        knowsOnly(*operation);
        readKey(step);
        readArguments(*operation, step);
        const QJsonValue match = value("match");
        if (!match.isUndefined() && match.toString() != QLatin1String("decoded"))
            fail("match", LogoutStepText::tr("“decoded” is needed."));
        step.anyForm = !match.isUndefined();
        step.isRequired = flag("required");
        if (!value("if").isUndefined()) // what it asks is not understood, so it is not done either
            step.operation = LogoutOperation::Unsupported;
        return step;
    }

private:
    QJsonValue value(const char *name) const { return m_object.value(QLatin1String(name)); }
    QString pathOf(const char *name) const { return DescriptionMembers::inside(m_path, QLatin1String(name)); }
    void fail(const char *name, const QString &sentence) { m_members.fail(pathOf(name), sentence); }

    void knowsOnly(const OperationWord &operation)
    {
        const char *first = operation.first ? operation.first : "op";
        const char *second = operation.second ? operation.second : "op";
        switch (operation.operation) {
        case LogoutOperation::RemoveListElement:
            return m_members.onlyKnows(m_object, m_path, {"op", "key", "required", "if", first, "path", "keepttl"});
        case LogoutOperation::Unsupported:
            return m_members.onlyKnows(m_object, m_path, {"op", "key", "required", "if", "px", "value"});
        case LogoutOperation::Delete:
        case LogoutOperation::Expire:
            return m_members.onlyKnows(m_object, m_path, {"op", "key", "required", "if", first});
        default:
            return m_members.onlyKnows(m_object, m_path, {"op", "key", "required", "if", first, second, "match"});
        }
    }

    bool flag(const char *name)
    {
        const QJsonValue flag = value(name);
        if (!flag.isUndefined() && !flag.isBool())
            fail(name, LogoutStepText::tr("true or false is needed."));
        return flag.toBool();
    }

    KeyTemplate keyTemplate(const QJsonValue &text, const QString &path)
    {
        using enum KeyTemplate::Variable;
        KeyTemplate read = m_members.keyTemplate(text, path, {Prefix, Id, User, Payload});
        if (read.isEmpty())
            m_members.fail(path, LogoutStepText::tr("a text is needed."));
        return read;
    }

    void readKey(LogoutInstruction &step)
    {
        using enum KeyTemplate::Variable;
        step.keyText = value("key").toString().toUtf8();
        step.key = keyTemplate(value("key"), pathOf("key"));
        const bool isOfOneSession = step.key.asksFor(Id) || step.key.asksFor(User) || step.key.asksFor(Payload);
        if (step.operation == LogoutOperation::Delete && !isOfOneSession)
            fail("key", LogoutStepText::tr("this key is the same for all sessions, and would go with the first."));
    }

    void readArguments(const OperationWord &operation, LogoutInstruction &step)
    {
        for (const char *name : {operation.first, operation.second}) {
            if (!name)
                continue;
            const QByteArrayView word(name);
            if (word == "seconds")
                readSeconds(step);
            else if (word == "where")
                readWhere(step);
            else
                (word == "value" ? step.value : step.argument) = keyTemplate(value(name), pathOf(name));
        }
    }

    void readSeconds(LogoutInstruction &step)
    {
        const QJsonValue seconds = value("seconds");
        step.seconds = seconds.toInteger();
        if (!seconds.isDouble() || step.seconds < 1 || step.seconds > kLongestExpiry)
            fail("seconds", LogoutStepText::tr("a whole number of seconds, up to a year, is needed."));
    }

    void readWhere(LogoutInstruction &step)
    {
        const QJsonValue where = value("where");
        const QJsonObject object = where.toObject();
        if (where.isString()) {
            step.where.value = keyTemplate(where, pathOf("where"));
        } else if (object.size() == 1) {
            const QString member = object.begin().key();
            step.where.member = member.toUtf8();
            step.where.value = keyTemplate(object.begin().value(), DescriptionMembers::inside(pathOf("where"), member));
        } else {
            fail("where", LogoutStepText::tr("an object with one member is needed, or a text."));
        }
        if (step.where.value.isEmpty() || !m_members.isGood())
            return;
        const QJsonValue path = value("path");
        if (path.isUndefined())
            return;
        step.path = path.toString().toUtf8().split('.');
        if (!path.isString() || step.path.contains(QByteArray()) || step.path.size() > kMostNames)
            fail("path", LogoutStepText::tr("names with dots between them are needed."));
    }

    const QJsonObject &m_object;
    const QString m_path;
    DescriptionMembers &m_members;
};

} // namespace

void readLogout(const QJsonValue &value, DescriptionMembers &members, FormatDescription &result)
{
    if (value.isUndefined())
        return;
    const QString path = QStringLiteral("logout");
    const QJsonArray array = members.list(value, path, kMostKeys);
    for (qsizetype i = 0; i < array.size() && members.isGood(); ++i) {
        const QJsonObject object = array.at(i).toObject();
        result.logout.append(LogoutStepReader(object, DescriptionMembers::element(path, i), members).read());
    }
}

} // namespace formats
