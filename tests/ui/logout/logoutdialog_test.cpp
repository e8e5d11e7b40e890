// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutdialog.h"
#include "ui/logout/lifefields.h"

#include "models/formats/formatset.h"
#include "models/messages/rowbatch.h"
#include "models/sessions/store/sessionstore.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <algorithm>

namespace
{

using ui::LogoutQuestion;

class LogoutTest : public ::testing::Test
{
protected:
    sessions::Slot add(const QByteArray &id, const QByteArray &user, quint8 format = 0,
                       messages::RowChange change = messages::RowChange::Present,
                       formats::Closed closed = formats::Closed::No, const QByteArray &otherNames = {})
    {
        messages::RowBatch batch;
        messages::RowBatch::Row row;
        row.key = batch.append("sess:" + id);
        row.user = batch.append(user);
        row.otherNames = batch.append(otherNames);
        row.idOffset = 5;
        row.idLength = static_cast<quint16>(id.size());
        row.format = format;
        row.change = change;
        row.closed = closed;
        row.at = 1'000;
        batch.add(row);
        return store.apply(batch, batch.rows().front()).slot;
    }

    LogoutQuestion ask(const std::vector<sessions::Slot> &slots_, bool production = false,
                       LogoutQuestion::Action action = LogoutQuestion::Action::LogOut)
    {
        messages::ConnectionProfile profile;
        profile.name = QStringLiteral("shop");
        profile.production = production;
        const auto caveats = [](int format) {
            return format == 1 ? QStringList{QStringLiteral("It may come back.")} : QStringList();
        };
        return LogoutQuestion::of(store, slots_,
                                  {.formatTitles = {QStringLiteral("Express"), QStringLiteral("Flask")},
                                   .nodeNames = {QStringLiteral("node-1")},
                                   .caveatsOf = caveats,
                                   .profile = profile,
                                   .formatSet = &formats,
                                   .nowMs = 1'000'000},
                                  action);
    }

    static QPushButton *action(ui::LogoutDialog &dialog)
    {
        const auto all = dialog.findChildren<QPushButton *>();
        for (QPushButton *button : all) {
            if (button->text() == dialog.question().actionText())
                return button;
        }
        return nullptr;
    }

    /// By its accessible name.
    static QLineEdit *field(ui::LogoutDialog &dialog, const QString &name)
    {
        const auto all = dialog.findChildren<QLineEdit *>();
        for (QLineEdit *one : all) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    static bool reads(const QWidget &root, const QString &text)
    {
        const auto labels = root.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }

    sessions::SessionStore store;
    const formats::FormatSet formats{{formats::plainFormat("sess:*").value(), formats::plainFormat("sess:*").value()}};
};

TEST_F(LogoutTest, AsksAndReportsByTheNameThatPeopleUse)
{
    using messages::RowChange;
    const auto one = add("a1", "6351", 0, RowChange::Present, formats::Closed::No, "alice@example.com\nalice");
    const auto two = add("a2", "6351");
    EXPECT_EQ(ask({one}).title(), QStringLiteral("Log out alice@example.com · 6351?"));
    EXPECT_EQ(ask({one, two}).title(), QStringLiteral("Log out 2 sessions of alice@example.com · 6351?"));
    EXPECT_TRUE(ask({one}).sampleTitle.contains(QStringLiteral("alice@example.com · 6351")));
    // In another application the same number may be somebody else.
    const auto other = add("a3", "6351", 1);
    EXPECT_EQ(ask({one, other}).title(), QStringLiteral("Log out 2 sessions of 6351?"));
}

TEST_F(LogoutTest, AsksForOneByName)
{
    const LogoutQuestion question = ask({add("3f9a77b290aa4c41", "alice")});
    EXPECT_EQ(question.title(), QStringLiteral("Log out alice?"));
    EXPECT_EQ(question.actionText(), QStringLiteral("Log out 1 session"));
    EXPECT_EQ(question.sampleTitle, QStringLiteral("What is sent for alice, Express, node-1"));
    ASSERT_EQ(question.sampleCommands.size(), 1);
    EXPECT_TRUE(question.sampleCommands.constFirst().startsWith(QLatin1String("UNLINK sess:")));
    EXPECT_FALSE(question.sampleCommands.constFirst().contains(QLatin1String("3f9a77b290aa4c41")));
    EXPECT_FALSE(question.needsTyping());
    EXPECT_TRUE(question.caveats.isEmpty());
}

TEST_F(LogoutTest, AsksForMany)
{
    const auto question = ask({add("a1", "alice"), add("a2", "alice"), add("b1", "bob", 1), add("x1", "")});
    EXPECT_EQ(question.title(), QStringLiteral("Log out 4 sessions of 2 users?"));
    EXPECT_EQ(question.whose(), QStringLiteral("alice, bob, 1 anonymous session"));
    EXPECT_EQ(question.formats.size(), 2);
    ASSERT_EQ(question.caveats.size(), 1);
    EXPECT_EQ(question.caveats.constFirst().format, QStringLiteral("Flask"));
    EXPECT_EQ(ask({add("a1", "alice"), add("a2", "alice")}).title(), QStringLiteral("Log out 2 sessions of alice?"));
    EXPECT_EQ(ask({add("x1", "")}).title(), QStringLiteral("Log out this anonymous session?"));
    EXPECT_EQ(ask({add("x1", ""), add("x2", "")}).title(), QStringLiteral("Log out 2 anonymous sessions?"));
    EXPECT_EQ(ask({add("x1", ""), add("a1", "alice")}).title(),
              QStringLiteral("Log out 2 sessions, 1 of them anonymous?"));
}

TEST_F(LogoutTest, DoesNotTakeUnknownUsersForAnonymous)
{
    const auto addUnknown = [this](const QByteArray &id) {
        return add(id, "", 0, messages::RowChange::Present, formats::Closed::Encrypted);
    };
    const LogoutQuestion one = ask({addUnknown("u1")});
    EXPECT_EQ(one.title(), QStringLiteral("Log out this session of an unknown user?"));
    EXPECT_TRUE(one.sampleTitle.startsWith(QStringLiteral("What is sent for a session of an unknown user")))
        << one.sampleTitle.toStdString();
    EXPECT_EQ(ask({addUnknown("u1"), addUnknown("u2")}).title(),
              QStringLiteral("Log out 2 sessions of unknown users?"));
    EXPECT_EQ(ask({addUnknown("u1"), add("a1", "alice")}).title(),
              QStringLiteral("Log out 2 sessions, 1 of them of an unknown user?"));
    const LogoutQuestion mixed = ask({addUnknown("u1"), add("a1", "alice"), add("x1", "")});
    EXPECT_EQ(mixed.whose(), QStringLiteral("alice, 1 anonymous session, 1 session of an unknown user"));
    EXPECT_TRUE(mixed.whatFollows().isEmpty());
}

TEST_F(LogoutTest, SaysThatNotEverythingHasBeenRead)
{
    const sessions::Slot first = add("b1", "bob");
    LogoutQuestion question = ask({first, add("b2", "bob")});
    EXPECT_TRUE(question.whatIsUnread().isEmpty());
    question.incomplete = true;
    EXPECT_EQ(question.whatIsUnread(),
              QStringLiteral("Not everything has been read: there may be more of bob’s sessions."));
    EXPECT_TRUE(question.whatFollows().isEmpty());
    ui::LogoutDialog dialog(question);
    const auto labels = dialog.findChildren<QLabel *>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(),
                            [&](const QLabel *label) { return label->text() == question.whatIsUnread(); }));
    question = ask({first});
    question.incomplete = true;
    EXPECT_EQ(question.whatStays(), QStringLiteral("bob has at least 1 more session, which stays logged in."));
}

TEST_F(LogoutTest, SaysWhatStaysLoggedIn)
{
    const sessions::Slot first = add("b1", "bob");
    EXPECT_TRUE(ask({first}).whatStays().isEmpty());
    EXPECT_EQ(ask({first}).whatFollows(), QStringLiteral("The user has to log in again."));
    const sessions::Slot second = add("b2", "bob");
    add("b3", "bob");
    add("b4", "bob");
    add("b4", "bob", 0, messages::RowChange::Expired);
    add("x1", "");
    const sessions::Slot alice = add("a1", "alice");
    EXPECT_EQ(ask({first}).whatStays(), QStringLiteral("bob has 2 more sessions, which stay logged in."));
    EXPECT_TRUE(ask({first}).whatFollows().isEmpty());
    EXPECT_EQ(ask({first, second}).whatStays(), QStringLiteral("bob has 1 more session, which stays logged in."));
    EXPECT_EQ(ask({first, alice}).whatStays(),
              QStringLiteral("These users have 2 more sessions, which stay logged in."));
}

TEST_F(LogoutTest, LongNamesAreCutAndTheDialogFitsTheScreen)
{
    const LogoutQuestion question = ask({add("a1", QByteArray(10'000, 'W')), add("a2", QByteArray(10'000, 'M')),
                                         add(QByteArray(10'000, 'k'), "bob", 1)});
    for (const QString &name : question.userNames)
        EXPECT_LE(name.size(), LogoutQuestion::kNameLength);
    ui::LogoutDialog dialog(question);
    dialog.open();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    const QSize room = dialog.screen()->availableGeometry().size();
    EXPECT_LE(dialog.width(), room.width());
    EXPECT_LE(dialog.height(), room.height());
    EXPECT_TRUE(dialog.rect().contains(action(dialog)->geometry().translated(action(dialog)->parentWidget()->pos())));
}

TEST_F(LogoutTest, NamesAFewAndCountsTheRest)
{
    std::vector<sessions::Slot> all;
    for (int i = 0; i < 28; ++i)
        all.push_back(add("id" + QByteArray::number(i), "user" + QByteArray::number(i).rightJustified(2, '0')));
    EXPECT_EQ(ask(all).whose(), QStringLiteral("user00, user01, user02, user03, user04, user05 and 22 more"));
}

TEST_F(LogoutTest, LeavesOutWhatHasEnded)
{
    const sessions::Slot gone = add("a1", "alice");
    add("a1", "alice", 0, messages::RowChange::Expired);
    const LogoutQuestion question = ask({gone, 4711u});
    EXPECT_EQ(question.sessions(), 0);
    ui::LogoutDialog dialog(question);
    EXPECT_FALSE(action(dialog)->isEnabled());
}

TEST_F(LogoutTest, ASlotThatChangedHandsIsNotEnded)
{
    const sessions::Slot alice = add("a1", "alice");
    const sessions::Slot bob = add("b1", "bob");
    const LogoutQuestion question = ask({alice, bob});
    add("a1", "alice", 0, messages::RowChange::Expired);
    store.release(alice);
    const sessions::Slot carol = add("c1", "carol");
    EXPECT_EQ(carol, alice) << "the store reuses slots, which is what this test is about";
    EXPECT_EQ(question.slotsNow(store), std::vector<sessions::Slot>{bob});
}

TEST_F(LogoutTest, ASessionThatChangedHandsIsNotEnded)
{
    using messages::RowChange;
    const LogoutQuestion question = ask({add("a1", "alice"), add("x1", ""),
                                         add("n1", "1", 0, RowChange::Present, formats::Closed::No, "acme-user1"),
                                         add("n2", "1", 0, RowChange::Present, formats::Closed::No, "acme-user1")});
    EXPECT_EQ(question.slotsNow(store).size(), 4U);
    add("a1", "bob");
    add("x1", "carol");
    add("n1", "1", 0, RowChange::Present, formats::Closed::No, "globex-user1");
    const sessions::Slot same =
        add("n2", "1", 0, RowChange::Present, formats::Closed::No, "acme-user1\nacme@example.com");
    EXPECT_EQ(question.slotsNow(store), std::vector<sessions::Slot>{same});
}

TEST_F(LogoutTest, StrangersWhoShareANumberAreCountedAndNamed)
{
    using messages::RowChange;
    std::vector<sessions::Slot> all;
    for (const QByteArray tenant : {"acme", "globex", "initech"})
        all.push_back(add(tenant, "1", 0, RowChange::Present, formats::Closed::No, tenant + "-user1"));
    all.push_back(add("acme2", "1", 0, RowChange::Present, formats::Closed::No, "acme-user1\nroot@acme.example"));
    const LogoutQuestion question = ask(all);
    EXPECT_EQ(question.title(), QStringLiteral("Log out 4 sessions of 1 · 3 names?"));
    EXPECT_EQ(question.users, 1);
    EXPECT_EQ(question.names, 3);
    EXPECT_EQ(question.whoMayBeSeveral(),
              QStringLiteral("3 different names behind 1: acme-user1, globex-user1, initech-user1. These may be "
                             "different people, and all of them would be logged out."));
    EXPECT_TRUE(question.whatFollows().isEmpty());
    ui::LogoutDialog dialog(question);
    dialog.open();
    const auto labels = dialog.findChildren<QLabel *>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
        return label->isVisible() && label->text() == question.whoMayBeSeveral();
    }));
    EXPECT_TRUE(ask({all.front(), all.back()}).whoMayBeSeveral().isEmpty()) << "one of the names is the same";
    EXPECT_TRUE(ask({all.front(), all.back()}).whatStays().isEmpty()) << "the others are of strangers";
    EXPECT_EQ(ask({all.front()}).whatStays(),
              QStringLiteral("acme-user1 · 1 has 1 more session, which stays logged in."));
    // Another application counts from 1 too.
    EXPECT_TRUE(ask({all.front(), add("f1", "1", 1)})
                    .whoMayBeSeveral()
                    .contains(QStringLiteral("of several formats: Express, Flask")));
    EXPECT_TRUE(ask({add("a1", "alice"), add("a2", "alice", 1)}).whoMayBeSeveral().isEmpty());
}

TEST_F(LogoutTest, AQuestionThatShrinksTakesTheNumberThatWasRead)
{
    const std::vector<sessions::Slot> all{add("a1", "alice"), add("b1", "bob"), add("c1", "carol")};
    ui::LogoutDialog dialog(ask(all, true));
    dialog.open();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    auto *typed = field(dialog, QStringLiteral("Type 3 to confirm"));
    ASSERT_TRUE(typed);
    QTest::keyClicks(field(dialog, QStringLiteral("Reason")), QStringLiteral("ticket 4711"));
    QTest::keyClicks(typed, QStringLiteral("3"));
    EXPECT_TRUE(action(dialog)->isEnabled());
    const QPoint before = action(dialog)->mapTo(&dialog, QPoint());
    dialog.setQuestion(ask({all[0], all[1]}, true), QStringLiteral("1 session has ended meanwhile."));
    ASSERT_TRUE(action(dialog));
    EXPECT_TRUE(action(dialog)->isEnabled());
    EXPECT_GE(action(dialog)->mapTo(&dialog, QPoint()).y(), before.y()) << "nothing else comes below the pointer";
    typed->clear();
    QTest::keyClicks(typed, QStringLiteral("2"));
    EXPECT_TRUE(action(dialog)->isEnabled());
    QTest::keyClick(typed, Qt::Key_Backspace);
    QTest::keyClicks(typed, QStringLiteral("4"));
    EXPECT_FALSE(action(dialog)->isEnabled());
    dialog.setQuestion(ask({}, true), QStringLiteral("3 sessions have ended meanwhile."));
    EXPECT_FALSE(action(dialog)->isEnabled());
}

TEST_F(LogoutTest, CancelIsTheDefault)
{
    ui::LogoutDialog dialog(ask({add("a1", "alice")}));
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    dialog.open();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    QTest::keyClick(&dialog, Qt::Key_Return);
    EXPECT_EQ(accepted.count(), 0);
    EXPECT_EQ(rejected.count(), 1);
    dialog.open();
    QTest::mouseClick(action(dialog), Qt::LeftButton);
    EXPECT_EQ(accepted.count(), 1);
}

TEST_F(LogoutTest, ProductionAsksForAReasonAndTheNumber)
{
    ui::LogoutDialog dialog(ask({add("a1", "alice"), add("b1", "bob")}, true));
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    dialog.open();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    auto *reason = field(dialog, QStringLiteral("Reason"));
    auto *typed = field(dialog, QStringLiteral("Type 2 to confirm"));
    ASSERT_TRUE(reason && typed);
    EXPECT_EQ(dialog.focusWidget(), reason);
    EXPECT_FALSE(action(dialog)->isEnabled());
    const QString why = QStringLiteral("A reason is needed before anything is ended on a production server.");
    EXPECT_TRUE(reads(dialog, why));
    EXPECT_EQ(action(dialog)->toolTip(), why);
    QTest::keyClicks(reason, QStringLiteral("  "));
    QTest::keyClicks(typed, QStringLiteral("2"));
    EXPECT_FALSE(action(dialog)->isEnabled()) << "spaces are no reason";
    QTest::keyClicks(reason, QStringLiteral("ticket  4711 "));
    EXPECT_EQ(dialog.reason(), QStringLiteral("ticket 4711"));
    EXPECT_TRUE(action(dialog)->isEnabled());
    EXPECT_FALSE(reads(dialog, why));
    typed->clear();
    QTest::keyClicks(typed, QStringLiteral("3"));
    EXPECT_FALSE(action(dialog)->isEnabled());
    QTest::keyClick(typed, Qt::Key_Backspace);
    QTest::keyClicks(typed, QStringLiteral("2"));
    EXPECT_TRUE(action(dialog)->isEnabled());
    QTest::keyClick(typed, Qt::Key_Return);
    EXPECT_EQ(accepted.count(), 1);
}

TEST_F(LogoutTest, ElsewhereAReasonIsOptionalAndReturnInItDecidesNothing)
{
    ui::LogoutDialog dialog(ask({add("a1", "alice")}));
    QSignalSpy finished(&dialog, &QDialog::finished);
    dialog.open();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    auto *reason = field(dialog, QStringLiteral("Reason"));
    ASSERT_TRUE(reason);
    EXPECT_TRUE(action(dialog)->isEnabled());
    EXPECT_TRUE(reason->placeholderText().contains(QStringLiteral("Optional")));
    reason->setFocus();
    QTest::keyClicks(reason, QStringLiteral("asked for"));
    QTest::keyClick(reason, Qt::Key_Return);
    EXPECT_EQ(finished.count(), 0);
    EXPECT_NE(dialog.focusWidget(), reason);
    EXPECT_EQ(dialog.reason(), QStringLiteral("asked for"));
    EXPECT_TRUE(reads(dialog, QStringLiteral("Recorded in the audit log as ")));
}

TEST_F(LogoutTest, TypingIsAskedForAboveAHundred)
{
    std::vector<sessions::Slot> all;
    for (int i = 0; i < LogoutQuestion::kTypeAbove; ++i)
        all.push_back(add("id" + QByteArray::number(i), "alice"));
    EXPECT_FALSE(ask(all).needsTyping());
    all.push_back(add("one more", "alice"));
    EXPECT_TRUE(ask(all).needsTyping());
}

TEST_F(LogoutTest, SaysWhichSessionASingleOneIs)
{
    EXPECT_TRUE(ask({add("3f9a77b290aa4c41", "alice"), add("b1", "bob")}).about.isEmpty());
    const LogoutQuestion one = ask({add("3f9a77b290aa4c41", "alice")});
    EXPECT_FALSE(one.about.isEmpty());
    EXPECT_FALSE(one.about.contains(QLatin1String("3f9a77b290aa4c41"))) << "the id stays masked";
    ui::LogoutDialog dialog(one);
    dialog.open();
    EXPECT_TRUE(reads(dialog, one.about));
}

TEST_F(LogoutTest, CountsByFormat)
{
    const LogoutQuestion question = ask({add("a1", "alice"), add("a2", "alice"), add("b1", "bob", 1)});
    EXPECT_EQ(question.spread, QStringLiteral("Express 2, Flask 1"));
    EXPECT_TRUE(ask({add("a1", "alice"), add("a2", "alice")}).spread.isEmpty());
}

TEST_F(LogoutTest, TheCommandsCanBeFolded)
{
    ui::LogoutDialog dialog(ask({add("a1", "alice"), add("a2", "alice")}));
    dialog.open();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    EXPECT_TRUE(reads(dialog, QStringLiteral("UNLINK sess:")));
    auto *title = dialog.findChild<QToolButton *>();
    ASSERT_TRUE(title);
    title->setFocus();
    QTest::keyClick(title, Qt::Key_Space);
    EXPECT_FALSE(reads(dialog, QStringLiteral("UNLINK sess:")));
    // And stay so when the question changes.
    dialog.setQuestion(ask({add("a1", "alice")}), QStringLiteral("One has ended meanwhile."));
    EXPECT_FALSE(reads(dialog, QStringLiteral("UNLINK sess:")));
    QTest::mouseClick(dialog.findChild<QToolButton *>(), Qt::LeftButton);
    EXPECT_TRUE(reads(dialog, QStringLiteral("UNLINK sess:")));
}

TEST_F(LogoutTest, TheNumberThatWasTypedIsTheOneThatIsConfirmed)
{
    const std::vector<sessions::Slot> all{add("a1", "alice"), add("b1", "bob"), add("c1", "carol")};
    ui::LogoutDialog dialog(ask(all, true));
    dialog.open();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    QTest::keyClicks(field(dialog, QStringLiteral("Type 3 to confirm")), QStringLiteral("3"));
    dialog.setQuestion(ask({all[0]}, true), QStringLiteral("Two have ended meanwhile."));
    EXPECT_EQ(dialog.confirmed(), 3);
    ui::LogoutDialog untyped(ask({all[0], all[1]}));
    untyped.setQuestion(ask({all[0]}), QStringLiteral("One has ended meanwhile."));
    EXPECT_EQ(untyped.confirmed(), 1) << "the button has said so";
}

TEST_F(LogoutTest, ATimeIsChosenByPressingOrTyping)
{
    using Action = LogoutQuestion::Action;
    ui::LogoutDialog dialog(ask({add("a1", "alice")}, false, Action::EndIn));
    QSignalSpy finished(&dialog, &QDialog::finished);
    dialog.open();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    EXPECT_EQ(dialog.question().in, std::chrono::minutes(5));
    EXPECT_FALSE(reads(dialog, QStringLiteral("UNLINK"))) << "that is not what is sent";
    auto *fields = dialog.findChild<ui::LifeFields *>();
    ASSERT_TRUE(fields);
    const auto presets = fields->findChildren<QPushButton *>();
    for (QPushButton *preset : presets) {
        if (preset->text() == QStringLiteral("8 h"))
            QTest::mouseClick(preset, Qt::LeftButton);
    }
    EXPECT_EQ(dialog.question().in, std::chrono::hours(8));
    auto *number = fields->findChild<QSpinBox *>();
    ASSERT_TRUE(number);
    EXPECT_EQ(number->value(), 8);
    number->setFocus();
    number->selectAll();
    QTest::keyClicks(number, QStringLiteral("3"));
    EXPECT_EQ(dialog.question().in, std::chrono::hours(3));
    QTest::keyClick(number, Qt::Key_Return);
    EXPECT_EQ(finished.count(), 0);
    for (const QPushButton *preset : presets)
        EXPECT_FALSE(preset->isChecked());
    EXPECT_TRUE(action(dialog)->text().contains(QStringLiteral("3 h")));
    EXPECT_EQ(LogoutQuestion::spanText(std::chrono::minutes(5)), QStringLiteral("5 min"));
    EXPECT_EQ(LogoutQuestion::spanText(std::chrono::hours(48)), QStringLiteral("2 d"));
    // What happens behind the question leaves the time as it is.
    dialog.setQuestion(ask({add("a2", "alice")}, false, Action::EndIn), {});
    EXPECT_EQ(dialog.question().in, std::chrono::hours(3));
    EXPECT_TRUE(ask({add("a1", "alice")}, false, Action::SetTtl).whatFollows().isEmpty());
    const auto caveats = ask({add("b1", "bob", 1)}, false, Action::SetTtl).caveats;
    for (const LogoutQuestion::Caveats &each : caveats)
        EXPECT_FALSE(each.texts.contains(QStringLiteral("It may come back."))) << "that is about logging out";
}

} // namespace
