// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing moves under the pointer: what comes by itself has its place, and leaves everything else in its own.
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/ui/window/livewindow.h"
#include "ui/activity/activitypanel.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/details/detailspanel.h"
#include "ui/details/sessionview.h"
#include "ui/notices/noticebar.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/statusline.h"
#include "ui/window/topbar.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QTabBar>
#include <QToolTip>

#include <utility>

namespace
{

using support::LiveWindow;
using support::sessionId;

class WindowStill : public LiveWindow
{
protected:
    /// Of all that somebody may be aiming at, in the window.
    QList<QRect> places() const
    {
        QList<QRect> places;
        for (const QWidget *widget : {static_cast<QWidget *>(window->findChild<ui::TopBar *>()), tabs(), header(),
                                      table().viewport(), static_cast<QWidget *>(&details()), detailsSwitch(),
                                      static_cast<QWidget *>(window->findChild<ui::ActivityPanel *>()),
                                      static_cast<QWidget *>(window->findChild<ui::StatusLine *>())})
            places += QRect(widget->mapTo(window.get(), QPoint()), widget->size());
        return places;
    }
    /// The columns take their widths, and the details what is read for them.
    bool hasSettled() const
    {
        QList<QRect> latest;
        int looks = 0;
        return waitFor([&] {
            const QList<QRect> before = std::exchange(latest, places());
            looks = latest == before ? looks + 1 : 0;
            return looks == 20;
        });
    }
    QRect chartsPlace() const
    {
        const auto all = window->findChild<ui::ActivityPanel *>()->findChildren<QWidget *>();
        for (const QWidget *one : all) {
            if (one->inherits("ui::ActivityCharts"))
                return {one->mapTo(window.get(), QPoint()), one->size()};
        }
        return {};
    }
    QWidget *tabs() const { return window->findChild<QTabBar *>(); }
    QWidget *header() const { return table().horizontalHeader()->viewport(); }
    ui::DetailsPanel &details() const { return *window->findChild<ui::DetailsPanel *>(); }
    QWidget *detailsSwitch() const
    {
        return named<ui::SegmentedSwitch>(*window, QStringLiteral("Part of the session"));
    }
    static ui::Notice notice(ui::Notice::Kind kind, int words)
    {
        ui::Notice notice;
        notice.id = QString::number(int(kind));
        notice.kind = kind;
        notice.text = QStringLiteral("What happened.");
        notice.hint = QStringLiteral("word ").repeated(words);
        notice.actions = {{QStringLiteral("Do It"), {}, false}};
        notice.checkBox = QStringLiteral("And so on");
        return notice;
    }
};

TEST_F(WindowStill, WhateverTheNoticesSay)
{
    for (int i = 0; i < 60; ++i)
        watched.setJson(sessionId(i), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 60; }));
    clickRow(0);
    ASSERT_TRUE(detailsSwitch());
    for (const QSize size : {QSize(1280, 800), QSize(900, 600)}) {
        window->resize(size);
        ASSERT_TRUE(waitFor([&] { return window->centralWidget()->width() == window->width(); }));
        ASSERT_TRUE(hasSettled());
        const QList<QRect> before = places();
        using Kind = ui::Notice::Kind;
        for (const Kind kind : {Kind::Result, Kind::Offer, Kind::Warning, Kind::Problem}) {
            for (const int words : {1, 80}) {
                notices().post(notice(kind, words));
                ASSERT_TRUE(waitFor([this] { return notices().isVisible(); }));
                QCoreApplication::sendPostedEvents();
                EXPECT_EQ(places(), before) << int(kind) << ' ' << words;
                const QRect bar(notices().mapTo(window.get(), QPoint()), notices().size());
                EXPECT_TRUE(window->rect().contains(bar));
                EXPECT_FALSE(bar.intersects(before.last())) << "the status line stays to be seen";
                EXPECT_FALSE(bar.intersects(before[2])) << "and the table's header";
                const QRect drawn = chartsPlace();
                EXPECT_FALSE(bar.intersects(drawn) && words == 1) << "axes and figures are to be read";
                EXPECT_GE(bar.height(), notices().heightForWidth(bar.width())) << "all of it is to be read";
                EXPECT_EQ(window->childAt(bar.center())->window(), window.get());
            }
        }
        while (const ui::Notice *shown = notices().shown())
            notices().withdraw(QString(shown->id));
        EXPECT_FALSE(notices().isVisible());
        EXPECT_EQ(places(), before);
    }
}

TEST_F(WindowStill, WhenAnIdIsRevealedAndWhenItsSessionEnds)
{
    const QByteArray id = sessionId(1) + QByteArray(150, 'x');
    watched.setJson(id, "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    clickRow(0);
    ASSERT_TRUE(waitFor([this] { return button(details(), QStringLiteral("reveal")) != nullptr; }));
    ASSERT_TRUE(hasSettled());
    const QList<QRect> before = places();
    const auto placeOf = [this](const QString &text) {
        QAbstractButton *const found = button(details(), text);
        return found ? QRect(found->mapTo(window.get(), QPoint()), found->size()) : QRect();
    };
    const QRect reveal = placeOf(QStringLiteral("reveal"));
    ASSERT_TRUE(press(details(), QStringLiteral("reveal")));
    EXPECT_TRUE(reads(details(), QString::fromLatin1(id)));
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(places(), before);
    EXPECT_EQ(placeOf(QStringLiteral("hide")), reveal) << "a second click hides it again";
    ASSERT_TRUE(press(details(), QStringLiteral("hide")));
    EXPECT_EQ(places(), before);

    watched.server.command({"DEL", "session:" + id});
    ASSERT_TRUE(waitFor([this] { return reads(details(), QStringLiteral("was last known")); }));
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(places(), before);
}

TEST_F(WindowStill, ATooltipSaysWhatTheRowUnderItSays)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    const auto tipOf = [&](int row) {
        const QModelIndex index = table().model()->index(row, sessions::SessionTableModel::User);
        return index.data(Qt::ToolTipRole).toString() + index.data().toString();
    };
    table().horizontalHeader()->resizeSection(sessions::SessionTableModel::User, 20); // so that a name is cut
    const QPoint inCell = table().visualRect(table().model()->index(0, sessions::SessionTableModel::User)).center();
    QHelpEvent question(QEvent::ToolTip, inCell, table().viewport()->mapToGlobal(inCell));
    QCoreApplication::sendEvent(table().viewport(), &question);
    ASSERT_TRUE(QToolTip::text().contains(QStringLiteral("alice"))) << QToolTip::text().toStdString();
    // Another row comes to stand there.
    watched.setJson(sessionId(2), "aaron", 600'000);
    table().sortByColumn(sessions::SessionTableModel::User, Qt::AscendingOrder);
    ASSERT_TRUE(waitFor([&] { return rows() == 2 && tipOf(0).contains(QStringLiteral("aaron")); }));
    EXPECT_TRUE(waitFor([] { return QToolTip::text().contains(QStringLiteral("aaron")); }))
        << QToolTip::text().toStdString();
    // And none at all.
    watched.server.command({"FLUSHALL"});
    EXPECT_TRUE(waitFor([] { return !QToolTip::isVisible(); }));
}

} // namespace
