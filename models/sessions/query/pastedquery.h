// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/pasted/pasted.h"
#include "models/sessions/query/sessionquery.h"

#include <memory>

namespace sessions
{

/// The query that a pasted cookie, token, key or address makes.
class PastedQuery final
{
public:
    /// What begins with a field of the language (`id:…`) or with a quote is never taken for pasted; but a key may begin
    /// with a word that is a field as well (`user:42:session:…`).
    explicit PastedQuery(const QString &text);

    /// It is no search for words.
    bool isSure() const { return m_pasted && !m_pasted->mayBeWord; }
    SessionQuery query() const;
    /// A single word that may be an id, too, also finds the session whose id the store keeps in another form.
    void widen(SessionQuery &words) const;

private:
    void addTerms(SessionQuery &query) const;

    std::shared_ptr<const formats::Pasted> m_pasted;
};

} // namespace sessions
