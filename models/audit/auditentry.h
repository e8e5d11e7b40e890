// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QString>

#include <vector>

namespace audit
{

/// What a job does to sessions.
enum class Action : quint8 {
    LogOut,
    EndIn,   ///< a nearer deadline
    Extend,  ///< a later one
    Undo,    ///< of another job
    CleanUp, ///< what records that are gone have left behind
};

/// As the log writes it: `logout`, `end-in`, `extend`, `undo`, `clean-up`.
QString wordOf(Action action);

/// SHA-256 of a record key, in hexadecimal digits: tells a session that somebody has the key of from all others, and is
/// no use to who has not.
QByteArray digestOfKey(QByteArrayView key);

/// One session as the log names it. Never its key, nor its whole id.
struct SessionMention {
    QString maskedId;
    QByteArray digest; ///< digestOfKey()
    QString user;      ///< the name that people use; empty: nobody is known
    QString number;    ///< what else the application has for the user; empty: nothing
    QString format;    ///< title of the format

    /// Masks, digests, and cuts what is too long. `otherNames` are one a line.
    static SessionMention of(QByteArrayView key, QByteArrayView id, QByteArrayView user, QByteArrayView otherNames,
                             const QString &format);

    friend bool operator==(const SessionMention &, const SessionMention &) = default;
};

/// Who sits at this machine.
struct Operator {
    QString user;      ///< the account that the program runs as
    QString loginUser; ///< who logged in, where that is somebody else (sudo); empty: the same, or not known
    QString host;

    static Operator present();

    friend bool operator==(const Operator &, const Operator &) = default;
};

/// A random name that no other job has, of this program or another.
QString newJobId();

/// What is about to be done, written before the first command is sent.
struct Intent {
    /// A job that begins now, with a new id, by whoever sits here. The rest is for the caller.
    static Intent now(Action action);

    QString job; ///< newJobId()
    QDateTime when;
    Operator by;
    QString redisUser; ///< ACL user; empty: the default user
    QString server;    ///< title or address, without a password
    QString profile;   ///< its name; empty: not saved
    bool production = false;
    Action action = Action::LogOut;
    QString reason;
    QString chosenBy;   ///< the text of the filter, or in words how the sessions were chosen
    QString ofJob;      ///< of an undo, or of the same once more: the job before; empty: none
    qint64 leftMs = -1; ///< of EndIn and Extend: what the sessions have left from then on; -1: nothing of that kind
    std::vector<SessionMention> sessions;
};

/// The words of an outcome that the viewer knows; others are shown as they are.
namespace outcomes
{
inline constexpr char kEnded[] = "ended";
inline constexpr char kAlreadyGone[] = "already-gone";
inline constexpr char kRefused[] = "refused";
inline constexpr char kUnknown[] = "unknown"; ///< the connection broke before the answer came
inline constexpr char kNotSent[] = "not-sent";
inline constexpr char kChangedHands[] = "changed-hands"; ///< somebody else's by then: left alone
inline constexpr char kExtended[] = "extended";
inline constexpr char kShortened[] = "shortened"; ///< has the nearer deadline
inline constexpr char kRestored[] = "restored";
inline constexpr char kCleanedUp[] = "cleaned-up";
inline constexpr char kCameBack[] = "came-back"; ///< there again afterwards
} // namespace outcomes

struct SessionOutcome {
    QByteArray digest;
    QString outcome; ///< one of outcomes, or another word in lower case
    QString words;   ///< what the server said; empty: nothing to add

    friend bool operator==(const SessionOutcome &, const SessionOutcome &) = default;
};

/// What became of it, written when the last answer is there.
struct Outcome {
    static Outcome now(const QString &job);

    QString job;
    QDateTime when;
    qint64 commands = 0; ///< sent, and answered
    QString words;       ///< what ended it before its time; empty: nothing did
    std::vector<SessionOutcome> sessions;
};

/// Sessions that were there again after a job had ended them.
struct CameBack {
    static CameBack now(const QString &job, std::vector<QByteArray> digests);

    QString job;
    QDateTime when;
    std::vector<QByteArray> digests;
};

} // namespace audit
