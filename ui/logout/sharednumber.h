// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"
#include "models/text/people.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <bitset>
#include <vector>

namespace ui
{

/// Whether the sessions of one user are one person's: applications and their tenants number their users each from 1.
class SharedNumber final
{
    Q_DECLARE_TR_FUNCTIONS(ui::SharedNumber)

public:
    void add(const sessions::SessionStore &store, sessions::Slot slot);

    /// Several names, formats or places of keys: no name is said for the user then.
    bool isShared(QByteArrayView user) const;
    /// Whether that makes somebody wonder: a name is one person's everywhere in all likelihood, and so is a
    /// number where each session says the same name beside it.
    bool isInDoubt(QByteArrayView user) const;
    qsizetype names() const;
    /// "1", "1 · 3 names"
    QString title(const QString &user) const;
    /// What there is behind the user, as sentences that end in a warning; empty: nothing is in doubt.
    QString doubt(QByteArrayView user, const QString &shown, const QStringList &formatTitles) const;

private:
    static constexpr size_t kListed = 6;

    sessions::SessionStore::TextId m_lastNames = 0; ///< nearly all sessions have the same
    text::People m_people;
    bool m_hasNameless = false; ///< a session that says nothing beside the user
    std::bitset<256> m_formats;
    std::vector<QByteArray> m_places; ///< what stands before the id in the keys; one more than are listed
};

} // namespace ui
