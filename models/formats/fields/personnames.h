// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <span>

namespace formats
{

/// How telling a name is of a person: a lower one is taken first.
enum class PersonName : quint8 { Login, Mail, Displayed, Number };

/// What the members of a session that somebody wrote himself are called, told by the words that they are made of
/// (`persons` in names.json): `loginUser`, `admin_info`, `SESSION_BENUTZER` are people, `memberId`, `kunde_email`,
/// `realname` say who somebody is. Case, `_` and `-` do not count. The words of many languages, and none of a secret or
/// of an id that is looked up elsewhere.
class PersonNames
{
public:
    static const PersonNames &common();

    /// A person is described, or named, by a member of this name.
    bool isPerson(QByteArrayView name) const;
    /// What a member of this name says of a person beside whom nothing stands: `memberId`, `realname`.
    std::optional<PersonName> aloneAs(QByteArrayView name) const;
    /// The same inside of what describes a person, where `id` and `name` are his.
    std::optional<PersonName> insideAs(QByteArrayView name) const;
    /// What applications put around what they keep: `data`, `attributes`.
    bool isWrapper(QByteArrayView name) const;

private:
    PersonNames();
    struct Words;

    const Words *m_words; ///< as long as the program
};

} // namespace formats
