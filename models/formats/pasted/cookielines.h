// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace formats::pasted
{

struct NamedValue {
    QByteArray name;
    QByteArray value;
};

/// The cookies of `Cookie:` and `Set-Cookie:` lines, wherever in the text they stand, without the attributes of the
/// latter; also of a header that curl is given. `isHeader`: there was such a line. `looked`: how many bytes were looked
/// at in search of the lines' ends and signs; no more than a few times the text.
std::vector<NamedValue> cookiesOfHeaders(QByteArrayView text, bool &isHeader, qsizetype *looked = nullptr);
/// Of `name=value; name=value` without a header before it; none where any part is written otherwise.
std::vector<NamedValue> cookiesOfPairs(QByteArrayView text);
/// Of lines as a browser lists its cookies, name and value before further columns with tabs between, and of `name:
/// value`, also in quotes as in JSON.
std::vector<NamedValue> cookiesOfRows(QByteArrayView text);
/// What addresses in the text have that is called as sessions are: `;jsessionid=…`, `?sid=…`, `&PHPSESSID=…`,
/// `#access_token=…`.
std::vector<NamedValue> sessionsInAddresses(QByteArrayView text);
/// What follows `Bearer `, at the beginning or behind `Authorization:`; empty: there is none.
QByteArray bearerToken(QByteArrayView text);

/// Whether one of the words in it is what sessions are called: words are parted by what is no letter nor digit, and
/// by capitals. `connect.sid`, `authToken`; not `author`, `assessment`.
bool hasSessionWord(QByteArrayView name);
/// Whether a cookie or a parameter is called as sessions are.
bool isSessionName(QByteArrayView name);

} // namespace formats::pasted
