// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/iothread.h"
#include "ui/connect/connectionchip.h"
#include "ui/connect/connectiondialog.h"
#include "ui/connect/passworddialog.h"
#include "ui/connect/form/passwordfield.h"
#include "ui/connect/probebar.h"
#include "ui/connect/form/profileform.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/connect/secrets/secretstore.h"
#include "ui/connect/form/tlssection.h"
#include "ui/connect/tlswords.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

// TLS in the form of a connection, and what is said of it.

namespace
{

using messages::ConnectionProfile;
using messages::TlsFacts;
using messages::TlsSettings;

class TlsForm : public ::testing::Test
{
protected:
    TlsForm()
        : profiles(folder.filePath(QStringLiteral("settings.ini")))
        , dialog(thread, profiles, secrets)
        , section(*dialog.findChild<ui::TlsSection *>())
        , form(*dialog.findChild<ui::ProfileForm *>())
    {
        dialog.open();
    }

    QLineEdit *field(const char *name) const
    {
        const auto all = dialog.findChildren<QLineEdit *>();
        for (QLineEdit *each : all) {
            if (each->accessibleName() == QLatin1String(name))
                return each;
        }
        return nullptr;
    }
    QCheckBox *unverified() const { return section.findChild<QCheckBox *>(); }
    void paste(const char *url) const
    {
        QGuiApplication::clipboard()->setText(QLatin1String(url));
        field("Paste a URL")->selectAll();
        QTest::keyClick(field("Paste a URL"), Qt::Key_V, Qt::ControlModifier);
    }
    bool says(const char *words) const
    {
        const auto labels = dialog.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [words](const QLabel *label) {
            return label->isVisible() && label->text().contains(QString::fromUtf8(words));
        });
    }

    static TlsSettings everything()
    {
        TlsSettings tls;
        tls.isOn = true;
        tls.verifies = false;
        tls.serverName = QStringLiteral("redis.example.com");
        tls.caFile = QStringLiteral("/etc/a ca.pem");
        tls.certificateFile = QStringLiteral("/home/me/client.pem");
        tls.keyFile = QStringLiteral("/home/me/client.key");
        return tls;
    }

    monitor::IoThread thread;
    QTemporaryDir folder;
    ui::ProfileStore profiles;
    ui::SecretStore secrets;
    ui::ConnectionDialog dialog;
    ui::TlsSection &section;
    ui::ProfileForm &form;
};

TEST_F(TlsForm, OpensWithItsSwitchAndKeepsWhatWasEntered)
{
    EXPECT_FALSE(section.isVisible());
    QTest::mouseClick(section.toggle(), Qt::LeftButton, {}, QPoint(8, section.toggle()->height() / 2));
    ASSERT_TRUE(section.isVisible());
    field("CA file")->setText(QStringLiteral("/etc/a ca.pem"));
    field("Server name")->setText(QStringLiteral(" redis.example.com "));
    field("Client certificate")->setText(QStringLiteral("/home/me/client.pem"));
    field("Its key")->setText(QStringLiteral("/home/me/client.key"));
    EXPECT_FALSE(says("Whoever answers is taken for the server")) << "not while it is verified";
    unverified()->setChecked(true);
    EXPECT_TRUE(says("Whoever answers is taken for the server"));
    EXPECT_TRUE(says("keeps saying “not verified”")) << "what that means is said at once";
    EXPECT_EQ(form.profile().tls, everything());
    section.toggle()->setChecked(false);
    EXPECT_FALSE(section.isVisible());
    EXPECT_FALSE(form.profile().tls.isOn);
    EXPECT_EQ(form.profile().tls.caFile, everything().caFile) << "switched off is not forgotten";
}

TEST_F(TlsForm, GoesToTheStoreAndBack)
{
    ConnectionProfile profile;
    profile.name = QStringLiteral("fleet");
    profile.tls = everything();
    const QString id = profiles.save(profile);
    dialog.showProfile(id);
    EXPECT_TRUE(section.isVisible());
    EXPECT_EQ(form.profile().tls, everything());
    EXPECT_EQ(ui::ProfileStore(folder.filePath(QStringLiteral("settings.ini"))).find(id)->tls, everything());
    dialog.showProfile({});
    EXPECT_EQ(form.profile().tls, TlsSettings());
    EXPECT_TRUE(TlsSettings().verifies) << "unless somebody says otherwise";
}

TEST_F(TlsForm, IsTurnedOnByAUrl)
{
    paste("rediss://db.example.com:6390");
    EXPECT_TRUE(section.isVisible());
    EXPECT_TRUE(form.profile().tls.isOn);
    field("CA file")->setText(QStringLiteral("/ca.pem"));
    field("Server name")->setText(QStringLiteral("inner"));
    unverified()->setChecked(true);
    paste("rediss://db.example.com:6390/2");
    EXPECT_FALSE(form.profile().tls.verifies) << "the same server";
    paste("rediss://other.example.com");
    EXPECT_EQ(form.profile().tls.caFile, QStringLiteral("/ca.pem"));
    EXPECT_TRUE(form.profile().tls.serverName.isEmpty());
    EXPECT_TRUE(form.profile().tls.verifies) << "of another server nobody has said that";
    paste("redis://other.example.com");
    EXPECT_FALSE(form.profile().tls.isOn);
}

TEST_F(TlsForm, IsNotForASocket)
{
    paste("rediss://db.example.com");
    paste("unix:///run/redis.sock");
    EXPECT_FALSE(section.isVisible());
    EXPECT_FALSE(section.toggle()->isEnabled());
    EXPECT_TRUE(form.validate());
    EXPECT_FALSE(form.profile().usesTls());
}

TEST_F(TlsForm, SaysWhatIsWrongInPlaceAndMovesNothing)
{
    section.toggle()->setChecked(true);
    QCoreApplication::sendPostedEvents();
    const QPoint place = field("User")->mapTo(&dialog, QPoint());
    field("CA file")->setText(QStringLiteral("ca.pem"));
    EXPECT_FALSE(form.validate());
    EXPECT_TRUE(says("has to begin with a slash"));
    EXPECT_EQ(dialog.focusWidget(), field("CA file"));
    field("CA file")->clear();
    field("Its key")->setText(QStringLiteral("/a.key"));
    EXPECT_FALSE(form.validate());
    EXPECT_TRUE(says("of no use without its certificate"));
    field("Its key")->clear();
    field("Server name")->setText(QStringLiteral("rediss://db"));
    EXPECT_FALSE(form.validate());
    unverified()->setChecked(true);
    field("Server name")->clear();
    EXPECT_TRUE(form.validate());
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(field("User")->mapTo(&dialog, QPoint()), place);
}

TEST_F(TlsForm, TabGoesThroughItInOrder)
{
    section.toggle()->setChecked(true);
    section.toggle()->setFocus();
    QStringList visited;
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
        const QWidget *there = dialog.focusWidget();
        const auto *box = qobject_cast<const QCheckBox *>(there);
        const QString name = box ? box->text() : there->accessibleName();
        EXPECT_FALSE(name.isEmpty()) << there->metaObject()->className();
        visited.append(name);
    }
    const QStringList wanted{QStringLiteral("Host"),
                             QStringLiteral("Port"),
                             QStringLiteral("CA file"),
                             QStringLiteral("Choose the CA file"),
                             QStringLiteral("Server name"),
                             QStringLiteral("Client certificate"),
                             QStringLiteral("Choose the client certificate"),
                             QStringLiteral("Its key"),
                             QStringLiteral("Choose the key of the client certificate"),
                             QStringLiteral("Do not verify the server’s certificate"),
                             QStringLiteral("User")};
    EXPECT_EQ(visited.mid(0, wanted.size()), wanted) << visited.join(QLatin1String(", ")).toStdString();
}

TEST(TlsWords, WarnOfAnEndInTwoWeeks)
{
    const QDateTime now(QDate(2026, 11, 29), QTime(23, 0), Qt::UTC); // two hours more are another date
    TlsFacts tls;
    tls.subject = QStringLiteral("db.example.com");
    tls.issuer = QStringLiteral("Example CA");
    tls.isVerified = true;
    tls.validUntil = now.addDays(15);
    EXPECT_FALSE(ui::certificateText(tls, now).contains(QStringLiteral("expire")));
    EXPECT_TRUE(ui::certificateText(tls, now).contains(QStringLiteral("db.example.com, signed by Example CA")));
    tls.validUntil = now.addDays(13).addSecs(7200);
    EXPECT_TRUE(ui::certificateText(tls, now).contains(QStringLiteral("expires in 13 d 02 h")))
        << ui::certificateText(tls, now).toStdString();
    tls.validUntil = now.addSecs(-1);
    EXPECT_TRUE(ui::certificateText(tls, now).contains(QStringLiteral("next connection will be refused")));
    tls.isVerified = false;
    EXPECT_FALSE(ui::certificateText(tls, now).contains(QStringLiteral("refused")));
}

TEST(TlsWords, TheProbeTellsTheCertificate)
{
    messages::ProbeAnswer answer;
    answer.server = QStringLiteral("Redis 7.0.15");
    answer.tls = TlsFacts{QStringLiteral("TLS 1.3"),
                          QStringLiteral("TLS_AES_256_GCM_SHA384"),
                          QStringLiteral("db.example.com"),
                          QStringLiteral("Example CA"),
                          QDateTime::currentDateTimeUtc().addDays(100),
                          true,
                          false};
    const QString text = ui::ProbeBar::answerText(answer);
    for (const char *part : {"Redis 7.0.15", "TLS 1.3", "TLS_AES_256_GCM_SHA384", "db.example.com", "Example CA"})
        EXPECT_TRUE(text.contains(QLatin1String(part))) << part;
    EXPECT_FALSE(text.contains(QStringLiteral("Not verified")));
    answer.tls->isVerified = false;
    EXPECT_TRUE(ui::ProbeBar::answerText(answer).contains(QStringLiteral("Not verified")));
}

TEST(TlsWords, TheChipSaysNotVerifiedInWords)
{
    ui::ConnectionChip chip;
    ui::ConnectionChip::Content content;
    content.title = QStringLiteral("shop");
    chip.setContent(content);
    const int width = chip.sizeHint().width();
    EXPECT_FALSE(chip.accessibleName().contains(QStringLiteral("not verified")));
    content.unverified = true;
    content.security = ui::unverifiedText();
    chip.setContent(content);
    EXPECT_TRUE(chip.accessibleName().contains(QStringLiteral("not verified")));
    EXPECT_GT(chip.sizeHint().width(), width) << "it has room of its own";
    EXPECT_TRUE(chip.toolTip().contains(QStringLiteral("whoever answers is taken for the server")));
}

TEST(TlsPassphrase, IsAskedForAndKeptBesideThePassword)
{
    ui::SecretStore secrets;
    ConnectionProfile profile;
    profile.id = QStringLiteral("p1");
    profile.tls.certificateFile = QStringLiteral("/home/me/client.pem");
    secrets.rememberForThisRun(profile.id, "password");
    ui::PasswordDialog dialog(profile, ui::PasswordDialog::Reason::PassphraseNeeded, secrets);
    QSignalSpy given(&dialog, &ui::PasswordDialog::passwordGiven);
    dialog.open();
    bool saysWhich = false;
    const auto labels = dialog.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        saysWhich = saysWhich || label->text().contains(profile.tls.certificateFile);
    EXPECT_TRUE(saysWhich);
    auto *field = dialog.findChild<ui::PasswordField *>();
    EXPECT_EQ(field->accessibleName(), QStringLiteral("Passphrase"));
    QTest::keyClicks(field, QStringLiteral("s3same"));
    QTest::keyClick(field, Qt::Key_Return);
    ASSERT_EQ(given.count(), 1);
    QObject context;
    QByteArray password;
    QByteArray passphrase;
    secrets.read(profile.id, &context, [&](const auto &read) { password = read.value_or(QByteArray()); });
    secrets.read(ui::SecretStore::ofKey(profile.id), &context,
                 [&](const auto &read) { passphrase = read.value_or(QByteArray()); });
    EXPECT_TRUE(QTest::qWaitFor([&] { return passphrase == "s3same" && password == "password"; }));
}

} // namespace
