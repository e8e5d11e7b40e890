// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/commandline.h"
#include "app/logout/logoutsubject.h"
#include "models/messages/logoutreport.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace app
{

/// What has become of a session, by all that is known when the command ends.
enum class LogoutFate : quint8 {
    Ended,
    TtlSet,       ///< it ends when it was asked to
    AlreadyGone,  ///< before its turn
    EndsSooner,   ///< than it was asked to: it was left alone
    ChangedHands, ///< it was somebody else's by then, and was left alone
    GoneSince,    ///< the answer was lost; it does not exist any more, whoever ended it
    CameBack,     ///< it was ended, and is there again
    Refused,
    Unknown,    ///< the answer was lost, and nobody has looked since
    StillThere, ///< the answer was lost; it exists
    NotRun,
};

/// A line for each session of a logout, and one for all: what was confirmed, and what came of it.
class LogoutResults
{
public:
    LogoutResults(std::vector<LogoutSubject> subjects, QStringList formatTitles);

    const std::vector<LogoutSubject> &subjects() const { return m_subjects; }
    /// One that nothing was sent for, since it changed while the question stood, or as `words` say.
    void spare(const LogoutSubject &subject, LogoutFate fate, const QString &words = {});
    void take(const messages::LogoutReport &report);
    void take(const messages::LogoutCheck &check);

    qint64 count(LogoutFate fate) const;
    /// What was ended may come back, and what is unknown may be found out.
    bool wantsCheck() const;
    /// Every session is as it was meant to be, or was so before.
    bool isGood() const;

    void append(QByteArray &out, ListFormat format) const;
    QString summary() const;

private:
    struct Result {
        LogoutFate fate = LogoutFate::NotRun;
        QString words = {};
        qint64 at = 0; ///< CameBack: epoch ms
    };

    Result *resultOf(const QByteArray &key);
    void appendTable(QByteArray &out) const;
    void appendJson(QByteArray &out) const;
    QByteArray jsonSummary() const;
    QString wordsOf(const Result &result) const;

    std::vector<LogoutSubject> m_subjects;
    QStringList m_formatTitles;
    std::vector<Result> m_results; ///< by subject
    QHash<QByteArray, size_t> m_places;
    qint64 m_commands = 0;
    bool m_isRecorded = true;
    bool m_isChecked = false;
    QStringList m_remarks;
};

} // namespace app
