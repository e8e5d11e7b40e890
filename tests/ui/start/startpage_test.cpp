// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window begins with.
#include "models/monitor/profileurl.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/connect/profiles/recentconnections.h"
#include "ui/start/addressentry.h"
#include "ui/start/recentrow.h"
#include "ui/start/startpage.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace ui;

namespace
{

messages::ConnectionProfile profileNamed(const QString &name)
{
    messages::ConnectionProfile profile;
    profile.id = QStringLiteral("id of ") + name;
    profile.name = name;
    profile.host = name.toLower() + QStringLiteral(".example.com");
    return profile;
}

class StartPageTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        installTheme(*qApp, Scheme::Light);
        page.resize(520, 300);
        page.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&page));
    }
    ~StartPageTest() override { setScheme(Scheme::System); }

    QPushButton *button(const QString &text) const
    {
        const auto all = page.findChildren<QPushButton *>();
        for (QPushButton *one : all) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    QList<RecentRow *> rows() const
    {
        QList<RecentRow *> shown;
        for (RecentRow *row : page.findChildren<RecentRow *>()) {
            if (row->isVisible())
                shown += row;
        }
        return shown;
    }
    bool reads(const QString &text) const
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    }

    StartPage page;
    QLineEdit &field = page.address().field();
};

TEST_F(StartPageTest, ReturnConnectsToAnAddressReadAsEverywhere)
{
    QList<std::pair<messages::ConnectionProfile, QByteArray>> entered;
    QObject::connect(&page.address(), &AddressEntry::addressEntered, &page,
                     [&](const messages::ConnectionProfile &profile, const QByteArray &password) {
                         entered.append({profile, password});
                     });
    for (const char *address :
         {"redis://bob:secret@redis.example.com:6380/2?readFrom=replicaPreferred", " redis.example.com:6381 ",
          "rediss://redis.example.com", "unix:///run/redis.sock?db=1"}) {
        const auto meant = monitor::profileFromUrl(QString::fromLatin1(address).trimmed());
        ASSERT_TRUE(meant);
        field.setFocus();
        QTest::keyClicks(&field, QString::fromLatin1(address));
        QTest::keyClick(&field, Qt::Key_Return);
        ASSERT_FALSE(entered.isEmpty()) << address;
        messages::ConnectionProfile expected = meant->profile;
        expected.prefersReplicas = meant->prefersReplicas.value_or(expected.prefersReplicas);
        EXPECT_EQ(entered.last().first, expected) << address;
        EXPECT_EQ(entered.last().second, meant->password) << address;
        EXPECT_TRUE(field.text().isEmpty()) << "there may be a password in it";
        field.undo();
        EXPECT_TRUE(field.text().isEmpty());
    }
    EXPECT_EQ(entered.size(), 4);
}

TEST_F(StartPageTest, AMistakeIsSaidInTheSameSentenceAndStaysToBeMended)
{
    QSignalSpy entered(&page.address(), &AddressEntry::addressEntered);
    for (const char *address :
         {"http://redis.example.com", "redis://redis.example.com:99999", "redis://redis.example.com/x"}) {
        field.setText(QString::fromLatin1(address));
        QTest::mouseClick(button(QStringLiteral("Connect")), Qt::LeftButton);
        const auto read = monitor::profileFromUrl(QString::fromLatin1(address));
        ASSERT_FALSE(read) << address;
        EXPECT_TRUE(reads(read.error().sentences())) << address;
        EXPECT_EQ(field.text(), QString::fromLatin1(address));
        field.setText(QStringLiteral("redis"));
        EXPECT_FALSE(reads(read.error().sentences())) << "it is not about this one";
    }
    field.clear();
    EXPECT_FALSE(button(QStringLiteral("Connect"))->isEnabled());
    QTest::keyClick(&field, Qt::Key_Return);
    EXPECT_EQ(entered.count(), 0);
}

TEST_F(StartPageTest, RecentConnectionsAreOneClickOrKeyAway)
{
    EXPECT_FALSE(reads(QStringLiteral("Recent connections")));
    messages::ConnectionProfile shop = profileNamed(QStringLiteral("Shop & Co"));
    shop.production = true;
    shop.readOnly = true;
    page.setRecent({shop, profileNamed(QStringLiteral("Staging"))});
    QCoreApplication::processEvents();
    EXPECT_TRUE(reads(QStringLiteral("Recent connections")));
    ASSERT_EQ(rows().size(), 2);
    EXPECT_EQ(rows().first()->accessibleName(), QStringLiteral("Connect to Shop & Co"));
    EXPECT_TRUE(rows().first()->accessibleDescription().contains(QStringLiteral("production, read-only")) ||
                rows().first()->accessibleDescription().contains(QStringLiteral("production · read-only")));
    QSignalSpy chosen(&page, &StartPage::recentChosen);
    QTest::mouseClick(rows().first(), Qt::LeftButton);
    rows().first()->setFocus();
    QTest::keyClick(rows().first(), Qt::Key_Down);
    EXPECT_TRUE(rows().at(1)->hasFocus());
    QTest::keyClick(rows().at(1), Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 2);
    EXPECT_EQ(chosen.at(0).first().toString(), shop.id);
    EXPECT_EQ(chosen.at(1).first().toString(), QStringLiteral("id of Staging"));
    page.setRecent({});
    EXPECT_TRUE(rows().isEmpty());
    EXPECT_FALSE(reads(QStringLiteral("Recent connections")));
}

TEST_F(StartPageTest, OffersTheDemoItsStoriesAndAllConnections)
{
    QSignalSpy demo(&page, &StartPage::demoRequested);
    QSignalSpy connections(&page, &StartPage::connectionsRequested);
    QSignalSpy story(&page, &StartPage::storyRequested);
    QPushButton *stories = button(QStringLiteral("Tell a Story"));
    EXPECT_FALSE(stories->isVisible()) << "there is none";
    page.setStories({{QStringLiteral("due"), QStringLiteral("Due, and not gone")}});
    EXPECT_TRUE(stories->isVisible());
    QTest::mouseClick(button(QStringLiteral("Show the Demo")), Qt::LeftButton);
    QTest::mouseClick(button(QStringLiteral("Connect to a Redis…")), Qt::LeftButton);
    ASSERT_EQ(stories->menu()->actions().size(), 1);
    stories->menu()->actions().first()->trigger();
    EXPECT_EQ(demo.count(), 1);
    EXPECT_EQ(connections.count(), 1);
    EXPECT_EQ(story.first().first().toString(), QStringLiteral("due"));
}

TEST_F(StartPageTest, NothingIsCutInTheSmallestWindowAndTheLargest)
{
    QList<messages::ConnectionProfile> recent;
    for (const char *name :
         {"Shop", "Staging", "Intranet", "A connection with a name that is longer than its row has room for"})
        recent += profileNamed(QString::fromLatin1(name));
    recent[0].colour = QStringLiteral("#d0342c");
    recent[0].production = true;
    page.setStories({{QStringLiteral("due"), QStringLiteral("Due, and not gone")}});
    const QString folder = qEnvironmentVariable("SESSIONSCOPE_PICTURES");
    for (const bool dark : {false, true}) {
        setScheme(dark ? Scheme::Dark : Scheme::Light);
        for (const QSize size : {QSize(520, 300), QSize(940, 470)}) {
            page.setRecent(recent);
            page.resize(size);
            QCoreApplication::processEvents();
            const auto isWhole = [&] {
                const auto all = rows();
                return all.size() == 4 && !page.findChild<QScrollArea *>()->verticalScrollBar()->isVisible() &&
                       std::all_of(all.begin(), all.end(), [&](const RecentRow *row) {
                           return row->height() >= row->sizeHint().height() &&
                                  page.rect().contains(QRect(row->mapTo(&page, QPoint()), row->size()));
                       });
            };
            EXPECT_TRUE(QTest::qWaitFor(isWhole)) << size.height();
            for (const QPushButton *one : page.findChildren<QPushButton *>()) {
                EXPECT_GE(one->width(), one->minimumSizeHint().width()) << one->text().toStdString();
            }
            EXPECT_LE(field.mapTo(&page, QPoint(field.width(), 0)).x(), page.width());
            if (!folder.isEmpty())
                page.grab().save(QStringLiteral("%1/start-%2-%3.png")
                                     .arg(folder, dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                     .arg(size.width()));
        }
    }
}

TEST(RecentConnections, AreTheLatestFirstAndSavedOnesOnly)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("settings.conf"));
    ProfileStore profiles(file);
    QStringList ids;
    for (int i = 0; i < 6; ++i) {
        messages::ConnectionProfile profile = profileNamed(QStringLiteral("Server %1").arg(i));
        profile.id.clear();
        ids += profiles.save(profile);
        noteConnection(profiles, *profiles.find(ids.last()));
    }
    noteConnection(profiles, messages::ConnectionProfile{});
    noteConnection(profiles, *profiles.find(ids.at(1)));
    const auto names = [](const ProfileStore &store) {
        QStringList all;
        for (const auto &profile : recentConnections(store))
            all += profile.name;
        return all.join(QLatin1Char(' ')).toStdString();
    };
    EXPECT_EQ(names(profiles), "Server 1 Server 5 Server 4 Server 3");
    profiles.remove(ids.at(5));
    EXPECT_EQ(names(profiles), "Server 1 Server 4 Server 3 Server 2");
    EXPECT_EQ(names(ProfileStore(file)), "Server 1 Server 4 Server 3 Server 2") << "also at the next start";
}

} // namespace
