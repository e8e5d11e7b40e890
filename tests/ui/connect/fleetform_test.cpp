// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/iothread.h"
#include "ui/connect/form/addresssection.h"
#include "ui/connect/form/colourrow.h"
#include "ui/connect/connectionchip.h"
#include "ui/connect/connectiondialog.h"
#include "ui/connect/profiles/importdialog.h"
#include "ui/connect/passworddialog.h"
#include "ui/connect/form/passwordfield.h"
#include "ui/connect/secrets/passwordreach.h"
#include "ui/connect/form/profileform.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/connect/profiles/profiletransfer.h"
#include "ui/connect/form/routesection.h"
#include "ui/connect/secrets/secretstore.h"
#include "ui/connect/form/tlssection.h"
#include "ui/controls/segmentedswitch.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>

// What fleets need, in the form of a connection: sentinels, the way to the server, groups and colours.

namespace
{

using messages::ConnectionProfile;
using messages::ServerKind;

constexpr char kSecretWord[] = "corr3ct-horse";

class FleetForm : public ::testing::Test
{
protected:
    FleetForm()
        : profiles(folder.filePath(QStringLiteral("settings.ini")))
    {
    }

    void open(const QString &id = {})
    {
        dialog = std::make_unique<ui::ConnectionDialog>(thread, profiles, secrets);
        form = dialog->findChild<ui::ProfileForm *>();
        dialog->showProfile(id);
        dialog->open();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(dialog.get()));
    }
    template<typename Widget = QLineEdit> Widget *field(const char *name) const
    {
        const auto all = dialog->findChildren<Widget *>();
        for (Widget *each : all) {
            if (each->accessibleName() == QLatin1String(name))
                return each;
        }
        return nullptr;
    }
    QPushButton *button(const char *text) const
    {
        const auto all = dialog->findChildren<QPushButton *>();
        for (QPushButton *each : all) {
            if (each->text() == QLatin1String(text))
                return each;
        }
        return nullptr;
    }
    /// The second and third of the switch's three.
    void choose(int kind) const
    {
        auto *kinds = dialog->findChild<ui::SegmentedSwitch *>();
        const int width = kinds->width() / 3;
        QTest::mouseClick(kinds, Qt::LeftButton, {}, QPoint(width * kind + width / 2, kinds->height() / 2));
    }
    void paste(const char *url) const
    {
        QGuiApplication::clipboard()->setText(QLatin1String(url));
        field("Paste a URL")->selectAll();
        QTest::keyClick(field("Paste a URL"), Qt::Key_V, Qt::ControlModifier);
    }
    bool says(const char *words) const
    {
        const auto labels = dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [words](const QLabel *label) {
            return label->isVisible() && label->text().contains(QString::fromUtf8(words));
        });
    }
    QToolButton *routeHeading() const { return dialog->findChild<ui::RouteSection *>()->findChild<QToolButton *>(); }

    static ConnectionProfile ofSentinels()
    {
        ConnectionProfile profile;
        profile.name = QStringLiteral("fleet");
        profile.kind = ServerKind::Sentinel;
        profile.sentinel = {QStringLiteral("mymaster"),
                            {QStringLiteral("s1:26379"), QStringLiteral("s2:26379")},
                            QStringLiteral("watcher")};
        return profile;
    }

    monitor::IoThread thread;
    QTemporaryDir folder;
    ui::ProfileStore profiles;
    ui::SecretStore secrets;
    std::unique_ptr<ui::ConnectionDialog> dialog;
    ui::ProfileForm *form = nullptr;
};

TEST_F(FleetForm, SentinelsAreFilledInByKeysAndSaved)
{
    open();
    choose(2);
    EXPECT_FALSE(field("Host")->isVisible());
    EXPECT_TRUE(dialog->findChild<ui::TlsSection *>()->toggle()->isEnabled());
    QTest::keyClicks(field("Name"), QStringLiteral("fleet"));
    QTest::keyClicks(field("Name of the primary"), QStringLiteral("mymaster"));
    auto *places = field<QPlainTextEdit>("Sentinels");
    QTest::keyClicks(places, QStringLiteral("s1, s2:26379"));
    QTest::keyClicks(field("User at the sentinels"), QStringLiteral("watcher"));
    QTest::keyClicks(field("Password at the sentinels"), QString::fromLatin1(kSecretWord));
    EXPECT_EQ(field("Password at the sentinels")->echoMode(), QLineEdit::Password);
    QSignalSpy requested(dialog.get(), &ui::ConnectionDialog::connectRequested);
    QTest::mouseClick(button("Connect"), Qt::LeftButton);
    ASSERT_EQ(requested.count(), 1);
    ConnectionProfile wanted = ofSentinels();
    wanted.id = requested.constFirst().constFirst().value<ConnectionProfile>().id;
    EXPECT_EQ(profiles.find(wanted.id), wanted);
    EXPECT_EQ(requested.constFirst().at(1).value<messages::Credentials>().sentinelPassword, QByteArray(kSecretWord));
    QFile settings(folder.filePath(QStringLiteral("settings.ini")));
    ASSERT_TRUE(settings.open(QFile::ReadOnly));
    EXPECT_FALSE(settings.readAll().contains(kSecretWord));
}

TEST_F(FleetForm, SaysWhatIsWrongWithSentinelsInPlace)
{
    open();
    choose(2);
    QSignalSpy requested(dialog.get(), &ui::ConnectionDialog::connectRequested);
    QTest::mouseClick(button("Connect"), Qt::LeftButton);
    EXPECT_TRUE(says("Enter the name of the primary"));
    EXPECT_EQ(dialog->focusWidget(), field("Name of the primary"));
    QTest::keyClicks(field("Name of the primary"), QStringLiteral("m"));
    QTest::mouseClick(button("Connect"), Qt::LeftButton);
    EXPECT_TRUE(says("Name a sentinel at least"));
    QCoreApplication::sendPostedEvents();
    const QPoint place = field("User")->mapTo(dialog.get(), QPoint());
    QTest::keyClicks(field<QPlainTextEdit>("Sentinels"), QStringLiteral("s1 s2:x"));
    QTest::mouseClick(button("Connect"), Qt::LeftButton);
    EXPECT_TRUE(says("Sentinel 2 of the list"));
    field("Name of the primary")->setFocus();
    QTest::keyClick(field("Name of the primary"), Qt::Key_Return);
    EXPECT_TRUE(says("Sentinel 2 of the list")) << "leaving another field is no pardon";
    EXPECT_EQ(dialog->focusWidget(), field<QPlainTextEdit>("Sentinels"));
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(field("User")->mapTo(dialog.get(), QPoint()), place);
    EXPECT_EQ(requested.count(), 0);
    EXPECT_TRUE(profiles.profiles().isEmpty());
}

TEST_F(FleetForm, ThePasswordAtTheSentinelsIsKeptByItself)
{
    const QString id = profiles.save(ofSentinels());
    secrets.rememberForThisRun(id, "of the server");
    secrets.rememberForThisRun(ui::SecretStore::ofSentinels(id), kSecretWord);
    open(id);
    ASSERT_TRUE(QTest::qWaitFor([&] { return form->sentinelPassword() == kSecretWord; }));
    ASSERT_TRUE(QTest::qWaitFor([&] { return form->password() == "of the server"; }));
    paste("redis+sentinel://s2:26379/mymaster");
    EXPECT_EQ(form->password(), "of the server") << "one that was known before";
    EXPECT_EQ(form->sentinelPassword(), QByteArray(kSecretWord));
    paste("redis+sentinel://s1,evil/mymaster");
    EXPECT_TRUE(form->password().isEmpty()) << "the new one may call anything the primary";
    EXPECT_TRUE(form->sentinelPassword().isEmpty());
    EXPECT_TRUE(form->profile().sentinel.userName.isEmpty());
}

TEST_F(FleetForm, ThePasswordAtTheSentinelsOutlivesAnEdit)
{
    const QString id = profiles.save(ofSentinels());
    const auto kept = [&] {
        std::optional<QByteArray> found;
        bool hasAnswered = false;
        secrets.read(ui::SecretStore::ofSentinels(id), dialog.get(), [&](const auto &secret) {
            found = secret;
            hasAnswered = true;
        });
        EXPECT_TRUE(QTest::qWaitFor([&] { return hasAnswered; }));
        return found;
    };
    secrets.rememberForThisRun(ui::SecretStore::ofSentinels(id), kSecretWord);
    open(id);
    ASSERT_TRUE(QTest::qWaitFor([&] { return form->sentinelPassword() == kSecretWord; }));
    EXPECT_TRUE(form->savesPassword());
    QTest::keyClicks(field("Name"), QStringLiteral("!"));
    QTest::mouseClick(button("Save"), Qt::LeftButton);
    EXPECT_EQ(profiles.find(id)->name, QStringLiteral("fleet!"));
    EXPECT_EQ(kept(), QByteArray(kSecretWord));
    // Who does not want it kept says so.
    form->setSavesPassword(false);
    QTest::keyClicks(field("Name"), QStringLiteral("!"));
    QTest::mouseClick(button("Save"), Qt::LeftButton);
    EXPECT_FALSE(kept().has_value());
}

TEST_F(FleetForm, SavingForgetsNoPassphrase)
{
    QFile certificate(folder.filePath(QStringLiteral("client.pem")));
    ASSERT_TRUE(certificate.open(QFile::WriteOnly));
    ConnectionProfile profile;
    profile.tls.isOn = true;
    profile.tls.certificateFile = certificate.fileName();
    open();
    dialog->showUnsaved(profile, {{}, kSecretWord});
    QSignalSpy requested(dialog.get(), &ui::ConnectionDialog::connectRequested);
    QTest::mouseClick(button("Save"), Qt::LeftButton);
    ASSERT_EQ(profiles.profiles().size(), 1);
    QTest::mouseClick(button("Connect"), Qt::LeftButton);
    ASSERT_EQ(requested.count(), 1);
    EXPECT_EQ(requested.first().at(1).value<messages::Credentials>().keyPassphrase, kSecretWord);
}

TEST_F(FleetForm, TheWayIsFoldedUntilItIsUsed)
{
    open();
    EXPECT_FALSE(field("SSH to")->isVisible());
    auto *scroll = dialog->findChild<QScrollArea *>();
    scroll->ensureWidgetVisible(routeHeading());
    QTest::mouseClick(routeHeading(), Qt::LeftButton, {}, QPoint(10, routeHeading()->height() / 2));
    ASSERT_TRUE(field("SSH to")->isVisible());
    QTest::keyClicks(field("SSH to"), QStringLiteral("me@bastion"));
    QTest::keyClicks(field<QPlainTextEdit>("Replaced places"), QStringLiteral("10.0.0.1:7000 127.0.0.1:17000"));
    field<QPlainTextEdit>("Replaced places")->appendPlainText(QStringLiteral("10.0.0.2 \u2192 gate"));
    const ConnectionProfile profile = form->profile();
    EXPECT_EQ(profile.sshDestination, QStringLiteral("me@bastion"));
    EXPECT_EQ(profile.replacements.size(), 2);
    EXPECT_EQ(profile.replacements.at(0).reached, QStringLiteral("127.0.0.1:17000"));
    QTest::mouseClick(routeHeading(), Qt::LeftButton, {}, QPoint(10, routeHeading()->height() / 2));
    EXPECT_FALSE(field("SSH to")->isVisible());
    EXPECT_TRUE(routeHeading()->text().contains(QStringLiteral("me@bastion"))) << "nobody goes there without knowing";
    EXPECT_EQ(form->profile(), profile);

    const QString id = profiles.save(profile);
    open(id);
    EXPECT_TRUE(field("SSH to")->isVisible()) << "it is used";
    EXPECT_EQ(form->profile().replacements, profile.replacements);
    choose(1);
    EXPECT_FALSE(field("SSH to")->isVisible());
    EXPECT_FALSE(routeHeading()->isEnabled());
    EXPECT_TRUE(form->profile().sshDestination.isEmpty()) << "a socket is here";
    choose(0);
    EXPECT_EQ(form->profile().sshDestination, QStringLiteral("me@bastion")) << "what was entered is not forgotten";
}

TEST_F(FleetForm, SaysWhatIsWrongWithTheWayAndOpensForIt)
{
    ConnectionProfile profile;
    profile.name = QStringLiteral("x");
    open(profiles.save(profile));
    routeHeading()->click();
    QTest::keyClicks(field("SSH to"), QStringLiteral("-oProxyCommand=x"));
    routeHeading()->click();
    EXPECT_FALSE(form->validate());
    EXPECT_TRUE(says("would be an option of ssh"));
    EXPECT_EQ(dialog->focusWidget(), field("SSH to"));
    field("SSH to")->clear();
    field<QPlainTextEdit>("Replaced places")->setPlainText(QStringLiteral("a:1 b:1\nnonsense"));
    EXPECT_FALSE(form->validate());
    EXPECT_TRUE(says("Line 2"));
    EXPECT_EQ(dialog->focusWidget(), field<QPlainTextEdit>("Replaced places"));
    field<QPlainTextEdit>("Replaced places")->clear();
    EXPECT_TRUE(form->validate());
}

TEST_F(FleetForm, NothingBesideThePointerMovesWhenASectionOpens)
{
    open();
    auto *kinds = dialog->findChild<ui::SegmentedSwitch *>();
    auto *toggle = dialog->findChild<ui::TlsSection *>()->toggle();
    const auto places = [&] {
        QCoreApplication::sendPostedEvents();
        return QList<QRect>{QRect(kinds->mapTo(dialog.get(), QPoint()), kinds->size()),
                            QRect(toggle->mapTo(dialog.get(), QPoint()), toggle->size()),
                            QRect(field("Name")->mapTo(dialog.get(), QPoint()), field("Name")->size())};
    };
    const auto before = places();
    toggle->click();
    EXPECT_EQ(places(), before);
    for (const int kind : {1, 2, 0}) {
        choose(kind);
        EXPECT_EQ(places(), before) << kind;
    }
    routeHeading()->click();
    EXPECT_EQ(places(), before);
}

TEST_F(FleetForm, AColourIsChosenByKeysAndHasAName)
{
    open();
    auto *row = dialog->findChild<ui::ColourRow *>();
    auto *none = field<QAbstractButton>("Colour: none");
    ASSERT_TRUE(none);
    none->setFocus();
    QTest::keyClick(none, Qt::Key_Right);
    EXPECT_EQ(row->colour(), QStringLiteral("#e35651"));
    EXPECT_TRUE(field<QAbstractButton>("Colour: red")->isChecked());
    EXPECT_EQ(form->profile().colour, row->colour());
    auto *blue = field<QAbstractButton>("Colour: blue");
    QTest::mouseClick(blue, Qt::LeftButton);
    EXPECT_EQ(form->profile().colour, QStringLiteral("#4185e4"));
    row->setColour(QStringLiteral("#123456"));
    EXPECT_EQ(row->colour(), QStringLiteral("#123456")) << "as a file may bring it";
    EXPECT_TRUE(field<QAbstractButton>("Colour: #123456")->isVisible());
    row->setColour(QStringLiteral("nonsense"));
    EXPECT_TRUE(row->colour().isEmpty());
}

TEST_F(FleetForm, AGroupIsChosenOrTyped)
{
    ConnectionProfile other;
    other.name = QStringLiteral("other");
    other.group = QStringLiteral("Customers");
    profiles.save(other);
    ConnectionProfile mine;
    mine.name = QStringLiteral("mine");
    const QString id = profiles.save(mine);
    open(id);
    auto *group = field<QComboBox>("Group");
    EXPECT_EQ(group->findText(QStringLiteral("Customers")), 0);
    QTest::keyClicks(group->lineEdit(), QStringLiteral("Internal"));
    QTest::mouseClick(button("Save"), Qt::LeftButton);
    EXPECT_EQ(profiles.find(id)->group, QStringLiteral("Internal"));
    EXPECT_EQ(group->count(), 2) << "and can be chosen from now on";
    auto *list = dialog->findChild<QListWidget *>();
    ASSERT_EQ(list->count(), 4);
    EXPECT_EQ(list->item(0)->text(), QStringLiteral("Customers"));
    EXPECT_EQ(list->item(2)->text(), QStringLiteral("Internal"));
    QTest::keyClick(list, Qt::Key_Up);
    EXPECT_EQ(list->currentRow(), 1) << "the headings are passed";
    EXPECT_EQ(field("Name")->text(), QStringLiteral("other"));
}

TEST_F(FleetForm, TheWheelScrollsAndChangesNothingOnItsWay)
{
    for (const char *group : {"A", "B"}) {
        ConnectionProfile profile;
        profile.group = QLatin1String(group);
        profile.name = profile.group;
        profiles.save(profile);
    }
    open(profiles.profiles().constFirst().id);
    const ConnectionProfile before = form->profile();
    field("Name")->setFocus();
    for (QWidget *over :
         {static_cast<QWidget *>(field<QComboBox>("Group")), static_cast<QWidget *>(field<QSpinBox>("Port"))}) {
        const QPoint middle = over->rect().center();
        QWheelEvent wheel(middle, over->mapToGlobal(middle), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(over, &wheel);
        EXPECT_EQ(form->profile(), before) << over->accessibleName().toStdString();
        EXPECT_FALSE(wheel.isAccepted()) << "it is for whoever scrolls";
    }
}

TEST_F(FleetForm, ManyAreLookedUpByTyping)
{
    QString wanted;
    for (int i = 0; i < 12; ++i) {
        ConnectionProfile profile;
        profile.name = QStringLiteral("shop %1").arg(i);
        profile.host = i == 7 ? QStringLiteral("berlin.example.com") : QStringLiteral("h");
        const QString id = profiles.save(profile);
        if (i == 7)
            wanted = id;
    }
    open(profiles.profiles().constFirst().id);
    auto *filter = field("Find a connection");
    ASSERT_TRUE(filter && filter->isVisible());
    QTest::keyClicks(filter, QStringLiteral("BERLIN shop"));
    auto *list = dialog->findChild<QListWidget *>();
    int shown = 0;
    for (int row = 0; row < list->count(); ++row)
        shown += list->item(row)->isHidden() ? 0 : 1;
    EXPECT_EQ(shown, 2) << "and the present one";
    QSignalSpy requested(dialog.get(), &ui::ConnectionDialog::connectRequested);
    QTest::keyClick(filter, Qt::Key_Return);
    EXPECT_EQ(form->profile().id, wanted);
    EXPECT_EQ(requested.count(), 0) << "chosen, and not yet connected to";
    EXPECT_TRUE(list->hasFocus());
    // The present one fits: nothing is gained by another.
    filter->setFocus();
    filter->setText(QStringLiteral("shop"));
    QTest::keyClick(filter, Qt::Key_Return);
    EXPECT_EQ(form->profile().id, wanted);
    EXPECT_TRUE(list->hasFocus());
    QTest::keyClick(filter, Qt::Key_Escape);
    EXPECT_TRUE(filter->text().isEmpty());
    EXPECT_TRUE(dialog->isVisible());
}

TEST_F(FleetForm, MovesWithinAGroupAndWithIt)
{
    QStringList ids;
    for (const char *group : {"A", "A", "B"}) {
        ConnectionProfile profile;
        profile.name = QString::number(ids.size());
        profile.group = QLatin1String(group);
        ids += profiles.save(profile);
    }
    open(ids.at(1));
    const auto order = [&] {
        QStringList names;
        for (const ConnectionProfile &profile : profiles.profiles())
            names += profile.name;
        return names.join(QString());
    };
    auto *up = field<QToolButton>("Move up");
    auto *down = field<QToolButton>("Move down");
    QTest::mouseClick(up, Qt::LeftButton);
    EXPECT_EQ(order(), QStringLiteral("102"));
    EXPECT_FALSE(up->isEnabled());
    QTest::mouseClick(down, Qt::LeftButton);
    QTest::mouseClick(down, Qt::LeftButton);
    EXPECT_EQ(order(), QStringLiteral("201")) << "the group has gone past the other";
    EXPECT_FALSE(down->isEnabled());
}

TEST_F(FleetForm, TheMenuCopiesTheUrlWithoutThePasswordAndOpensWindows)
{
    open();
    paste("redis://support:corr3ct-horse@db.example.com:6380/3");
    auto *menu = field<QToolButton>("More")->menu();
    const auto run = [menu](const char *text) {
        for (QAction *action : menu->actions()) {
            if (action->text().remove(QLatin1Char('&')) == QLatin1String(text))
                action->trigger();
        }
    };
    run("Copy URL");
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("redis://support@db.example.com:6380/3"));
    EXPECT_TRUE(says("without the password"));
    EXPECT_FALSE(says("(ssh, replaced places)"));
    field<QLineEdit>("SSH to")->setText(QStringLiteral("me@bastion"));
    run("Copy URL");
    EXPECT_TRUE(says("the way there (ssh, replaced places)")) << "by itself it leads to this computer";
    QSignalSpy opened(dialog.get(), &ui::ConnectionDialog::newWindowRequested);
    run("Open in New Window");
    ASSERT_EQ(opened.count(), 1);
    EXPECT_TRUE(profiles.find(opened.constFirst().constFirst().toString())) << "saved by then";
    EXPECT_FALSE(dialog->isVisible());
}

TEST_F(FleetForm, ARemovalCanBeUndoneWhateverElseIsTold)
{
    ConnectionProfile other;
    other.name = QStringLiteral("other");
    profiles.save(other);
    const QString id = profiles.save(ofSentinels());
    secrets.rememberForThisRun(id, kSecretWord);
    open(id);
    QTest::mouseClick(field<QToolButton>("Remove this connection"), Qt::LeftButton);
    ASSERT_FALSE(profiles.find(id));
    const auto actions = field<QToolButton>("More")->menu()->actions();
    for (QAction *action : actions) {
        if (action->text().remove(QLatin1Char('&')) == QLatin1String("Copy URL"))
            action->trigger();
    }
    EXPECT_TRUE(says("without the password"));
    EXPECT_TRUE(says("“fleet” removed"));
    auto *transfer = dialog->findChild<ui::ProfileTransfer *>();
    const QString file = folder.filePath(QStringLiteral("connections.json"));
    transfer->exportTo(file, profiles.profiles());
    EXPECT_TRUE(says("“fleet” removed"));
    transfer->importFrom(folder.filePath(QStringLiteral("none.json")));
    EXPECT_TRUE(says("could not be read"));
    EXPECT_TRUE(says("“fleet” removed"));
    transfer->importFrom(file);
    auto *import = dialog->findChild<ui::ImportDialog *>();
    ASSERT_TRUE(import);
    import->reject();
    QTest::mouseClick(button("Undo"), Qt::LeftButton);
    EXPECT_TRUE(profiles.find(id));
    EXPECT_TRUE(QTest::qWaitFor([&] { return form->password() == kSecretWord; })) << "nor is its password gone";
    // What is taken from a file is the last that can be undone.
    QTest::mouseClick(field<QToolButton>("Remove this connection"), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog->findChild<ui::ImportDialog *>(); }));
    transfer->importFrom(file);
    dialog->findChild<ui::ImportDialog *>()->accept();
    EXPECT_FALSE(says("“fleet” removed"));
    EXPECT_EQ(profiles.profiles().size(), 2);
    QTest::mouseClick(button("Undo"), Qt::LeftButton);
    EXPECT_EQ(profiles.profiles().size(), 1);
}

TEST(PasswordReach, EndsWhereAnotherServerBegins)
{
    ConnectionProfile a;
    a.host = QStringLiteral("db");
    ConnectionProfile b = a;
    EXPECT_TRUE(ui::passwordReaches(a, b));
    b.database = 5;
    b.host = QStringLiteral("DB");
    EXPECT_TRUE(ui::passwordReaches(a, b));
    b.sshDestination = QStringLiteral("bastion");
    EXPECT_FALSE(ui::passwordReaches(a, b)) << "there it is another host's db";
    b = a;
    b.userName = QStringLiteral("bob");
    EXPECT_FALSE(ui::passwordReaches(a, b));
    EXPECT_FALSE(ui::sentinelPasswordReaches(a, a)) << "there are none";
}

TEST(ConnectionChipMarks, TellTheColourInWords)
{
    ui::ConnectionChip chip;
    ui::ConnectionChip::Content content;
    content.title = QStringLiteral("shop");
    chip.setContent(content);
    const int width = chip.sizeHint().width();
    content.colour = QStringLiteral("#26984c");
    chip.setContent(content);
    EXPECT_GT(chip.sizeHint().width(), width);
    EXPECT_TRUE(chip.accessibleName().contains(QStringLiteral("green")));
    chip.resize(chip.sizeHint());
    const QImage image = chip.grab().toImage();
    bool isPainted = false;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < 12; ++x)
            isPainted = isPainted || image.pixelColor(x, y) == QColor(content.colour);
    }
    EXPECT_TRUE(isPainted);
}

TEST(SentinelPassword, IsAskedForAndKeptBesideTheOthers)
{
    ui::SecretStore secrets;
    ConnectionProfile profile;
    profile.id = QStringLiteral("p1");
    profile.kind = ServerKind::Sentinel;
    profile.sentinel.userName = QStringLiteral("watcher");
    ui::PasswordDialog dialog(profile, ui::PasswordDialog::Reason::SentinelRejected, secrets);
    QSignalSpy given(&dialog, &ui::PasswordDialog::passwordGiven);
    dialog.open();
    bool saysWhose = false;
    const auto labels = dialog.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        saysWhose = saysWhose || (label->text().contains(QStringLiteral("sentinels did not take")) &&
                                  label->text().contains(profile.sentinel.userName));
    EXPECT_TRUE(saysWhose);
    auto *field = dialog.findChild<ui::PasswordField *>();
    QTest::keyClicks(field, QString::fromLatin1(kSecretWord));
    QTest::keyClick(field, Qt::Key_Return);
    ASSERT_EQ(given.count(), 1);
    QObject context;
    QByteArray kept;
    bool isOfServer = true;
    secrets.read(ui::SecretStore::ofSentinels(profile.id), &context,
                 [&](const auto &read) { kept = read.value_or(QByteArray()); });
    secrets.read(profile.id, &context, [&](const auto &read) { isOfServer = read.has_value(); });
    EXPECT_TRUE(QTest::qWaitFor([&] { return kept == kSecretWord && !isOfServer; }));
}

} // namespace
