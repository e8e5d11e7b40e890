// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logout/logoutaccount.h"
#include "ui/logout/logoutquestion.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <vector>

namespace ui
{

/// What has become of sessions since somebody was asked about them: those are not ended any more.
class LogoutChanges final
{
    Q_DECLARE_TR_FUNCTIONS(ui::LogoutChanges)

public:
    explicit LogoutChanges(qint64 asked)
        : m_asked(asked)
    {
    }
    void add(const LogoutSubject &subject, LogoutSubject::Fate fate, const sessions::SessionStore &store);
    /// What a later look has shown beside.
    void add(LogoutChanges &&later);
    qint64 asked() const { return m_asked; }
    /// "This session is somebody else’s now: bob. It will not be ended."; empty: all is as it was.
    QString text() const;
    /// The latest ones that the question has lost, at most `count`.
    std::vector<LogoutAccount::Spared> lost(qint64 count) const;
    /// What there is to say of a session that is not asked for any more, as the store is now.
    static LogoutAccount::Spared sparedOf(const LogoutSubject &subject, LogoutSubject::Fate fate,
                                          const sessions::SessionStore &store);
    /// Whose the session of this key is now, in words.
    static QString ownerNow(const QByteArray &key, const sessions::SessionStore &store);

private:
    void addOwner(const QString &owner);
    static QString endText(const QByteArray &key, const sessions::SessionStore &store);

    static constexpr qsizetype kOwnersNamed = 3;

    qint64 m_asked; ///< sessions the question was about
    qint64 m_ended = 0;
    qint64 m_otherHands = 0;
    qint64 m_noLonger = 0; ///< match the search
    QStringList m_owners;  ///< the first few that are different
    bool m_areMoreOwners = false;
    std::vector<LogoutAccount::Spared> m_lost; ///< in the order in which it was seen
};

} // namespace ui
