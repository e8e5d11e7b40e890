// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/logout/logoutcommands.h"
#include "models/messages/connectionprofile.h"
#include "models/messages/logouttarget.h"
#include "models/sessions/store/sessionstore.h"
#include "ui/logout/logoutsubject.h"
#include "ui/logout/questiontext.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace formats
{
class FormatSet;
} // namespace formats

namespace ui
{

/// What the logout dialog asks, worked out of the store at one moment.
struct LogoutQuestion {
    Q_DECLARE_TR_FUNCTIONS(ui::LogoutQuestion)

public:
    using Action = messages::LogoutOrder::Action;
    /// What holds for some of the sessions: by the format's description, or by what a logout leaves as it is.
    using Caveats = QuestionText::Caveats;
    static constexpr int kNamesShown = 6;
    /// Longer names, in characters, are cut: a server may hold names of any length.
    static constexpr qsizetype kNameLength = 40;
    /// Above this many the number has to be typed.
    static constexpr int kTypeAbove = 100;

    Action action = Action::LogOut;
    std::chrono::seconds in{0}; ///< of EndIn and SetTtl
    bool untilQuiet = false;    ///< what comes back is ended again
    QString obstacle = {};      ///< why nothing of it can be ended now, as sentences; empty: it can
    bool again = false;         ///< they have been ended before, and are there again

    /// Sessions that were present. Shared: a hundred thousand are not copied for each look at them.
    std::shared_ptr<const std::vector<LogoutSubject>> subjects = std::make_shared<std::vector<LogoutSubject>>();
    qint64 users = 0;        ///< distinct, anonymous and unknown ones not counted
    qint64 anonymous = 0;    ///< sessions without a user
    qint64 unknown = 0;      ///< sessions of which is not known whose they are
    bool incomplete = false; ///< not everything has been read: there may be more
    qint64 staying = 0;      ///< further sessions of these users, which are not ended
    QStringList userNames;   ///< the first kNamesShown, most sessions first; printable, short, as people
                             ///< say them, with the number behind
    QStringList formats;
    int nodes = 0;
    QString spread;      ///< how many of each format, and on each node; empty: there is one of both
    QString about;       ///< of a single session: device, address, age, so that the right one of several is ended
    qint64 names = 0;    ///< as `users`, but who has other names than the rest of a user's sessions counts too
    qint64 doubtful = 0; ///< users who may be several people each
    QString doubt;       ///< what is behind the first of them, as sentences
    QList<Caveats> caveats;
    QString serverTitle;
    bool production = false;
    QString sampleTitle;        ///< "What is sent for alice, Spring Session, shop-2 (1 of 28)"
    QStringList sampleCommands; ///< ids masked
    QStringList sampleNotes;    ///< sentences: what the commands still depend on
    QString chosenBy;           ///< how the sessions were chosen, in words

    using CaveatsOf = std::function<QStringList(int format)>;
    /// What the rows alone do not say.
    struct Server {
        QStringList formatTitles, nodeNames; ///< by number
        CaveatsOf caveatsOf;
        messages::ConnectionProfile profile;
        const formats::FormatSet *formatSet = nullptr;          ///< null: nothing is said of what is sent
        qint64 nowMs = 0;                                       ///< by its clock
        formats::Deletion deletion = formats::Deletion::Unlink; ///< what it takes
    };
    /// Ended and free slots are left out.
    static LogoutQuestion of(const sessions::SessionStore &store, const std::vector<sessions::Slot> &selected,
                             const Server &server, Action action = Action::LogOut);

    /// A user as people say it, cut.
    static QString nameOf(QByteArrayView user, QByteArrayView otherNames);

    /// "5 min": shorter than a countdown where nothing is lost by it.
    static QString spanText(std::chrono::seconds span);

    /// Where those sessions are in the store now; those that have ended or changed hands meanwhile are left out.
    std::vector<sessions::Slot> slotsNow(const sessions::SessionStore &store) const;

    /// Whether it reads the same.
    bool saysTheSameAs(const LogoutQuestion &other) const;

    qint64 nameless() const { return anonymous + unknown; }
    qint64 sessions() const { return static_cast<qint64>(subjects->size()); }
    /// A production server's sessions are not ended without a word why.
    bool needsReason() const { return production; }
    bool needsTyping() const { return production || sessions() > kTypeAbove; }
    /// "Log out alice?", "Log out 28 sessions of 3 users?"
    QString title() const;
    /// "Log out 28 sessions"
    QString actionText() const;
    /// "28 sessions of 3 users", as the title has it.
    QString whatIsMeant() const;
    /// "alice, bob and 22 more"
    QString whose() const;
    /// "alice has 2 more sessions, which stay logged in."; empty when none stays.
    QString whatStays() const;
    /// "Not everything has been read: there may be more of bob’s sessions."; empty when everything has.
    QString whatIsUnread() const;
    /// "3 different names behind 1: …. These may be different people, …"; empty: nothing says so.
    QString whoMayBeSeveral() const;
    /// "The user has to log in again."; empty where that is not certain.
    QString whatFollows() const;

private:
    struct Places;
    void describePlans(const sessions::SessionStore &store, const Places &places, const Server &server);
    void addCaveats(const QString &title, const QStringList &texts);
};

} // namespace ui
