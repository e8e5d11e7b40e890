// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/logoutreport.h"
#include "models/messages/logouttarget.h"
#include "ui/logout/logoutsubject.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QStringList>

#include <array>
#include <chrono>
#include <optional>
#include <vector>

namespace ui
{

/// What has become of a session that was to be ended, by all that is known now. What wants attention comes first.
enum class Became : quint8 {
    CameBack,       ///< was ended, and found there again
    Refused,        ///< by the server
    StillThere,     ///< its answer never came, and it was found there afterwards
    Unknown,        ///< its answer never came
    ChangedHands,   ///< spared
    NotRun,         ///< not sent
    EndedMeanwhile, ///< by what the table showed, before anything was sent
    AlreadyGone,    ///< by the server's answer, before its turn
    GoneSince,      ///< its answer never came, and it was found gone afterwards, whoever ended it
    EndedAgain,     ///< had come back
    TtlSet,         ///< lives on for the time that was asked for
    Ended,          ///< by the server's answer
};
inline constexpr int kBecameKinds = 12;

/// Everything that is known of one logout: what was confirmed, what was answered, what was found afterwards, and what
/// was brought back. Each session that was confirmed is in it once, so that the counts add up to them.
class LogoutAccount final
{
public:
    /// What was asked for, as it was confirmed.
    struct Asked {
        messages::LogoutOrder::Action action = messages::LogoutOrder::Action::LogOut;
        std::chrono::seconds in{0};
        bool untilQuiet = false;
        QString reason = {};
        QString chosenBy = {};
        QString server = {}; ///< its title
        bool production = false;
        bool typed = false; ///< the number was typed
    };
    struct Session {
        LogoutSubject subject;
        Became became = Became::Unknown;
        QString words = {};              ///< what was said beside the answer
        qint64 foundAt = 0;              ///< CameBack: epoch ms by the server's clock
        QByteArray foundUser = {};       ///< CameBack: whose it is now
        QByteArray foundOtherNames = {}; ///< the same, one a line
        bool hasReturned = false;        ///< at any time
    };
    /// Ended before anything was sent, or spared: what the server was never asked about.
    struct Spared {
        LogoutSubject subject;
        Became became = Became::EndedMeanwhile;
        QString words = {};
    };
    enum class Undo : quint8 { NotAsked, Running, Over, Left };

    LogoutAccount() = default;
    /// `subjects` are those that the server is asked about.
    LogoutAccount(Asked asked, std::vector<LogoutSubject> subjects, std::vector<Spared> spared);

    void finish(const messages::LogoutReport &report, const QDateTime &when);
    void take(const messages::LogoutCheck &check);
    /// Somebody did not want it to go on: what has not been sent was not sent for that.
    void setCancelled() { m_isCancelled = true; }
    bool isCancelled() const { return m_isCancelled; }
    void setUndo(Undo undo) { m_undo = undo; }
    void finishUndo(const messages::UndoReport &report);

    const Asked &asked() const { return m_asked; }
    const QList<Session> &sessions() const { return m_sessions; }
    qint64 confirmed() const { return static_cast<qint64>(m_sessions.size()); }
    qint64 count(Became became) const { return m_counts.at(static_cast<size_t>(became)); }
    /// The server was asked about so many.
    int sent() const { return static_cast<int>(size_t(m_sessions.size()) - m_spared); }
    bool isFinished() const { return m_report.has_value(); }
    /// By its key, once a look or an undo has named some; null: none of these.
    const Session *find(const QByteArray &key) const;

    QDateTime begun;
    QDateTime ended;

    // By the report, and so empty until it is there.
    qint64 commands() const { return m_report ? m_report->commands : 0; }
    messages::Problem unrecorded() const { return m_report ? m_report->unrecorded : messages::Problem(); }
    QStringList remarks() const { return m_report ? m_report->remarks : QStringList(); }
    QString noUndo() const { return m_report ? m_report->noUndo : QString(); }
    int undoable() const { return m_report ? m_report->undoable : 0; }
    /// Milliseconds for which it can still be undone; 0: it cannot, or not any more.
    qint64 undoLeft(qint64 nowMs) const;
    /// The time from the end of the logout until then, ms.
    qint64 undoTime() const;
    qint64 undoUntil() const { return m_report ? m_report->undoUntil : 0; }

    // By the checks.
    int lookedAfter() const { return m_lookedAfter; } ///< seconds after the last command; 0: nobody has looked
    bool isLastLook() const { return m_isLast; }
    /// Why nothing is known of the latest look; empty: it is known.
    const messages::Problem &unchecked() const { return m_unchecked; }
    /// Sessions that were found there again at any time, also where they have been ended again.
    qint64 returns() const { return static_cast<qint64>(m_returned.size()); }
    const std::vector<qsizetype> &returned() const { return m_returned; } ///< places in sessions()
    /// Those that are there by the latest look: what can be ended again.
    std::vector<QByteArray> toEndAgain() const;

    Undo undo() const { return m_undo; }
    const messages::UndoReport &undone() const { return m_undone; }

private:
    void index();
    qsizetype placeOf(const QByteArray &key);
    void set(Session &session, Became became);

    Asked m_asked;
    QList<Session> m_sessions; ///< shared by copies, until what became of one is changed
    size_t m_spared = 0;
    std::array<qint64, kBecameKinds> m_counts{};
    QHash<QByteArray, qsizetype> m_places;          ///< by key; empty until somebody looks for one
    std::optional<messages::LogoutReport> m_report; ///< without the outcomes, which are in the sessions
    bool m_isCancelled = false;
    int m_lookedAfter = 0;
    bool m_isLast = false;
    messages::Problem m_unchecked;
    std::vector<qsizetype> m_returned;
    Undo m_undo = Undo::NotAsked;
    messages::UndoReport m_undone;
};

} // namespace ui
