// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/sessions/store/sessionstore.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace ui
{

/// One session of a logout, by its key: a slot may belong to another session by the time of the answer.
struct LogoutSubject {
    QByteArray key;
    QByteArray id;
    QByteArray user; ///< empty: anonymous or unknown
    QString format;
    bool anonymous = false; ///< nobody is logged in
    QByteArray otherNames;  ///< of the user, one a line

    enum class Fate : quint8 {
        Same,        ///< present, and whose it was
        Ended,       ///< or no longer known
        ChangedHands ///< present, but the row names somebody else, or somebody where nobody was
    };
    Fate fateIn(const sessions::SessionStore &store) const;
};

/// What the logout dialog asks, worked out of the store at one moment.
struct LogoutQuestion {
    Q_DECLARE_TR_FUNCTIONS(ui::LogoutQuestion)

public:
    struct Caveats {
        QString format;
        QStringList texts;
    };
    static constexpr int kNamesShown = 6;
    /// Longer names, in characters, are cut: a server may hold names of any length.
    static constexpr qsizetype kNameLength = 40;
    /// Above this many the number has to be typed.
    static constexpr int kTypeAbove = 100;

    std::vector<LogoutSubject> subjects; ///< sessions that were present
    qint64 users = 0;                    ///< distinct, anonymous and unknown ones not counted
    qint64 anonymous = 0;                ///< sessions without a user
    qint64 unknown = 0;                  ///< sessions of which is not known whose they are
    bool incomplete = false;             ///< not everything has been read: there may be more
    qint64 staying = 0;                  ///< further sessions of these users, which are not ended
    QStringList userNames;               ///< the first kNamesShown, most sessions first; printable, short, as people
                                         ///< say them, with the number behind
    QStringList formats;
    int nodes = 0;
    qint64 names = 0;    ///< as `users`, but who has other names than the rest of a user's sessions counts too
    qint64 doubtful = 0; ///< users who may be several people each
    QString doubt;       ///< what is behind the first of them, as sentences
    QList<Caveats> caveats;
    QString serverTitle;
    bool production = false;
    QString sampleTitle;        ///< "What is sent for alice, Spring Session, shop-2 (1 of 28)"
    QStringList sampleCommands; ///< ids masked
    QString chosenBy;           ///< how the sessions were chosen, in words

    using CaveatsOf = std::function<QStringList(int format)>;
    /// Ended and free slots are left out.
    static LogoutQuestion about(const sessions::SessionStore &store, const std::vector<sessions::Slot> &selected,
                                const QStringList &formatTitles, const QStringList &nodeNames,
                                const CaveatsOf &caveatsOf, const messages::ConnectionProfile &profile);

    /// A user as people say it, cut.
    static QString nameOf(QByteArrayView user, QByteArrayView otherNames);

    /// Where those sessions are in the store now; those that have ended or changed hands meanwhile are left out.
    std::vector<sessions::Slot> slotsNow(const sessions::SessionStore &store) const;

    /// Whether it reads the same.
    bool saysTheSameAs(const LogoutQuestion &other) const;

    qint64 nameless() const { return anonymous + unknown; }
    qint64 sessions() const { return static_cast<qint64>(subjects.size()); }
    /// A production server's sessions are not ended without a word why.
    bool needsReason() const { return production; }
    bool needsTyping() const { return production || sessions() > kTypeAbove; }
    /// "Log out alice?", "Log out 28 sessions of 3 users?"
    QString title() const;
    /// "Log out 28 sessions"
    QString actionText() const;
    /// "alice, bob and 22 more"
    QString whose() const;
    /// "alice has 2 more sessions, which stay logged in."; empty when none stays.
    QString whatStays() const;
    /// "Not everything has been read: there may be more of bob's sessions."; empty when everything has.
    QString whatIsUnread() const;
    /// "3 different names behind 1: …. These may be different people, …"; empty: nothing says so.
    QString whoMayBeSeveral() const;
    /// "The user has to log in again."; empty where that is not certain.
    QString whatFollows() const;
};

} // namespace ui
