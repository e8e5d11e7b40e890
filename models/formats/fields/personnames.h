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
    /// A text under this name is what somebody is called: `benutzer`, not `user_model` or `operator`.
    bool isCalledSo(QByteArrayView name) const;
    /// What a member of this name says of a person beside whom nothing stands: `memberId`, `realname`.
    std::optional<PersonName> aloneAs(QByteArrayView name) const;
    /// The same inside of what describes a person, where `id` and `name` are his.
    std::optional<PersonName> insideAs(QByteArrayView name) const;
    /// `member`, `kunde`: a `number` in it is his. In `login` it is how many there were, in `account` the account's
    /// own.
    bool isNumbered(QByteArrayView name) const;
    /// As insideAs(), of what is not numbered.
    std::optional<PersonName> insideUnnumberedAs(QByteArrayView name) const;
    /// Who logs in may be a partner, or does business with somebody who is: only his name tells, inside of `partner`.
    bool isRole(QByteArrayView name) const;
    /// `partnerName`, inside of what isRole(): what it says, unless it is a number.
    std::optional<PersonName> insideRoleAs(QByteArrayView name) const;
    /// What applications put around what they keep: `data`, `attributes`.
    bool isWrapper(QByteArrayView name) const;
    /// A session, a token, wherever it stands: an `id` in it is its own, and nobody's.
    bool isCredential(QByteArrayView name) const;
    /// A text of this name may be a token whose issuer says whom it is for.
    bool isTokenOfPerson(QByteArrayView name) const;

private:
    PersonNames();
    struct Words;

    const Words *m_words; ///< as long as the program
};

} // namespace formats
