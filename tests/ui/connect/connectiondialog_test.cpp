// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/iothread.h"
#include "ui/connect/connectiondialog.h"
#include "ui/connect/passworddialog.h"
#include "ui/connect/form/passwordfield.h"
#include "ui/connect/probebar.h"
#include "ui/connect/form/profileform.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/connect/secrets/secretstore.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace
{

using messages::ConnectionProfile;

constexpr char kPassword[] = "corr3ct-horse";

class ConnectionDialogTest : public ::testing::Test
{
protected:
    ConnectionDialogTest()
        : profiles(folder.filePath(QStringLiteral("settings.ini")))
    {
    }

    template<typename Widget> static Widget *named(QWidget &window, const QString &accessibleName)
    {
        const auto all = window.findChildren<Widget *>();
        for (Widget *widget : all) {
            if (widget->accessibleName() == accessibleName)
                return widget;
        }
        return nullptr;
    }

    static QPushButton *button(QWidget &window, const QString &text)
    {
        const auto all = window.findChildren<QPushButton *>();
        for (QPushButton *candidate : all) {
            if (candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }

    // What the settings file holds, byte for byte.
    QByteArray settingsBytes() const
    {
        QFile file(folder.filePath(QStringLiteral("settings.ini")));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    monitor::IoThread thread;
    QTemporaryDir folder;
    ui::ProfileStore profiles;
    ui::SecretStore secrets;
};

TEST_F(ConnectionDialogTest, APastedUrlFillsTheFormAndHidesItsPassword)
{
    ui::ConnectionDialog dialog(thread, profiles, secrets);
    dialog.open();
    auto *url = named<QLineEdit>(dialog, QStringLiteral("Paste a URL"));
    ASSERT_TRUE(url);
    url->setFocus();
    QGuiApplication::clipboard()->setText(QStringLiteral("redis://support:corr3ct-horse@redis.example.com:6380/3"));
    QTest::keyClick(url, Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(named<QLineEdit>(dialog, QStringLiteral("Host"))->text(), QStringLiteral("redis.example.com"));
    EXPECT_EQ(named<QSpinBox>(dialog, QStringLiteral("Port"))->value(), 6380);
    EXPECT_EQ(named<QSpinBox>(dialog, QStringLiteral("Database"))->value(), 3);
    EXPECT_FALSE(url->text().contains(QLatin1String(kPassword)));
    auto *password = named<ui::PasswordField>(dialog, QStringLiteral("Password"));
    EXPECT_EQ(password->password(), QByteArray(kPassword));
    EXPECT_EQ(password->echoMode(), QLineEdit::Password);
    QTest::keyClick(url, Qt::Key_Tab);
    EXPECT_EQ(password->password(), QByteArray(kPassword)) << "leaving the field takes nothing twice";
}

TEST_F(ConnectionDialogTest, NothingMovesWhileTheFormFillsIn)
{
    ui::ConnectionDialog dialog(thread, profiles, secrets);
    dialog.open();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    const auto places = [&dialog] {
        QCoreApplication::sendPostedEvents();
        QMap<QString, QPoint> found;
        for (const QCheckBox *box : dialog.findChildren<QCheckBox *>())
            found.insert(box->text().section(QLatin1Char(':'), 0, 0), box->mapTo(&dialog, QPoint()));
        for (const char *name : {"Paste a URL", "Name", "User", "Password", "Database", "More keys"})
            found.insert(QLatin1String(name), named<QWidget>(dialog, QLatin1String(name))->mapTo(&dialog, QPoint()));
        for (const char *text : {"Save", "Cancel", "Connect"})
            found.insert(QLatin1String(text), button(dialog, QLatin1String(text))->mapTo(&dialog, QPoint()));
        return found;
    };
    const auto before = places();
    auto *url = named<QLineEdit>(dialog, QStringLiteral("Paste a URL"));
    const auto paste = [url](const QString &text) {
        QGuiApplication::clipboard()->setText(text);
        url->selectAll();
        QTest::keyClick(url, Qt::Key_V, Qt::ControlModifier);
    };
    for (const char *text :
         {"redis://support:corr3ct-horse@redis.example.com:6380/3", "unix:///run/redis.sock?db=2",
          "http://redis.example.com", "redis://redis.example.com:99999999", "redis://other.example.com"}) {
        paste(QLatin1String(text));
        EXPECT_EQ(places(), before) << text;
    }
    // Everything that can be wrong, and what a test of the connection says.
    named<QLineEdit>(dialog, QStringLiteral("Host"))->clear();
    named<QPlainTextEdit>(dialog, QStringLiteral("More keys"))->setPlainText(QStringLiteral("*"));
    dialog.findChild<ui::ProfileForm *>()->validate();
    EXPECT_EQ(places(), before);
    messages::ProbeAnswer answer;
    answer.problem = {QStringLiteral("Nothing answers there. ").repeated(4),
                      QStringLiteral("Look for it. ").repeated(6)};
    dialog.findChild<ui::ProbeBar *>()->showAnswer(answer);
    EXPECT_EQ(places(), before);
}

TEST_F(ConnectionDialogTest, AUrlForAnotherAddressKeepsWhatWasChosenForTheProfile)
{
    messages::ConnectionProfile narrowed;
    narrowed.unlistedFormats = QStringList{QStringLiteral("textbook")};
    narrowed.keyPatterns = QStringList{QStringLiteral("mine:*")};
    const QString id = profiles.save(narrowed);
    ui::ConnectionDialog dialog(thread, profiles, secrets);
    dialog.showProfile(id);
    dialog.open();
    auto *url = named<QLineEdit>(dialog, QStringLiteral("Paste a URL"));
    QGuiApplication::clipboard()->setText(QStringLiteral("redis://moved.example.com"));
    QTest::keyClick(url, Qt::Key_V, Qt::ControlModifier);
    const messages::ConnectionProfile moved = dialog.findChild<ui::ProfileForm *>()->profile();
    EXPECT_EQ(moved.host, QStringLiteral("moved.example.com"));
    EXPECT_EQ(moved.unlistedFormats, narrowed.unlistedFormats);
    EXPECT_EQ(moved.keyPatterns, narrowed.keyPatterns);
}

TEST_F(ConnectionDialogTest, AUrlSaysWhereItIsReadFromOrLeavesItAsItIs)
{
    messages::ConnectionProfile sparing;
    sparing.prefersReplicas = true;
    const QString id = profiles.save(sparing);
    ui::ConnectionDialog dialog(thread, profiles, secrets);
    dialog.showProfile(id);
    dialog.open();
    auto *url = named<QLineEdit>(dialog, QStringLiteral("Paste a URL"));
    const auto prefersAfter = [&](const QString &pasted) {
        QGuiApplication::clipboard()->setText(pasted);
        url->selectAll();
        QTest::keyClick(url, Qt::Key_V, Qt::ControlModifier);
        return dialog.findChild<ui::ProfileForm *>()->profile().prefersReplicas;
    };
    EXPECT_TRUE(prefersAfter(QStringLiteral("redis://first.example.com")));
    EXPECT_FALSE(prefersAfter(QStringLiteral("redis://second.example.com?readFrom=primary")));
    EXPECT_FALSE(prefersAfter(QStringLiteral("redis://third.example.com")));
    EXPECT_TRUE(prefersAfter(QStringLiteral("redis://fourth.example.com?readFrom=replicaPreferred")));
}

TEST_F(ConnectionDialogTest, APasswordOfAUrlIsNotForAnotherServer)
{
    ui::ConnectionDialog dialog(thread, profiles, secrets);
    dialog.open();
    auto *url = named<QLineEdit>(dialog, QStringLiteral("Paste a URL"));
    auto *host = named<QLineEdit>(dialog, QStringLiteral("Host"));
    auto *password = named<ui::PasswordField>(dialog, QStringLiteral("Password"));
    const auto paste = [url](const QString &text) {
        QGuiApplication::clipboard()->setText(text);
        url->selectAll();
        QTest::keyClick(url, Qt::Key_V, Qt::ControlModifier);
    };
    paste(QStringLiteral("redis://support:corr3ct-horse@redis.example.com:6380/3"));
    paste(QStringLiteral("redis://support@redis.example.com:6380/4"));
    EXPECT_EQ(password->password(), QByteArray(kPassword)) << "another database of the same server";
    paste(QStringLiteral("redis://support@other.example.com:6380"));
    EXPECT_EQ(host->text(), QStringLiteral("other.example.com"));
    EXPECT_TRUE(password->password().isEmpty());

    paste(QStringLiteral("redis://support:corr3ct-horse@redis.example.com:6380/3"));
    host->selectAll();
    QTest::keyClicks(host, QStringLiteral("third.example.com"));
    QTest::keyClick(host, Qt::Key_Tab);
    dialog.findChild<ui::ProfileForm *>()->validate();
    EXPECT_TRUE(password->password().isEmpty());

    QTest::keyClicks(password, QString::fromLatin1(kPassword));
    host->setText(QStringLiteral("fourth.example.com"));
    EXPECT_TRUE(dialog.findChild<ui::ProfileForm *>()->validate());
    EXPECT_EQ(password->password(), QByteArray(kPassword)) << "typed by hand, so meant";
}

TEST_F(ConnectionDialogTest, AnUnreadableUrlIsNotConnectedTo)
{
    ui::ConnectionDialog dialog(thread, profiles, secrets);
    QSignalSpy requested(&dialog, &ui::ConnectionDialog::connectRequested);
    dialog.open();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    auto *url = named<QLineEdit>(dialog, QStringLiteral("Paste a URL"));
    QTest::keyClicks(url, QStringLiteral("http://redis.example.com"));
    QTest::mouseClick(button(dialog, QStringLiteral("Connect")), Qt::LeftButton);
    EXPECT_EQ(requested.count(), 0);
    EXPECT_TRUE(url->hasFocus());
    QTest::mouseClick(dialog.findChild<ui::ProbeBar *>()->button(), Qt::LeftButton);
    EXPECT_FALSE(dialog.findChild<ui::ProbeBar *>()->isRunning());
    EXPECT_TRUE(profiles.profiles().isEmpty());
    url->selectAll();
    QTest::keyClick(url, Qt::Key_Delete);
    QTest::mouseClick(button(dialog, QStringLiteral("Connect")), Qt::LeftButton);
    EXPECT_EQ(requested.count(), 1);
}

TEST_F(ConnectionDialogTest, ATypedUrlIsTakenWhenItsFieldIsLeft)
{
    ui::ConnectionDialog dialog(thread, profiles, secrets);
    dialog.open();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
    auto *url = named<QLineEdit>(dialog, QStringLiteral("Paste a URL"));
    url->setFocus();
    QTest::keyClicks(url, QStringLiteral("redis://redis.example.com:6381"));
    EXPECT_EQ(named<QSpinBox>(dialog, QStringLiteral("Port"))->value(), 6379);
    QTest::keyClick(url, Qt::Key_Tab);
    EXPECT_EQ(named<QSpinBox>(dialog, QStringLiteral("Port"))->value(), 6381);
    EXPECT_EQ(named<QLineEdit>(dialog, QStringLiteral("Host"))->text(), QStringLiteral("redis.example.com"));
}

TEST_F(ConnectionDialogTest, ConnectSavesTheProfileButNeverThePassword)
{
    ui::ConnectionDialog dialog(thread, profiles, secrets);
    QSignalSpy requested(&dialog, &ui::ConnectionDialog::connectRequested);
    dialog.open();
    named<QLineEdit>(dialog, QStringLiteral("Name"))->setText(QStringLiteral("shop"));
    named<QLineEdit>(dialog, QStringLiteral("Host"))->setText(QStringLiteral("localhost"));
    named<ui::PasswordField>(dialog, QStringLiteral("Password"))->setPassword(kPassword);
    QTest::keyClick(named<QLineEdit>(dialog, QStringLiteral("Host")), Qt::Key_Return);
    ASSERT_EQ(requested.count(), 1);
    const auto profile = requested.constFirst().constFirst().value<ConnectionProfile>();
    EXPECT_EQ(profile.name, QStringLiteral("shop"));
    EXPECT_FALSE(profile.id.isEmpty());
    EXPECT_EQ(requested.constFirst().at(1).value<messages::Credentials>().password, QByteArray(kPassword));
    EXPECT_EQ(profiles.lastUsedId(), profile.id);
    EXPECT_FALSE(dialog.isVisible());
    EXPECT_TRUE(settingsBytes().contains("shop"));
    const QStringList files = QDir(folder.path()).entryList(QDir::Files);
    for (const QString &name : files) {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QFile::ReadOnly));
        EXPECT_FALSE(file.readAll().contains(kPassword));
    }
}

TEST_F(ConnectionDialogTest, SaysWhatIsWrongInPlace)
{
    ui::ConnectionDialog dialog(thread, profiles, secrets);
    QSignalSpy requested(&dialog, &ui::ConnectionDialog::connectRequested);
    dialog.open();
    auto *host = named<QLineEdit>(dialog, QStringLiteral("Host"));
    host->clear();
    QTest::mouseClick(button(dialog, QStringLiteral("Connect")), Qt::LeftButton);
    EXPECT_EQ(requested.count(), 0);
    EXPECT_TRUE(dialog.isVisible());
    EXPECT_TRUE(profiles.profiles().isEmpty());
    bool said = false;
    const auto labels = dialog.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        said = said ||
               (label->isVisible() && label->text() == QLatin1String("Enter the name or the address of the server."));
    EXPECT_TRUE(said);
}

TEST_F(ConnectionDialogTest, RemovingCanBeUndone)
{
    ConnectionProfile first;
    first.name = QStringLiteral("first");
    const QString id = profiles.save(first);
    ConnectionProfile second;
    second.name = QStringLiteral("second");
    profiles.save(second);
    ui::ConnectionDialog dialog(thread, profiles, secrets);
    dialog.showProfile(id);
    dialog.open();
    QTest::mouseClick(named<QToolButton>(dialog, QStringLiteral("Remove this connection")), Qt::LeftButton);
    EXPECT_EQ(profiles.profiles().size(), 1);
    QTest::mouseClick(button(dialog, QStringLiteral("Undo")), Qt::LeftButton);
    ASSERT_EQ(profiles.profiles().size(), 2);
    EXPECT_EQ(profiles.profiles().constFirst().id, id);
}

TEST_F(ConnectionDialogTest, EditsAreKeptWhenAnotherConnectionIsChosen)
{
    ConnectionProfile first;
    first.name = QStringLiteral("first");
    const QString id = profiles.save(first);
    ConnectionProfile second;
    second.name = QStringLiteral("second");
    profiles.save(second);
    ui::ConnectionDialog dialog(thread, profiles, secrets);
    dialog.showProfile(id);
    named<QLineEdit>(dialog, QStringLiteral("Name"))->setText(QStringLiteral("renamed"));
    dialog.findChild<QListWidget *>()->setCurrentRow(1);
    EXPECT_EQ(profiles.find(id)->name, QStringLiteral("renamed"));
    EXPECT_EQ(named<QLineEdit>(dialog, QStringLiteral("Name"))->text(), QStringLiteral("second"));
}

TEST_F(ConnectionDialogTest, AnAnswerOfTheProbeReadsAsOneLine)
{
    messages::ProbeAnswer answer;
    answer.server = QStringLiteral("Redis 7.0.15");
    answer.roundTripMicroseconds = 412;
    answer.keys = 12381;
    answer.notificationsKnown = true;
    EXPECT_EQ(ui::ProbeBar::answerText(answer),
              QStringLiteral("Redis 7.0.15 · %1 ms · %2 keys · keyspace events are off")
                  .arg(QLocale().toString(0.4, 'f', 1), QLocale().toString(12381)));
}

/// A keychain may take its time, be it to be unlocked.
TEST_F(ConnectionDialogTest, WhatTheKeychainHasNotToldYetIsNotErased)
{
    ConnectionProfile profile;
    profile.name = QStringLiteral("shop");
    profile.host = QStringLiteral("redis.example.com");
    const QString id = profiles.save(profile);
    secrets.write(id, kPassword);
    ui::ConnectionDialog dialog(thread, profiles, secrets);
    dialog.open();
    dialog.showProfile(id);
    auto *password = named<ui::PasswordField>(dialog, QStringLiteral("Password"));
    ASSERT_TRUE(password->password().isEmpty()) << "it has answered already";
    QTest::keyClicks(named<QLineEdit>(dialog, QStringLiteral("Name")), QStringLiteral(" two"));
    button(dialog, QStringLiteral("Save"))->click();
    std::optional<QByteArray> kept;
    QObject context;
    bool isAnswered = false;
    const auto read = [&] {
        isAnswered = false;
        secrets.read(id, &context, [&](const std::optional<QByteArray> &secret) {
            kept = secret;
            isAnswered = true;
        });
        return QTest::qWaitFor([&] { return isAnswered; });
    };
    ASSERT_TRUE(read());
    EXPECT_EQ(kept, QByteArray(kPassword));
    // Once it is known, it is erased where that is meant.
    dialog.showProfile(id);
    ASSERT_TRUE(QTest::qWaitFor([&] { return password->password() == kPassword; }));
    password->selectAll();
    QTest::keyClick(password, Qt::Key_Delete);
    button(dialog, QStringLiteral("Save"))->click();
    ASSERT_TRUE(read());
    EXPECT_FALSE(kept);
}

TEST_F(ConnectionDialogTest, ThePasswordDialogTellsThePasswordOnce)
{
    ConnectionProfile profile;
    profile.id = QStringLiteral("p1");
    ui::PasswordDialog dialog(profile, ui::PasswordDialog::Reason::Rejected, secrets);
    QSignalSpy given(&dialog, &ui::PasswordDialog::passwordGiven);
    dialog.open();
    auto *field = named<ui::PasswordField>(dialog, QStringLiteral("Password"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(given.count(), 0);
    QTest::keyClicks(field, QString::fromLatin1(kPassword));
    QTest::keyClick(field, Qt::Key_Return);
    ASSERT_EQ(given.count(), 1);
    EXPECT_EQ(given.constFirst().at(1).toByteArray(), QByteArray(kPassword));

    QObject context;
    QByteArray remembered;
    secrets.read(profile.id, &context,
                 [&](const std::optional<QByteArray> &password) { remembered = password.value_or(QByteArray()); });
    EXPECT_TRUE(QTest::qWaitFor([&] { return remembered == kPassword; }));
}

} // namespace
