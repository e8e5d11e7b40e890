// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pluralforms.h"
#include "tests/ui/window/livewindow.h"
#include "ui/alerts/alertlogmodel.h"
#include "ui/alerts/alertsdialog.h"
#include "ui/alerts/desktopnotifications.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTimeEdit>

#include <gtest/gtest.h>

#include <algorithm>

using messages::AlertKind;
using messages::AlertSettings;
using ui::AlertsDialog;

namespace
{

/// What a test of the whole window does with a dialog.
class Hands : public support::LiveWindow
{
public:
    using LiveWindow::activate;
    using LiveWindow::button;
    using LiveWindow::press;
    using LiveWindow::reads;
    using LiveWindow::waitFor;
};

class Dialog : public ::testing::Test
{
protected:
    Dialog() { ui::installTheme(*qApp, ui::Scheme::Light); }

    AlertsDialog &open(const AlertSettings &settings = {})
    {
        dialog = std::make_unique<AlertsDialog>(settings, notifications);
        dialog->setServer(QStringLiteral("Shop"), {});
        dialog->show();
        EXPECT_TRUE(Hands::activate(*dialog));
        return *dialog;
    }
    template<typename Widget> Widget &named(const char *name) const
    {
        for (Widget *widget : dialog->findChildren<Widget *>()) {
            if (widget->accessibleName() == QString::fromUtf8(name))
                return *widget;
        }
        ADD_FAILURE() << "there is no " << name;
        return *dialog->findChild<Widget *>();
    }
    QCheckBox &box(const char *text) const
    {
        for (QCheckBox *each : dialog->findChildren<QCheckBox *>()) {
            if (each->text().remove(QLatin1Char('&')) == QString::fromUtf8(text))
                return *each;
        }
        ADD_FAILURE() << "there is no " << text;
        return *dialog->findChild<QCheckBox *>();
    }
    /// Somewhere on it, among other words.
    bool says(const char *words) const
    {
        const auto labels = dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [words](const QLabel *label) {
            return label->isVisible() && label->text().contains(QString::fromUtf8(words));
        });
    }
    static void type(QWidget &field, const char *keys)
    {
        field.setFocus();
        QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(&field, QString::fromUtf8(keys));
    }

    ui::DesktopNotifications notifications{QStringLiteral("unix:path=/nowhere/at/all")};
    std::unique_ptr<AlertsDialog> dialog;
};

} // namespace

TEST_F(Dialog, ChangesRulesByTheKeyboard)
{
    open();
    QCheckBox &above = box("More sessions than");
    QSpinBox &limit = named<QSpinBox>("Limit of “More sessions than”");
    EXPECT_FALSE(limit.isEnabled());
    above.setFocus();
    QTest::keyClick(&above, Qt::Key_Space);
    EXPECT_TRUE(limit.isEnabled());
    QTest::keyClick(&above, Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget(), &limit);
    type(limit, "1234");
    type(named<QSpinBox>("Seconds of “More sessions than”"), "7");
    QSignalSpy accepted(dialog.get(), &QDialog::accepted);
    QTest::keyClick(dialog.get(), Qt::Key_Return);
    ASSERT_EQ(accepted.count(), 1);
    const messages::AlertRule rule = dialog->settings().rule(AlertKind::CountAbove);
    EXPECT_TRUE(rule.isOn);
    EXPECT_EQ(rule.limit, 1234);
    EXPECT_EQ(rule.seconds, 7);
    AlertSettings expected;
    expected.rule(AlertKind::CountAbove) = rule;
    EXPECT_EQ(dialog->settings(), expected) << "all else is as it was";
}

TEST_F(Dialog, KeepsWhatItHasNoFieldFor)
{
    AlertSettings settings;
    settings.rule(AlertKind::Evictions).seconds = 17;
    settings.unknownRules = {R"({"kind":"moon_phase"})"};
    settings.command = QStringList{QStringLiteral("/bin/x"), QStringLiteral(" two  words "), QString(),
                                   QStringLiteral("same"), QStringLiteral("same")};
    settings.runsCommand = true;
    settings.quiet = {true, QTime(20, 15), QTime(6, 45)};
    open(settings);
    EXPECT_EQ(dialog->settings(), settings);
    EXPECT_TRUE(says("of a later version"));
}

TEST_F(Dialog, SaysWhatIsWrongAndSavesNothingOfIt)
{
    open();
    dialog->setPage(AlertsDialog::Page::Ways);
    QAbstractButton *save = Hands::button(*dialog, QStringLiteral("&Save"));
    ASSERT_TRUE(save);
    EXPECT_TRUE(save->isEnabled());
    QTest::keyClick(&box("Run a command when an alert fires, and when it is over"), Qt::Key_Space);
    EXPECT_FALSE(save->isEnabled());
    EXPECT_TRUE(Hands::reads(*dialog, QStringLiteral("Say which program is to be run.")));
    type(named<QLineEdit>("Program"), "/usr/bin/logger");
    EXPECT_TRUE(save->isEnabled());
    QPlainTextEdit &arguments = named<QPlainTextEdit>("Arguments, one a line");
    arguments.setFocus();
    QTest::keyClicks(&arguments, QStringLiteral("a b"));
    QTest::keyClick(&arguments, Qt::Key_Return);
    QTest::keyClicks(&arguments, QStringLiteral("{text}"));
    QSignalSpy tested(dialog.get(), &AlertsDialog::testRequested);
    ASSERT_TRUE(Hands::press(*dialog, QStringLiteral("&Test")));
    ASSERT_EQ(tested.count(), 1);
    const auto settings = tested.constFirst().constFirst().value<AlertSettings>();
    EXPECT_EQ(settings.command,
              (QStringList{QStringLiteral("/usr/bin/logger"), QStringLiteral("a b"), QStringLiteral("{text}")}));
    EXPECT_TRUE(settings.runsCommand);
}

TEST_F(Dialog, SaysBesideTheBoxThatNobodyShowsNotifications)
{
    open();
    dialog->setPage(AlertsDialog::Page::Ways);
    EXPECT_TRUE(Hands::waitFor([this] { return !notifications.obstacle().isEmpty(); }));
    EXPECT_TRUE(Hands::reads(*dialog, notifications.obstacle()));
}

TEST_F(Dialog, EveryControlHasAName)
{
    open();
    for (const auto page : {AlertsDialog::Page::Rules, AlertsDialog::Page::Ways, AlertsDialog::Page::Log}) {
        dialog->setPage(page);
        int met = 0;
        for (QWidget *widget : dialog->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                continue;
            const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
            EXPECT_FALSE(!spoken || spoken->text(QAccessible::Name).isEmpty()) << widget->metaObject()->className();
            ++met;
        }
        EXPECT_GT(met, 3);
    }
}

TEST_F(Dialog, ShowsWhatIsMeasuredAndWhatFires)
{
    AlertSettings settings;
    settings.rule(AlertKind::CountAbove) = {AlertKind::CountAbove, true, 100, 0};
    settings.rule(AlertKind::CountBelow) = {AlertKind::CountBelow, true, 10, 0};
    open(settings);
    alerts::AlertJudge judge(settings.rules);
    alerts::Reading reading;
    reading.at = 1'790'000'000'000;
    reading[AlertKind::CountAbove] = alerts::Measure::of(1204);
    judge.judge(reading);
    dialog->showStandings(judge);
    const auto now = [this](const char *name) {
        for (QLabel *label : dialog->findChildren<QLabel *>()) {
            if (label->accessibleName() == QString::fromUtf8(name))
                return label->text();
        }
        return QString();
    };
    EXPECT_TRUE(now("Now, of “More sessions than”").startsWith(QStringLiteral("Fires since ")));
    EXPECT_TRUE(now("Now, of “More sessions than”").contains(QStringLiteral(": 1,204 session")));
    EXPECT_EQ(now("Now, of “Fewer sessions than”"), QStringLiteral("not known"));
    EXPECT_EQ(now("Now, of “Memory left, less than”"), QString()) << "it is off";
}

TEST_F(Dialog, ShowsTheLog)
{
    open();
    alerts::AlertLog::Latest latest;
    alerts::Record record;
    record.when = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000);
    record.server = QStringLiteral("Shop");
    record.transition.rule = messages::AlertRule::usual(AlertKind::CountAbove);
    record.transition.hasFired = true;
    record.transition.value = 100'001;
    latest.records = {record, record};
    latest.unreadable = 2;
    auto *model = dialog->findChild<ui::AlertLogModel *>();
    ASSERT_TRUE(model);
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    dialog->showLog(latest, QStringLiteral("/state/alerts.jsonl"));
    ASSERT_EQ(model->rowCount(), 2);
    EXPECT_EQ(model->index(0, ui::AlertLogModel::What).data().toString(), QStringLiteral("Fired"));
    EXPECT_EQ(support::several(model->index(0, ui::AlertLogModel::Details).data().toString()),
              "There are 100,001 sessions (more than 100,000 sessions)");
    dialog->setPage(AlertsDialog::Page::Log);
    EXPECT_TRUE(says("of the file cannot be read. Written to /state/alerts.jsonl"));
    dialog->showLog(tl::unexpected(QStringLiteral("The disk is gone.")), {});
    EXPECT_TRUE(Hands::reads(*dialog, QStringLiteral("The disk is gone.")));
}
