// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/cleanupdialog.h"

#include "models/messages/connectionprofile.h"
#include "tests/ui/cleanup/stalesamples.h"
#include "ui/logout/logoutquestion.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace
{

using support::buttonOn;
using support::readsOn;
using ui::CleanUpDialog;
using ui::QuestionText;

class CleanUpQuestion : public ::testing::Test
{
protected:
    CleanUpQuestion() { profile.name = QStringLiteral("shop"); }
    static std::shared_ptr<CleanUpDialog::Entries> entriesOf(const messages::StaleReport &report)
    {
        auto entries = std::make_shared<CleanUpDialog::Entries>();
        for (const messages::StaleIndex &index : report.indexes)
            entries->insert(entries->end(), index.stale.begin(), index.stale.end());
        return entries;
    }
    QuestionText textOf(const CleanUpDialog::Entries &entries) const
    {
        return CleanUpDialog::textOf(entries, {support::staleTitles(), QStringLiteral("all"), true}, profile);
    }
    std::unique_ptr<CleanUpDialog> opened(const std::shared_ptr<const CleanUpDialog::Entries> &entries)
    {
        auto dialog = std::make_unique<CleanUpDialog>(
            entries, CleanUpDialog::About{support::staleTitles(), QStringLiteral("all"), true}, profile);
        dialog->open();
        dialog->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(dialog.get()));
        return dialog;
    }
    static void press(QWidget &root, const QString &text)
    {
        QPushButton *const button = buttonOn(root, text);
        ASSERT_TRUE(button) << text.toStdString();
        QTest::mouseClick(button, Qt::LeftButton);
    }

    messages::ConnectionProfile profile;
};

TEST_F(CleanUpQuestion, SaysHowManyWhoseAndOfWhat)
{
    const auto entries = entriesOf(*support::staleReport());
    const QuestionText text = textOf(*entries);
    EXPECT_EQ(text.title, QStringLiteral("Remove 6 stale entries?"));
    EXPECT_EQ(text.action, QStringLiteral("Remove 6 entries"));
    ASSERT_GE(text.lines.size(), 2U);
    EXPECT_EQ(text.lines[0].text, QStringLiteral("alice, bob, 1 of an unknown user"));
    EXPECT_EQ(text.lines[1].text, QStringLiteral("Spring Session 4, Sa-Token 2"));
    ASSERT_EQ(text.counts.size(), 4U);
    EXPECT_EQ(text.counts[0].count, 6);
    EXPECT_EQ(text.counts[1].count, 3) << "keys";
    EXPECT_EQ(text.counts[2].count, 2) << "users";
    EXPECT_EQ(text.counts[3].count, 2) << "frameworks";
    EXPECT_TRUE(text.follows.contains(QStringLiteral("only while its session is still gone")));
    EXPECT_FALSE(text.needsNumber);
    auto alice = std::make_shared<CleanUpDialog::Entries>(entries->begin(), entries->begin() + 3);
    EXPECT_EQ(textOf(*alice).title, QStringLiteral("Remove 3 stale entries of alice?"));
    const CleanUpDialog::Entries both(entries->begin(), entries->begin() + 5);
    EXPECT_EQ(textOf(both).title, QStringLiteral("Remove 5 stale entries of 2 users?"));
}

TEST_F(CleanUpQuestion, ShowsTheCommandsWithIdsMasked)
{
    const QuestionText text = textOf(*entriesOf(*support::staleReport()));
    ASSERT_EQ(text.sampleCommands.size(), 3);
    EXPECT_EQ(text.sampleCommands[0], QStringLiteral("SREM spring:session:index:alice 7c1e…000"));
    EXPECT_EQ(text.sampleCommands[1],
              QStringLiteral("SET satoken:login:session:bob (the list without 7c1e…100) XX KEEPTTL"));
    EXPECT_EQ(text.sampleCommands[2], QStringLiteral("UNLINK spring:session:sessions:expires:7c1e…200"));
    EXPECT_EQ(CleanUpDialog::textOf(*entriesOf(*support::staleReport()),
                                    {support::staleTitles(), {}, true, formats::Deletion::Del}, profile)
                  .sampleCommands[2],
              QStringLiteral("DEL spring:session:sessions:expires:7c1e…200"));
    ASSERT_EQ(text.sampleNotes.size(), 1) << "of the list";
    const QString all = text.title + text.sampleTitle + text.sampleCommands.join(QString()) + text.lines[0].text;
    for (const int number : {0, 100, 200})
        EXPECT_FALSE(all.contains(QString::fromLatin1(support::staleId(number))));
}

TEST_F(CleanUpQuestion, IsANoByDefault)
{
    const auto dialog = opened(entriesOf(*support::staleReport()));
    const QSignalSpy accepted(dialog.get(), &QDialog::accepted);
    EXPECT_TRUE(buttonOn(*dialog, QStringLiteral("Cancel"))->hasFocus());
    QTest::keyClick(dialog.get(), Qt::Key_Return);
    EXPECT_FALSE(dialog->isVisible());
    EXPECT_EQ(accepted.count(), 0);
}

TEST_F(CleanUpQuestion, FewAreRemovedByOnePress)
{
    const auto entries = entriesOf(*support::staleReport());
    const auto dialog = opened(entries);
    const QSignalSpy accepted(dialog.get(), &QDialog::accepted);
    press(*dialog, QStringLiteral("Remove 6 entries"));
    EXPECT_EQ(accepted.count(), 1);
    EXPECT_EQ(dialog->entries(), entries);
    EXPECT_FALSE(dialog->asksForNumber());
}

TEST_F(CleanUpQuestion, ManyTakeTheirNumber)
{
    const auto dialog = opened(entriesOf(*support::staleReport(1'201)));
    QPushButton *const remove = buttonOn(*dialog, QStringLiteral("Remove 1,204 entries"));
    ASSERT_TRUE(remove);
    EXPECT_FALSE(remove->isEnabled());
    EXPECT_TRUE(readsOn(*dialog, QStringLiteral("Type the number of entries to confirm.")));
    auto *const typed = support::namedOn<QLineEdit>(*dialog, QStringLiteral("Type 1204 to confirm"));
    ASSERT_TRUE(typed && typed->hasFocus());
    QTest::keyClicks(typed, QStringLiteral("120"));
    EXPECT_FALSE(remove->isEnabled());
    QTest::keyClicks(typed, QStringLiteral("4"));
    EXPECT_TRUE(remove->isEnabled());
    const QSignalSpy accepted(dialog.get(), &QDialog::accepted);
    QTest::keyClick(typed, Qt::Key_Return);
    EXPECT_EQ(accepted.count(), 1);
    EXPECT_EQ(dialog->confirmed(), 1'204);
    EXPECT_TRUE(dialog->asksForNumber());
}

TEST_F(CleanUpQuestion, ProductionTakesAReasonAndTheNumber)
{
    profile.production = true;
    const auto dialog = opened(entriesOf(*support::staleReport()));
    QPushButton *const remove = buttonOn(*dialog, QStringLiteral("Remove 6 entries"));
    ASSERT_TRUE(remove);
    EXPECT_FALSE(remove->isEnabled());
    EXPECT_TRUE(readsOn(*dialog, QStringLiteral("A reason is needed before anything is removed")));
    auto *const reason = support::namedOn<QLineEdit>(*dialog, QStringLiteral("Reason"));
    ASSERT_TRUE(reason && reason->hasFocus());
    QTest::keyClicks(reason, QStringLiteral("ticket 4711"));
    QTest::keyClick(reason, Qt::Key_Return);
    EXPECT_TRUE(dialog->isVisible()) << "Return goes on to the next field";
    EXPECT_FALSE(remove->isEnabled());
    auto *const typed = support::namedOn<QLineEdit>(*dialog, QStringLiteral("Type 6 to confirm"));
    ASSERT_TRUE(typed && typed->hasFocus());
    QTest::keyClicks(typed, QStringLiteral("6"));
    EXPECT_TRUE(remove->isEnabled());
    press(*dialog, QStringLiteral("Remove 6 entries"));
    EXPECT_EQ(dialog->reason(), QStringLiteral("ticket 4711"));
    EXPECT_EQ(dialog->result(), int(QDialog::Accepted));
}

TEST_F(CleanUpQuestion, SaysThatThereMayBeMore)
{
    const auto entries = entriesOf(*support::staleReport());
    CleanUpDialog dialog(entries, {support::staleTitles(), QStringLiteral("all"), false}, profile);
    dialog.open();
    EXPECT_TRUE(readsOn(dialog, QStringLiteral("Not everything was looked at")));
}

} // namespace
