// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace text
{

/// Whether this tells a program who somebody is, and people nothing: a number, a UUID, a minted id.
bool isNumberOfUser(QByteArrayView user);

/// What people call a user: the user's name, or, where that is a number, the first of the other names, which are
/// one a line. One of the two, as it is.
QByteArrayView nameForPeople(QByteArrayView user, QByteArrayView otherNames);

/// Whether these may be the other names of one person, each one a line: they share one, or one has none.
bool mayBeOnePerson(QByteArrayView otherNames, QByteArrayView andThese);

/// A name that is safe to show; of spaces alone, in quotes, as that would look like nobody.
QString nameText(QByteArrayView name);

/// A user in words, for wherever one is shown.
struct PersonName {
    QString name;   ///< what people use: first, and what is kept where there is little room; empty: nobody is known
    QString number; ///< what else the application has for the user: second, dimmed; empty: nothing
    /// “alice@example.com · 6351”.
    QString whole() const;
};
PersonName personName(QByteArrayView user, QByteArrayView otherNames);

} // namespace text
