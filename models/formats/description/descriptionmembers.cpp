// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/description/descriptionmembers.h"

#include "models/formats/description/commonnames.h"

#include <QCoreApplication>

#include <algorithm>

namespace formats
{

namespace
{

constexpr qsizetype kMostChains = 16;

struct MembersText {
    Q_DECLARE_TR_FUNCTIONS(formats::FormatDescription)
};

} // namespace

void DescriptionMembers::fail(const QString &member, const QString &sentence)
{
    if (m_error.isEmpty())
        m_error = MembersText::tr("In “%1”: %2").arg(member, sentence);
}

QString DescriptionMembers::inside(const QString &parent, const QString &member)
{
    return parent.isEmpty() ? member : parent + QLatin1Char('.') + member;
}

QString DescriptionMembers::element(const QString &list, qsizetype index)
{
    return QStringLiteral("%1[%2]").arg(list, QString::number(index));
}

void DescriptionMembers::onlyKnows(const QJsonObject &object, const QString &path,
                                   std::initializer_list<const char *> names)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const bool known = std::any_of(names.begin(), names.end(),
                                       [&it](const char *name) { return it.key() == QLatin1String(name); });
        if (!known)
            fail(inside(path, it.key()), MembersText::tr("no member of this name is known here."));
    }
}

QString DescriptionMembers::requiredText(const QJsonObject &object, const QString &name)
{
    QString text = object.value(name).toString();
    if (text.isEmpty())
        fail(name, MembersText::tr("a text is needed."));
    return text;
}

QJsonArray DescriptionMembers::list(const QJsonValue &value, const QString &path, qsizetype most)
{
    QJsonArray array = value.toArray();
    if (!value.isArray() || array.isEmpty())
        fail(path, MembersText::tr("a list is needed, and it must not be empty."));
    else if (array.size() > most)
        fail(path, MembersText::tr("the list has more than %1 elements.").arg(most));
    return array;
}

QByteArrayList DescriptionMembers::texts(const QJsonValue &value, const QString &path)
{
    QByteArrayList result;
    if (value.isUndefined())
        return result;
    const QJsonArray array = list(value, path, kMostTexts);
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString text = array.at(i).toString();
        const QStringList shared = sharedList(text);
        for (const QString &each : shared.isEmpty() ? QStringList{text} : shared)
            result.append(each.toUtf8());
        if (!array.at(i).isString())
            fail(element(path, i), MembersText::tr("a text is needed."));
    }
    return result;
}

std::vector<PathSteps> DescriptionMembers::plainPaths(const QJsonValue &value, const QString &path)
{
    std::vector<PathSteps> result;
    const QByteArrayList all = texts(value, path);
    for (qsizetype i = 0; i < all.size() && m_error.isEmpty(); ++i) {
        const auto steps = pathFromText(QString::fromUtf8(all.at(i)));
        if (!steps)
            fail(element(path, i), steps.error());
        else
            result.push_back(*steps);
    }
    return result;
}

KeyTemplate DescriptionMembers::keyTemplate(const QJsonValue &value, const QString &path,
                                            std::initializer_list<KeyTemplate::Variable> variables)
{
    using enum KeyTemplate::Variable;
    const auto read = KeyTemplate::fromText(value.toString().toUtf8());
    if (!read) {
        fail(path, read.error());
        return {};
    }
    for (const auto variable : {Prefix, Id, User, Payload}) {
        const bool isKnown = std::find(variables.begin(), variables.end(), variable) != variables.end();
        if (!isKnown && read->asksFor(variable))
            fail(path, MembersText::tr("a variable stands there that means nothing here."));
    }
    return *read;
}

std::vector<CodecChain> DescriptionMembers::chains(const QJsonObject &object, const QString &path)
{
    std::vector<CodecChain> result;
    if (const QJsonValue first = object.value(QLatin1String("codec")); !first.isUndefined())
        result.push_back(chain(first, inside(path, QStringLiteral("codec"))));
    const QJsonValue others = object.value(QLatin1String("alt"));
    if (others.isUndefined())
        return result;
    const QString othersPath = inside(path, QStringLiteral("alt"));
    const QJsonArray array = list(others, othersPath, kMostChains);
    for (qsizetype i = 0; i < array.size() && m_error.isEmpty(); ++i)
        result.push_back(chain(array.at(i), element(othersPath, i)));
    return result;
}

/// Codecs, outermost first.
CodecChain DescriptionMembers::chain(const QJsonValue &value, const QString &path)
{
    CodecChain result;
    const QJsonArray array = list(value, path, kMostCodecs);
    for (qsizetype i = 0; i < array.size() && m_error.isEmpty(); ++i) {
        const auto codec = codecFromName(array.at(i).toString());
        if (!codec)
            fail(element(path, i), MembersText::tr("this codec is not known; known are: %1.").arg(knownCodecs()));
        else
            result.push_back(*codec);
    }
    return result;
}

} // namespace formats
