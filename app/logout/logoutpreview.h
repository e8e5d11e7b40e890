// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logout/logoutsubject.h"
#include "models/formats/formatset.h"
#include "models/formats/logout/logoutcommands.h"
#include "models/formats/values/value.h"
#include "models/sessions/store/sessionstore.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace app
{

/// What a logout is about to do, worked out of the store at one moment: how many sessions of whom, and for a session
/// of each format the exact commands.
class LogoutPreview
{
public:
    /// Formats of which a session is shown.
    static constexpr qsizetype kMostSamples = 8;
    /// Up to so many sessions each is named, so that the right one of three is ended.
    static constexpr qsizetype kEachUpTo = 5;
    /// Of more, so many users are named, those with the most sessions first.
    static constexpr qsizetype kMostOwners = 20;
    /// And so many where a program reads it.
    static constexpr qsizetype kMostOwnersForPrograms = 1000;

    /// Ended and free slots are left out. `formats` as the store counts them.
    static LogoutPreview about(const sessions::SessionStore &store, const std::vector<sessions::Slot> &chosen,
                               std::shared_ptr<const formats::FormatSet> formats);

    const std::vector<LogoutSubject> &subjects() const { return m_subjects; }
    qint64 sessions() const { return static_cast<qint64>(m_subjects.size()); }
    /// "3 sessions of 2 users"
    QString counted() const;

    /// The sessions that are shown in place of all of their format.
    const std::vector<LogoutSubject> &samples() const { return m_samples; }
    /// The commands that end one of them, as the server holds it: Null, it could not be read.
    void addLogout(const LogoutSubject &sample, const formats::Value &payload, formats::Deletion deletion);
    /// The commands by which it ends at this time, epoch ms by the server's clock.
    void addEnd(const LogoutSubject &sample, qint64 deadlineMs);
    void addCaveat(const QString &format, const QString &sentence);

    QString text() const;
    QByteArray json() const; ///< one object on one line

private:
    struct Commands {
        LogoutSubject sample;
        QStringList texts; ///< ids masked
    };
    struct Owner {
        QString name;
        qint64 sessions = 0;
    };
    struct Caveat {
        QString sentence;
        QStringList formats; ///< none: of all
    };
    QString titleOf(const LogoutSubject &subject) const { return m_formats->at(subject.format).title(); }

    void countOwners();
    QString ownersText() const;
    qint64 sessionsOf(quint8 format) const;

    std::shared_ptr<const formats::FormatSet> m_formats;
    std::vector<LogoutSubject> m_subjects;
    std::vector<LogoutSubject> m_samples;
    QStringList m_each;    ///< of a few: whose, device, address, since when
    QList<Owner> m_owners; ///< most sessions first, no more than programs are told
    QStringList m_titles;
    qint64 m_users = 0; ///< distinct; without the nameless
    qint64 m_anonymous = 0;
    qint64 m_unknown = 0;
    qint64 m_nodes = 0;
    QList<Commands> m_commands;
    QList<Caveat> m_caveats;
};

} // namespace app
