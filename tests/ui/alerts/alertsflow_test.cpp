// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts in the whole window, on a real server.
#include "models/activity/alerts/savedalerts.h"
#include "models/files/settings.h"
#include "tests/support/pluralforms.h"
#include "tests/ui/window/livewindow.h"
#include "ui/alerts/alertmark.h"
#include "ui/alerts/alertsdialog.h"
#include "ui/alerts/alertspopup.h"
#include "ui/notices/noticebar.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QSpinBox>
#include <QStandardPaths>

#include <algorithm>

using messages::AlertKind;
using support::LiveWindow;
using support::sessionId;
using ui::AlertsDialog;

namespace
{

class AlertsWindow : public LiveWindow
{
protected:
    /// A saved connection to the private server, with these alerts.
    bool connectSaved(const messages::AlertSettings &settings)
    {
        reopen();
        window->resize(1280, 800);
        messages::ConnectionProfile profile = watched.profile();
        profile.name = QStringLiteral("Shop");
        profile.id = profiles.save(profile);
        alerts::saveAlerts(profiles.settings(), profile.id, settings, {profile.id});
        id = profile.id;
        window->connectTo(profile, {});
        return watched.waitUntilLive();
    }
    ui::AlertMark &mark() const { return *window->findChild<ui::AlertMark *>(); }
    bool isNoticed(const std::string &words)
    {
        return waitFor([&] {
            return notices().shown() && support::several(notices().shown()->text).find(words) != std::string::npos;
        });
    }
    AlertsDialog *openDialog()
    {
        menuAction(QStringLiteral("Alerts"))->trigger();
        return openedDialog<AlertsDialog>();
    }

    QString id;
};

messages::AlertSettings above(qint64 limit)
{
    messages::AlertSettings settings;
    settings.rule(AlertKind::CountAbove) = {AlertKind::CountAbove, true, limit, 0};
    return settings;
}

} // namespace

TEST_F(AlertsWindow, WhatFiresStandsInTheBarAndInTheStatusLineUntilItIsOver)
{
    for (int i = 0; i < 5; ++i)
        watched.setJson(sessionId(i), "alice", 600'000);
    ASSERT_TRUE(connectSaved(above(5)));
    EXPECT_FALSE(mark().isVisible());
    watched.setJson(sessionId(5), "alice", 600'000);
    ASSERT_TRUE(isNoticed("There are 6 sessions (more than 5 sessions)"));
    ASSERT_TRUE(waitFor([this] { return mark().isVisible(); }));
    EXPECT_TRUE(mark().text().startsWith(QStringLiteral("1 alert")));
    EXPECT_TRUE(mark().accessibleName().startsWith(QStringLiteral("1 alert")));

    mark().setFocus();
    QTest::keyClick(&mark(), Qt::Key_Space);
    ui::AlertsPopup *popup = nullptr;
    ASSERT_TRUE(waitFor([&] { return (popup = window->findChild<ui::AlertsPopup *>()) && popup->isVisible(); }));
    const auto labels = popup->findChildren<QLabel *>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return support::several(label->text()) == "There are 6 sessions (more than 5 sessions)";
    }));
    ASSERT_TRUE(press(*popup, QStringLiteral("Alerts…")));
    auto *dialog = openedDialog<AlertsDialog>();
    ASSERT_TRUE(dialog);
    dialog->reject();

    watched.server.command({"DEL", "session:" + sessionId(0)});
    EXPECT_TRUE(waitFor([this] { return !mark().isVisible(); }));
    EXPECT_FALSE(notices().holds(QStringLiteral("alert count_above")));
}

TEST_F(AlertsWindow, AFirstTimeUserIsNotNagged)
{
    for (int i = 0; i < 50; ++i)
        watched.setJson(sessionId(i), "alice", 600'000);
    reopen();
    ASSERT_TRUE(connectLive());
    for (int i = 50; i < 300; ++i)
        watched.setJson(sessionId(i), "alice", 600'000);
    ASSERT_TRUE(waitFor([this] { return rows() == 300; }));
    EXPECT_EQ(notices().count(), 0);
    EXPECT_FALSE(mark().isVisible());
}

TEST_F(AlertsWindow, WhatIsSavedHoldsAtOnceAndForTheNextTime)
{
    for (int i = 0; i < 5; ++i)
        watched.setJson(sessionId(i), "alice", 600'000);
    ASSERT_TRUE(connectSaved({}));
    AlertsDialog *dialog = openDialog();
    ASSERT_TRUE(dialog);
    QCheckBox *box = nullptr;
    for (QCheckBox *each : dialog->findChildren<QCheckBox *>()) {
        if (each->text() == QStringLiteral("More sessions than"))
            box = each;
    }
    ASSERT_TRUE(box);
    QTest::keyClick(box, Qt::Key_Space);
    named<QSpinBox>(*dialog, QStringLiteral("Limit of “More sessions than”"))->setValue(3);
    named<QSpinBox>(*dialog, QStringLiteral("Seconds of “More sessions than”"))->setValue(0);
    QTest::keyClick(dialog, Qt::Key_Return);
    EXPECT_TRUE(isNoticed("There are 5 sessions"));
    EXPECT_EQ(alerts::savedAlerts(profiles.settings(), id), above(3));
    // Another window has changed it.
    alerts::saveAlerts(profiles.settings(), id, above(30), {id});
    EXPECT_TRUE(waitFor([this] { return !mark().isVisible(); }));
}

TEST_F(AlertsWindow, AConnectionThatIsNotSavedSaysSo)
{
    reopen();
    ASSERT_TRUE(connectLive());
    AlertsDialog *dialog = openDialog();
    ASSERT_TRUE(dialog);
    EXPECT_TRUE(
        reads(*dialog, QStringLiteral("This connection is not saved: what is set here holds until it is left.")));
    watched.monitor.disconnectFromServer();
    EXPECT_TRUE(
        waitFor([&] { return reads(*dialog, QStringLiteral("There is no connection now: nothing is watched.")); }));
}

TEST_F(AlertsWindow, ATestIsMarkedAsOneAndTellsWhatCameOfIt)
{
    messages::AlertSettings settings;
    settings.runsCommand = true;
    settings.command = QStringList{settingsFolder.filePath(QStringLiteral("missing"))};
    ASSERT_TRUE(connectSaved(settings));
    AlertsDialog *dialog = openDialog();
    ASSERT_TRUE(dialog);
    dialog->setPage(AlertsDialog::Page::Ways);
    ASSERT_TRUE(press(*dialog, QStringLiteral("&Test")));
    EXPECT_TRUE(waitFor([&] {
        for (const QLabel *label : dialog->findChildren<QLabel *>()) {
            if (label->text().contains(QStringLiteral("could not be started")))
                return true;
        }
        return false;
    }));
    EXPECT_TRUE(notices().holds(QStringLiteral("alert test")));
    EXPECT_FALSE(mark().isVisible()) << "nothing fires";
}
