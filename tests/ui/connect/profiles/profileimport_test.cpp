// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profiles/importdialog.h"
#include "ui/connect/profiles/profileimport.h"
#include "ui/connect/profiles/profileorder.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/connect/profiles/profiletransfer.h"
#include "ui/connect/secrets/secretstore.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <sys/stat.h>

// Connections that come from a file, and what becomes of those that are here already.

using messages::ConnectionProfile;
using ui::ProfileImport;
using ui::Profiles;

namespace
{

ConnectionProfile at(const char *id, const char *host, const char *name = "")
{
    ConnectionProfile profile;
    profile.id = QString::fromLatin1(id);
    profile.host = QString::fromLatin1(host);
    profile.name = QString::fromLatin1(name);
    return profile;
}

QStringList hostsOf(const Profiles &profiles)
{
    QStringList hosts;
    for (const ConnectionProfile &profile : profiles)
        hosts.append(profile.host);
    return hosts;
}

TEST(ProfileImport, KnowsDuplicatesByIdAndByAddress)
{
    const Profiles present{at("1", "a"), at("2", "b")};
    ui::ProfileFile file;
    file.profiles = {at("1", "moved"), at("other", "B"), at("3", "c")};
    EXPECT_EQ(hostsOf(ProfileImport(present, file).duplicates()),
              (QStringList{QStringLiteral("moved"), QStringLiteral("B")}));
    file.profiles[1].userName = QStringLiteral("bob");
    EXPECT_EQ(ProfileImport(present, file).duplicates().size(), 1) << "another account is another connection";
    file.profiles = {at("1", "a"), at("1", "a")};
    EXPECT_EQ(ProfileImport(present, file).duplicates().size(), 1) << "one cannot be replaced twice";
}

TEST(ProfileImport, KeepsBothUnderAnIdOfItsOwn)
{
    Profiles present{at("1", "a"), at("2", "b")};
    const Profiles before = present;
    ui::ProfileFile file;
    file.profiles = {at("1", "a", "theirs"), at("3", "c")};
    ProfileImport import(present, file);
    import.taking(ProfileImport::Duplicates::KeepBoth)(present);
    EXPECT_EQ(hostsOf(present),
              (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("c")}));
    EXPECT_NE(present.at(2).id, QStringLiteral("1")) << "an id leads to a password";
    EXPECT_NE(present.at(3).id, QStringLiteral("3"));
    EXPECT_EQ(import.added(), 2);
    EXPECT_EQ(import.replaced(), 0);
    import.undoing()(present);
    EXPECT_EQ(present, before);
}

TEST(ProfileImport, APasswordIsNotHandedToAnotherServer)
{
    Profiles present{at("1", "a"), at("2", "b")};
    present[1].readOnly = true;
    present[1].production = true;
    const Profiles before = present;
    ui::ProfileFile file;
    file.profiles = {at("1", "evil.example.com"), at("2", "b", "renamed")};
    ProfileImport import(present, file);
    import.taking(ProfileImport::Duplicates::Replace)(present);
    ASSERT_EQ(present.size(), 2);
    EXPECT_EQ(present.at(0).host, QStringLiteral("evil.example.com"));
    EXPECT_NE(present.at(0).id, QStringLiteral("1")) << "the password is kept under that id";
    EXPECT_EQ(import.goneIds(), QStringList{QStringLiteral("1")});
    EXPECT_EQ(present.at(1).id, QStringLiteral("2")) << "the same server";
    EXPECT_EQ(present.at(1).name, QStringLiteral("renamed"));
    EXPECT_TRUE(present.at(1).readOnly && present.at(1).production) << "a file takes no guard away";
    import.undoing()(present);
    EXPECT_EQ(present, before);

    // The same address by another way is another server.
    ui::ProfileFile tunnelled;
    tunnelled.profiles = {at("1", "a")};
    tunnelled.profiles[0].sshDestination = QStringLiteral("bastion");
    ProfileImport other(present, tunnelled);
    other.taking(ProfileImport::Duplicates::Replace)(present);
    EXPECT_NE(present.at(0).id, QStringLiteral("1"));
}

TEST(ProfileImport, OneMoreSentinelIsNotTrusted)
{
    ConnectionProfile mine = at("1", "");
    mine.kind = messages::ServerKind::Sentinel;
    mine.sentinel = {QStringLiteral("mymaster"), {QStringLiteral("s1:26379"), QStringLiteral("s2:26379")}, {}};
    for (const bool isMore : {false, true}) {
        Profiles present{mine};
        ui::ProfileFile file;
        file.profiles = {mine};
        if (isMore)
            file.profiles[0].sentinel.places.append(QStringLiteral("evil:26379"));
        else
            file.profiles[0].sentinel.places.removeLast();
        ProfileImport import(present, file);
        import.taking(ProfileImport::Duplicates::Replace)(present);
        ASSERT_EQ(present.size(), 1);
        EXPECT_EQ(present.at(0).id == QStringLiteral("1"), !isMore);
    }
}

class Transfer : public ::testing::Test
{
protected:
    Transfer()
        : profiles(folder.filePath(QStringLiteral("settings.ini")))
        , transfer(profiles, secrets, &window)
    {
    }

    QString file(const char *name) const { return folder.filePath(QString::fromLatin1(name)); }
    ui::ImportDialog *dialog() const { return window.findChild<ui::ImportDialog *>(); }
    static void click(QWidget *where, const char *text)
    {
        for (auto *each : where->findChildren<QAbstractButton *>()) {
            if (each->text() == QString::fromUtf8(text))
                QTest::mouseClick(each, Qt::LeftButton, {}, QPoint(8, each->height() / 2));
        }
    }

    QTemporaryDir folder;
    ui::ProfileStore profiles;
    ui::SecretStore secrets;
    QWidget window;
    ui::ProfileTransfer transfer;
};

TEST_F(Transfer, ExportsWithoutSecretsAndImportsWithUndo)
{
    const QString id = profiles.save(at("", "a", "mine"));
    secrets.rememberForThisRun(id, "corr3ct-horse");
    QSignalSpy told(&transfer, &ui::ProfileTransfer::told);
    transfer.exportTo(file("connections.json"), profiles.profiles());
    ASSERT_EQ(told.count(), 1);
    QFile written(file("connections.json"));
    ASSERT_TRUE(written.open(QFile::ReadOnly));
    EXPECT_FALSE(written.readAll().contains("corr3ct"));
    EXPECT_EQ(written.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

    ConnectionProfile moved = *profiles.find(id);
    moved.name = QStringLiteral("renamed");
    profiles.save(moved);
    QSignalSpy imported(&transfer, &ui::ProfileTransfer::imported);
    transfer.importFrom(file("connections.json"));
    ASSERT_TRUE(dialog());
    click(dialog(), "Replace those that are here");
    click(dialog(), "Import");
    ASSERT_EQ(imported.count(), 1);
    EXPECT_TRUE(imported.constFirst().constFirst().toString().contains(QStringLiteral("1 ")));
    ASSERT_EQ(profiles.profiles().size(), 1);
    EXPECT_EQ(profiles.profiles().constFirst().name, QStringLiteral("mine"));
    transfer.undoImport();
    EXPECT_EQ(profiles.profiles().constFirst().name, QStringLiteral("renamed"));
    EXPECT_EQ(ui::ProfileStore(file("settings.ini")).profiles().constFirst().name, QStringLiteral("renamed"));
}

TEST_F(Transfer, ShowsWhereAPasswordWouldGoInstead)
{
    ConnectionProfile turned = at("", "a", "mine");
    turned.replacements = {{QStringLiteral("a:6379"), QStringLiteral("evil:6379")}};
    transfer.exportTo(file("connections.json"), {turned});
    transfer.importFrom(file("connections.json"));
    ASSERT_TRUE(dialog());
    QString text;
    QString toolTips;
    const auto labels = dialog()->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        text += label->text();
        toolTips += label->toolTip();
    }
    EXPECT_TRUE(text.contains(QStringLiteral("1 place"))) << qPrintable(text);
    EXPECT_TRUE(text.contains(QStringLiteral("replaced"))) << qPrintable(text);
    EXPECT_TRUE(toolTips.contains(QStringLiteral("evil:6379"))) << qPrintable(toolTips);
}

TEST_F(Transfer, ForgetsTheSecretsOfWhatIsGoneForGood)
{
    const QString id = profiles.save(at("", "a"));
    secrets.rememberForThisRun(id, "corr3ct-horse");
    ConnectionProfile evil = *profiles.find(id);
    evil.host = QStringLiteral("evil");
    transfer.exportTo(file("evil.json"), {evil});
    transfer.importFrom(file("evil.json"));
    click(dialog(), "Replace those that are here");
    click(dialog(), "Import");
    const auto kept = [&] {
        std::optional<QByteArray> answer;
        bool isOver = false;
        QObject context;
        secrets.read(id, &context, [&](const auto &password) {
            answer = password;
            isOver = true;
        });
        EXPECT_TRUE(QTest::qWaitFor([&] { return isOver; }));
        return answer;
    };
    EXPECT_TRUE(kept()) << "it may be undone yet";
    transfer.forgetImport();
    EXPECT_FALSE(kept());
    transfer.undoImport();
    EXPECT_EQ(profiles.profiles().constFirst().host, QStringLiteral("evil")) << "not any more";
}

TEST_F(Transfer, ReadsNothingButFilesAndSaysWhy)
{
    QSignalSpy failed(&transfer, &ui::ProfileTransfer::failed);
    const QString pipe = file("pipe");
    ASSERT_EQ(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    transfer.importFrom(pipe);
    EXPECT_EQ(failed.count(), 1) << "and does not wait for who writes into it";
    transfer.importFrom(QStringLiteral("/dev/zero"));
    transfer.importFrom(file("missing"));
    QFile large(file("large"));
    ASSERT_TRUE(large.open(QFile::WriteOnly) && large.resize(ui::kLargestProfileFile + 1));
    transfer.importFrom(file("large"));
    QFile other(file("other"));
    ASSERT_TRUE(other.open(QFile::WriteOnly) && other.write("{\"a\":1}") > 0 && other.flush());
    transfer.importFrom(file("other"));
    EXPECT_EQ(failed.count(), 5);
    EXPECT_FALSE(dialog());
    transfer.exportTo(pipe, {at("1", "a")});
    EXPECT_EQ(failed.count(), 6);
    for (const QList<QVariant> &each : failed)
        EXPECT_GT(each.constFirst().toString().size(), 20);
}

TEST(ProfileOrder, GroupsStandTogetherInTheUsersOrder)
{
    Profiles profiles{at("1", "a"), at("2", "b"), at("3", "c"), at("4", "d"), at("5", "e")};
    profiles[0].group = QStringLiteral("Shop");
    profiles[2].group = QStringLiteral("Bank");
    profiles[4].group = QStringLiteral("Shop");
    const auto ids = [](const Profiles &all) {
        QString joined;
        for (const ConnectionProfile &profile : all)
            joined += profile.id;
        return joined;
    };
    EXPECT_EQ(ids(ui::groupedProfiles(profiles)), QStringLiteral("24153"));
    const auto moved = [&](const char *id, int by) {
        return ui::orderAfterMove(profiles, QString::fromLatin1(id), by).join(QString());
    };
    EXPECT_EQ(moved("4", -1), QStringLiteral("42153"));
    EXPECT_EQ(moved("4", 1), QString()) << "no group to go to";
    EXPECT_EQ(moved("1", 1), QStringLiteral("24513"));
    EXPECT_EQ(moved("5", 1), QStringLiteral("24315")) << "the whole group";
    EXPECT_EQ(moved("3", -1), QStringLiteral("24315"));
    EXPECT_EQ(moved("3", 1), QString());
    EXPECT_EQ(moved("unknown", 1), QString());
}

} // namespace
