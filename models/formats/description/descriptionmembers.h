// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/values/attributepath.h"
#include "models/formats/codecs/codec.h"
#include "models/formats/keys/keytemplate.h"

#include <QByteArrayList>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <initializer_list>
#include <vector>

namespace formats
{

// A description may come from the user's own folder: generous for people, small for the compiled tables.
constexpr qsizetype kMostKeys = 64;
constexpr qsizetype kMostPaths = 64;
constexpr qsizetype kMostTexts = 128;

/// Reads the members of a description's JSON. The first thing that is wrong becomes the error, the rest counts no more.
/// `path` is where a value stands, as the error names it: `keys[0].pattern`.
class DescriptionMembers
{
public:
    bool isGood() const { return m_error.isEmpty(); }
    const QString &error() const { return m_error; }
    void fail(const QString &path, const QString &sentence);

    static QString inside(const QString &parent, const QString &member);
    static QString element(const QString &list, qsizetype index);

    /// A member that is misspelt would otherwise be ignored in silence.
    void onlyKnows(const QJsonObject &object, const QString &path, std::initializer_list<const char *> names);
    QString requiredText(const QJsonObject &object, const QString &name);
    QJsonArray list(const QJsonValue &value, const QString &path, qsizetype most);
    /// A list of texts that are not empty, or nothing.
    QByteArrayList texts(const QJsonValue &value, const QString &path);
    std::vector<PathSteps> plainPaths(const QJsonValue &value, const QString &path);
    /// A template that asks for nothing but these variables; empty where there is no text.
    KeyTemplate keyTemplate(const QJsonValue &value, const QString &path,
                            std::initializer_list<KeyTemplate::Variable> variables);
    /// `codec` and the alternatives of `alt`, in this order.
    std::vector<CodecChain> chains(const QJsonObject &object, const QString &path);

private:
    CodecChain chain(const QJsonValue &value, const QString &path);

    QString m_error;
};

} // namespace formats
