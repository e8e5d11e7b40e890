// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A cookie in the search field of the whole window: whose row is found, what is said, and that it stays nowhere.
#include "models/formats/detection/formatsinuse.h"
#include "models/monitor/formatdesk.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/formats/pasted/cookievalues.h"
#include "tests/support/fixture.h"
#include "tests/ui/window/livewindow.h"
#include "ui/logout/logoutdialog.h"
#include "ui/notices/noticebar.h"
#include "ui/search/searchfield.h"
#include "ui/search/sessionsearch.h"
#include "ui/search/suggestionlist.h"
#include "ui/sessions/sessiontableview.h"

#include <QApplication>
#include <QClipboard>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QMessageAuthenticationCode>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>

#include <algorithm>
#include <cmath>

namespace
{

using support::Fixture;
using support::LiveWindow;
using support::sessionId;

QByteArray hmac(const QByteArray &text, QCryptographicHash::Algorithm digest = QCryptographicHash::Sha256)
{
    return QMessageAuthenticationCode::hash(text, "any key", digest);
}

class PastedSearch : public LiveWindow
{
protected:
    void put(const QString &fixture)
    {
        const Fixture loaded = Fixture::load(fixture);
        ASSERT_EQ(watched.server.pipeline(loaded.commands()), 0);
        expected += loaded.expected;
    }
    /// The id of a user's session in a fixture's key.
    QByteArray idIn(const QByteArray &prefix, const QByteArray &user = "alice") const
    {
        for (const support::ExpectedSession &session : expected) {
            if (session.key.startsWith(prefix) && session.user == user)
                return session.key.sliced(prefix.size());
        }
        ADD_FAILURE() << prefix.constData();
        return {};
    }
    void paste(const QByteArray &text)
    {
        search().setFocus();
        search().selectAll();
        QApplication::clipboard()->setText(QString::fromUtf8(text));
        QTest::keyClick(&search(), Qt::Key_V, Qt::ControlModifier);
        QApplication::clipboard()->clear();
        EXPECT_FALSE(search().text().isEmpty());
    }
    bool isSaid(const QString &text) const
    {
        const bool said = waitFor([&] { return reads(*window, text); });
        EXPECT_TRUE(said) << text.toStdString() << "\nfor " << search().remark().toStdString();
        return said;
    }
    /// All files below the settings' folder hold none of it.
    void expectWrittenNowhere(const QByteArray &secret) const
    {
        ASSERT_FALSE(settingsBytes().isEmpty());
        EXPECT_FALSE(settingsBytes().contains(secret));
        QDirIterator files(settingsFolder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            ASSERT_TRUE(file.open(QFile::ReadOnly));
            EXPECT_FALSE(file.readAll().contains(secret)) << file.fileName().toStdString();
        }
    }

    QList<support::ExpectedSession> expected;
};

} // namespace

TEST_F(PastedSearch, FindsTheRowOfEachFramework)
{
    for (const char *fixture : {"express", "flask-session-pickle", "spring-indexed", "rails-cache_store", "gorilla-gob",
                                "better-auth", "phpredis-php"})
        put(QString::fromLatin1(fixture));
    const QByteArray rails = "_session_id:" + idIn("_session_id:");
    ASSERT_EQ(watched.server.integer({"COPY", rails, "_session_id:" + cookies::kRailsPrivate}), 1);
    ASSERT_TRUE(connectLive());

    const QByteArray express = idIn("sess:");
    const QByteArray flask = idIn("session:");
    const QByteArray spring = idIn("spring:session:sessions:");
    const QByteArray gorilla = idIn("session_");
    const QByteArray better = idIn("", "alice@example.com");
    const QByteArray php = idIn("PHPREDIS_SESSION:");
    const QByteArray gob = QByteArray("\x37\x0c\x00\x34", 4) + gorilla;
    ASSERT_EQ(gorilla.size(), 0x34);
    const QByteArray dated = "1795000000|" + gob.toBase64(QByteArray::Base64UrlEncoding) + '|';
    const auto signature = [](const QByteArray &text) { return hmac(text).toBase64(QByteArray::OmitTrailingEquals); };
    struct Case {
        QByteArray pasted;
        QByteArray key;
    };
    const QList<Case> cases = {
        {"Cookie: theme=dark; connect.sid=" + ("s:" + express + '.' + signature(express)).toPercentEncoding(),
         "sess:" + express},
        {flask + '.' +
             hmac(flask, QCryptographicHash::Sha1)
                 .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals),
         "session:" + flask},
        {"SESSION=" + spring.toBase64(), "spring:session:sessions:" + spring},
        {"spring:session:sessions:expires:" + spring, "spring:session:sessions:" + spring},
        {"Set-Cookie: _app_session=" + cookies::kPublicId + "; path=/; HttpOnly; SameSite=Lax",
         "_session_id:" + cookies::kRailsPrivate},
        {(dated + hmac(dated)).toBase64(QByteArray::Base64UrlEncoding), "session_" + gorilla},
        {(better + '.' + hmac(better).toBase64()).toPercentEncoding(), better},
        {"GET /a.php?PHPSESSID=" + php + "&x=1 HTTP/1.1", "PHPREDIS_SESSION:" + php},
        {"PHPREDIS_SESSION:" + php, "PHPREDIS_SESSION:" + php},
    };
    for (const Case &one : cases) {
        paste(one.pasted);
        const bool found = waitFor(
            [&] { return rows() == 1 && watched.monitor.store().key(watched.monitor.table().slotAt(0)) == one.key; },
            5000);
        EXPECT_TRUE(found) << one.pasted.constData() << ": " << rows();
        EXPECT_TRUE(search().remark().startsWith(QStringLiteral("Taken for "))) << one.pasted.constData();
        EXPECT_TRUE(search().isMasked());
        EXPECT_TRUE(search().isRemarkShown());
        EXPECT_FALSE(search().hasError());
        EXPECT_EQ(window->findChild<ui::SuggestionList *>(), nullptr) << "nothing is offered to complete it";
    }
}

TEST_F(PastedSearch, SaysWhereACookieLeadsNowhere)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    paste("laravel_session=" + cookies::kLaravel);
    EXPECT_TRUE(isSaid(QStringLiteral("This leads to no session")));
    EXPECT_TRUE(isSaid(QStringLiteral("Taken for an encrypted Laravel cookie (laravel_session). Only the application’s "
                                      "own key opens it, so it does not tell which session it is. The user’s name "
                                      "would help.")));
    EXPECT_EQ(search().remark(),
              QStringLiteral("Taken for an encrypted Laravel cookie (laravel_session). It leads to no session."));
    EXPECT_EQ(rows(), 0);
    ASSERT_TRUE(press(*window, QStringLiteral("Clear Search")));
    EXPECT_TRUE(waitFor([this] { return rows() == 1; }));
    EXPECT_FALSE(search().isMasked());
    EXPECT_FALSE(search().isRemarkShown());

    // A word is never masked, nor explained.
    search().setFocus();
    type(QStringLiteral("alice"));
    EXPECT_TRUE(waitFor([this] { return rows() == 1; }));
    EXPECT_FALSE(search().isMasked());
    EXPECT_TRUE(search().remark().isEmpty());
}

TEST_F(PastedSearch, AUserWhoIsWrittenIsNeverMasked)
{
    watched.setJson(sessionId(1), "oidc:5f7c8ec7c33c6c004bbafe82", 600'000);
    ASSERT_TRUE(connectLive());
    for (const QString &text :
         {QStringLiteral("user:oidc:5f7c8ec7c33c6c004bbafe82"), QStringLiteral("user:abcdefgh1234567890abcd"),
          QStringLiteral("usr:5f7c8ec7c33c6c004bbafe82"), QStringLiteral("/posts?author=abcdefgh12345678")}) {
        search().setFocus();
        search().clear();
        for (const QChar character : text) {
            type(QString(character));
            EXPECT_FALSE(search().isMasked()) << search().text().toStdString();
        }
        EXPECT_TRUE(search().remark().isEmpty()) << search().remark().toStdString();
    }
    search().clear();
    type(QStringLiteral("user:oidc:5f7c8ec7c33c6c004bbafe82"));
    EXPECT_TRUE(waitFor([this] { return rows() == 1; }));
}

TEST_F(PastedSearch, AnAddressThatIsWrittenIsMaskedOnceItMayHoldASecret)
{
    ASSERT_TRUE(connectLive());
    search().setFocus();
    for (const QChar character : QStringLiteral("https://localhost/abcdefgh12345678")) {
        type(QString(character));
        EXPECT_FALSE(search().isMasked()) << search().text().toStdString();
    }
    EXPECT_TRUE(
        waitFor([this] { return search().remark().contains(QStringLiteral("an address without a session in it")); }));
    type(QStringLiteral("#"));
    EXPECT_TRUE(search().isMasked()) << "a token may follow";
}

TEST_F(PastedSearch, AllWhoAreCalledAsATokenSaysAreNotEnded)
{
    for (int number = 1; number <= 2; ++number)
        watched.setJson(sessionId(number), "1", 600'000);
    watched.setJson(sessionId(3), "bob", 600'000);
    ASSERT_TRUE(connectLive());
    paste(cookies::subjectToken("1"));
    ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
    EXPECT_TRUE(search().remark().contains(QStringLiteral("user 1"))) << search().remark().toStdString();
    table().setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_Delete);
    EXPECT_TRUE(waitFor([this] {
        return notices().shown() && notices().shown()->text.startsWith(QStringLiteral("What was pasted names no ")) &&
               notices().shown()->text.contains(QStringLiteral("user:=\"1\""));
    }));
    EXPECT_EQ(dialog<ui::LogoutDialog>(), nullptr);
    // One that somebody has looked at may be ended.
    clickRow(0);
    key(Qt::Key_Delete);
    EXPECT_NE(openedDialog<ui::LogoutDialog>(), nullptr);
}

TEST_F(PastedSearch, ATokenOfAnEndedSessionLeadsToItsUser)
{
    for (int number = 1; number <= 2; ++number)
        watched.setJson(sessionId(number), "alice", 600'000);
    watched.setJson(sessionId(3), "bob", 600'000);
    ASSERT_TRUE(connectLive());
    paste("Bearer " + cookies::kKeycloakToken);
    ASSERT_TRUE(waitFor([this] { return rows() == 2; })) << search().remark().toStdString();
    EXPECT_TRUE(search().remark().contains(QStringLiteral("Looked for instead: user alice (sub).")))
        << search().remark().toStdString();
    table().setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_Delete);
    EXPECT_TRUE(waitFor([this] {
        return notices().shown() && notices().shown()->text.startsWith(QStringLiteral("What was pasted names no "));
    })) << "a guess";
    EXPECT_EQ(dialog<ui::LogoutDialog>(), nullptr);
}

TEST_F(PastedSearch, ATokenWhoseSessionEndsMeanwhileIsNotTakenForItsUser)
{
    const QByteArray id = "5f0c1d2e-3a4b-4c5d-8e6f-7a8b9c0d1e2f"; // its sid
    watched.setJson(id, "alice", 600'000);
    watched.setJson(sessionId(2), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    paste("Bearer " + cookies::kKeycloakToken);
    ASSERT_TRUE(waitFor([this] { return rows() == 1; })) << search().remark().toStdString();
    watched.server.command({"DEL", "session:" + id});
    EXPECT_TRUE(isSaid(QStringLiteral("The token names a user as well: user:=\"alice\" finds all who are called so.")));
    QSignalSpy progress(&watched.monitor, &monitor::SessionMonitor::progressChanged);
    watched.monitor.reload();
    EXPECT_TRUE(waitFor([&] {
        return progress.count() >= 2 && watched.monitor.progress().phase == messages::LoadProgress::Phase::Idle;
    }));
    EXPECT_EQ(rows(), 0) << "nobody asked for another one";
    EXPECT_FALSE(search().remark().contains(QStringLiteral("instead"))) << search().remark().toStdString();
}

TEST_F(PastedSearch, StaysNowhere)
{
    watched.setJson(sessionId(1), "bob", 600'000);
    ASSERT_TRUE(connectLive());
    const QString title = window->windowTitle();
    const QByteArray cookie = "connect.sid=" + cookies::kExpress + "; lang=de";
    for (const QByteArray &text :
         {cookie, "Cookie: laravel_session=" + cookies::kLaravel, "Authorization: Bearer " + cookies::kKeycloakToken,
          cookies::kId, "user:42:session:" + cookies::kId, "device:9:" + cookies::kId,
          "\"Cookie: sid=" + cookies::kId + "; mail=a@b\""}) {
        paste(text);
        key(Qt::Key_Return); // as a search that somebody is done with
        EXPECT_TRUE(waitFor([this] { return rows() == 0; }));
        EXPECT_EQ(window->windowTitle(), title);
        for (const QWidget *widget : window->findChildren<QWidget *>()) {
            for (const QString &said :
                 {widget->accessibleName(), widget->accessibleDescription(), widget->toolTip(),
                  qobject_cast<const QLabel *>(widget) ? qobject_cast<const QLabel *>(widget)->text() : QString()})
                EXPECT_FALSE(said.contains(QString::fromLatin1(cookies::kId))) << said.toStdString();
        }
    }
    paste(cookie);
    EXPECT_TRUE(waitFor([this] { return search().isMasked(); }));
    // Nobody gets it out of the field again.
    search().selectAll();
    QTest::keyClick(&search(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_FALSE(QApplication::clipboard()->text().contains(QString::fromLatin1(cookies::kExpress)));
    reopen();
    EXPECT_TRUE(search().text().isEmpty());
    for (const QByteArray &secret : {cookies::kId, cookies::kExpress.last(40), cookies::kLaravel.first(40),
                                     cookies::kKeycloakToken.last(40), QByteArray("connect.sid")})
        expectWrittenNowhere(secret);
}

TEST_F(PastedSearch, ARecordNamesItByItsMask)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    const auto *session = window->findChild<ui::SessionSearch *>();
    ASSERT_NE(session, nullptr);
    paste(cookies::kExpress);
    EXPECT_EQ(session->wholeText(), QStringLiteral("a signed Express cookie, session id Ab3d…D4f"));
    paste("id:" + cookies::kId);
    EXPECT_EQ(session->wholeText(), QStringLiteral("a search that may name a session"));
    paste("alice");
    EXPECT_EQ(session->wholeText(), QStringLiteral("alice"));
}

TEST_F(PastedSearch, NothingFoundSaysWhatWasTried)
{
    watched.server.command({"SET", "sess:" + cookies::kId,
                            R"({"cookie":{},"passport":{"user":{"id":7,"username":"alice","email":"a@example.com"}}})",
                            "PX", "600000"});
    ASSERT_TRUE(connectLive());
    search().setFocus();
    type(QStringLiteral("user:nobody"));
    EXPECT_TRUE(isSaid(QStringLiteral("Nothing matches the search")));
    const auto text = [this] {
        QStringList all;
        for (const QLabel *label : window->findChildren<QLabel *>()) {
            if (label->isVisible())
                all += label->text();
        }
        return all.join(QLatin1Char('\n'));
    };
    EXPECT_TRUE(text().contains(QStringLiteral("None of 1 session"))) << text().toStdString();
    EXPECT_TRUE(text().contains(QStringLiteral("All names that the sessions have for their users were tried.")));
    EXPECT_TRUE(text().contains(QStringLiteral("No framework on this server keeps an index of its users.")));
    EXPECT_FALSE(text().contains(QStringLiteral("have been read"))) << "all is read";
    EXPECT_FALSE(text().contains(QStringLiteral("has ended at")));
    EXPECT_EQ(button(*window, QStringLiteral("Formats…")), nullptr) << "all are listed";
    key(Qt::Key_Escape);
    EXPECT_TRUE(waitFor([this] { return rows() == 1; }));

    // Its session ends; the row lingers a moment, and then the search says that it was there.
    paste(cookies::kExpress);
    EXPECT_TRUE(waitFor([this] { return rows() == 1; }));
    watched.server.command({"DEL", "sess:" + cookies::kId});
    watched.setJson(sessionId(2), "bob", 600'000);
    EXPECT_TRUE(waitFor([this] { return rows() == 0; }));
    EXPECT_TRUE(waitFor([&] {
        return text().contains(QStringLiteral("A session with an id like that (Ab3d…D4f) has ended at"));
    })) << text().toStdString();
    paste("user:alice");
    EXPECT_TRUE(waitFor([&] { return text().contains(QStringLiteral("A session of alice has ended at")); }))
        << text().toStdString();
}

TEST_F(PastedSearch, NothingFoundSaysWhatIsMissing)
{
    ASSERT_EQ(watched.server.integer({"EVAL",
                                      "for i = 1, 200000 do redis.call('SET', string.format('sess:%032d', i), "
                                      "'{\"cookie\":{},\"passport\":{\"user\":\"u' .. i .. '\"}}') end return 1",
                                      "0"}),
              1);
    show();
    window->connectTo(watched.profile(), {});
    ASSERT_TRUE(waitFor([this] { return watched.monitor.store().count() > 500; }));
    watched.monitor.stopLoading();
    ASSERT_TRUE(waitFor([this] { return watched.monitor.progress().stopped; }));
    paste("sess:" + cookies::kId);
    const auto says = [this](const QString &part) {
        const bool said = waitFor(
            [&] {
                const QList<QLabel *> labels = window->findChildren<QLabel *>();
                return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
                    return label->isVisible() && label->text().contains(part);
                });
            },
            5000);
        EXPECT_TRUE(said) << part.toStdString();
    };
    says(QStringLiteral(" read so far matches."));
    says(QStringLiteral("Reading was stopped: what was not read cannot be found."));
    says(QStringLiteral("Looked for: key sess:Ab3d…D4f."));
    says(QStringLiteral("It may have ended, or be in another database or on another server."));
    EXPECT_EQ(button(*window, QStringLiteral("Formats…")), nullptr);
}

TEST_F(PastedSearch, NothingFoundSaysHowMuchHasBeenRead)
{
    ASSERT_EQ(watched.server.integer({"EVAL",
                                      "for i = 1, 200000 do redis.call('SET', string.format('sess:%032d', i), "
                                      "'{\"cookie\":{},\"passport\":{\"user\":\"u' .. i .. '\"}}') end return 1",
                                      "0"}),
              1);
    show();
    window->connectTo(watched.profile(), {});
    ASSERT_TRUE(waitFor([this] { return watched.monitor.store().count() > 500; }));
    watched.server.suspend();
    const messages::LoadProgress &progress = watched.monitor.progress();
    ASSERT_EQ(progress.phase, messages::LoadProgress::Phase::Loading);
    const auto says = [this](const QString &part) {
        const QList<QLabel *> labels = window->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&part](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
    };
    const QString read = QStringLiteral("of the keys have been read: who comes later will be found.");
    paste("sess:" + cookies::kId);
    // What the server had sent before is still counted.
    EXPECT_TRUE(waitFor([&] { return says(QStringLiteral("%1 % ").arg(std::floor(progress.fraction * 100)) + read); }));
    EXPECT_EQ(progress.phase, messages::LoadProgress::Phase::Loading);
    watched.server.resume();
    EXPECT_TRUE(waitFor([&] { return progress.phase != messages::LoadProgress::Phase::Loading && !says(read); }));
    EXPECT_EQ(rows(), 0);
}

TEST_F(PastedSearch, NothingFoundSaysWhatIsNotListed)
{
    put(QStringLiteral("gorilla-gob"));
    put(QStringLiteral("express"));
    ASSERT_TRUE(connectLive());
    const auto set = watched.monitor.formats().formatSet();
    ASSERT_TRUE(set);
    QStringList unlisted;
    for (const formats::Format &format : set->formats()) {
        if (format.id() == QLatin1String("connect-redis"))
            unlisted += formats::formatListName(format.description());
    }
    ASSERT_FALSE(unlisted.isEmpty());
    watched.monitor.formats().setUnlistedFormats(unlisted);
    ASSERT_TRUE(waitFor([this] { return rows() > 0 && rowOfUser(QStringLiteral("alice")) >= 0; }));
    paste("sess:" + idIn("sess:"));
    ASSERT_TRUE(waitFor([this] { return button(*window, QStringLiteral("Formats…")) != nullptr; }));
    const QList<QLabel *> labels = window->findChildren<QLabel *>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(QStringLiteral("are not listed."));
    }));
}
