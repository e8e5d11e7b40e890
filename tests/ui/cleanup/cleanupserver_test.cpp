// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Stale entries on a real server, from the keys that open the window to what the server holds afterwards.
#include "tests/ui/cleanup/stalesamples.h"
#include "tests/ui/window/livewindow.h"
#include "ui/cleanup/cleanupdialog.h"
#include "ui/cleanup/cleanupreportdialog.h"
#include "ui/cleanup/staledialog.h"
#include "ui/notices/noticebar.h"

namespace
{

using support::buttonOn;

class CleanUpServer : public support::LiveWindow
{
protected:
    void SetUp() override
    {
        const auto session = [](const QByteArray &id) {
            return R"({"id":")" + id +
                   R"(","user_id":"u7","active_expires":1900000000000,"idle_expires":1900000000000})";
        };
        ASSERT_EQ(watched.server.pipeline({{"SET", "session:one", session("one")},
                                           {"SET", "session:two", session("two")},
                                           {"SADD", kIndex, "one", "two", "three", "four"}}),
                  0);
        third = session("three");
    }
    ui::StaleDialog *found(bool readOnly = false, bool production = false)
    {
        if (!connectLive(readOnly, production) || !waitFor([this] { return rows() == 2; }))
            return nullptr;
        key(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        auto *const dialog = openedDialog<ui::StaleDialog>();
        const bool isFound =
            dialog && waitFor([&] { return reads(*dialog, QStringLiteral("2 stale entries in 1 index,")); });
        EXPECT_TRUE(isFound);
        return isFound ? dialog : nullptr;
    }
    static bool pressPart(const QWidget &root, const QString &part)
    {
        QPushButton *const button = buttonOn(root, part);
        if (!button || !button->isEnabled())
            return false;
        QTest::mouseClick(button, Qt::LeftButton);
        return true;
    }
    ui::CleanUpReportDialog *removed(ui::StaleDialog &dialog)
    {
        if (!pressPart(dialog, QStringLiteral("Clean Up All 2")) ||
            !waitFor([&] { return dialog.findChild<ui::CleanUpDialog *>() != nullptr; }) ||
            !pressPart(*dialog.findChild<ui::CleanUpDialog *>(), QStringLiteral("Remove 2 entries")))
            return nullptr;
        return openedDialog<ui::CleanUpReportDialog>();
    }
    bool holds(const QByteArray &id) { return watched.server.integer({"SISMEMBER", kIndex, id}) == 1; }

    static constexpr char kIndex[] = "user_sessions:u7";
    QByteArray third;
};

TEST_F(CleanUpServer, RemovesWhatIsStaleAndPutsItBack)
{
    ui::StaleDialog *const dialog = found();
    ASSERT_TRUE(dialog);
    ui::CleanUpReportDialog *const report = removed(*dialog);
    ASSERT_TRUE(report);
    EXPECT_TRUE(reads(*report, QStringLiteral("2 stale entries removed")));
    EXPECT_EQ(watched.server.integer({"SCARD", kIndex}), 2);
    EXPECT_TRUE(holds("one") && holds("two"));
    EXPECT_TRUE(reads(*dialog, QStringLiteral("since then 2 removed, 0 left")));
    ASSERT_TRUE(pressPart(*report, QStringLiteral("Undo 2")));
    ASSERT_TRUE(waitFor([&] { return reads(*report, QStringLiteral("2 put back")); }));
    EXPECT_EQ(watched.server.integer({"SCARD", kIndex}), 4);
    EXPECT_TRUE(buttonOn(*dialog, QStringLiteral("All 2"))->isEnabled());
}

TEST_F(CleanUpServer, ASessionThatIsBackIsSpared)
{
    ui::StaleDialog *const dialog = found();
    ASSERT_TRUE(dialog);
    watched.server.command({"SET", "session:three", third});
    ui::CleanUpReportDialog *const report = removed(*dialog);
    ASSERT_TRUE(report);
    EXPECT_TRUE(reads(*report, QStringLiteral("1 of 2 stale entries removed")));
    EXPECT_TRUE(reads(notices(), QStringLiteral("1 removed, 1 spared: session back")));
    EXPECT_TRUE(holds("three"));
    EXPECT_FALSE(holds("four"));
}

TEST_F(CleanUpServer, AReadOnlyConnectionOnlyLooks)
{
    ui::StaleDialog *const dialog = found(true);
    ASSERT_TRUE(dialog);
    EXPECT_FALSE(buttonOn(*dialog, QStringLiteral("All 2"))->isEnabled());
    EXPECT_EQ(watched.server.integer({"SCARD", kIndex}), 4);
}

TEST_F(CleanUpServer, AfterLookingAgainNothingIsLeft)
{
    ui::StaleDialog *const dialog = found();
    ASSERT_TRUE(dialog);
    ui::CleanUpReportDialog *const report = removed(*dialog);
    ASSERT_TRUE(report);
    report->close();
    ASSERT_TRUE(pressPart(*dialog, QStringLiteral("Look Again")));
    ASSERT_TRUE(waitFor([&] { return reads(*dialog, QStringLiteral("No stale entries: ")); }));
    EXPECT_TRUE(reads(*dialog, QStringLiteral("Whatever the frameworks’ lists name has its session.")));
}

} // namespace
