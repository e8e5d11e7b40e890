// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Presenter mode: one session's life and the expiry lag, large, and back to exactly what was there before.
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/ui/window/livewindow.h"
#include "ui/activity/activitypanel.h"
#include "ui/details/detailspanel.h"
#include "ui/life/lagchart.h"
#include "ui/life/lagpanel.h"
#include "ui/life/lifechart.h"
#include "ui/life/lifepage.h"
#include "ui/life/lifetimeline.h"
#include "ui/presenter/presenterbar.h"
#include "ui/presenter/presenterview.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/statusline.h"
#include "ui/window/topbar.h"

#include <QAbstractButton>
#include <QAction>
#include <QHeaderView>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSplitter>

namespace
{

using activity::LifePicture;
using activity::SessionLife;
using sessions::SessionTableModel;
using support::LiveWindow;
using support::sessionId;
using Stage = LifePicture::Stage;

class WindowPresent : public LiveWindow
{
protected:
    ui::PresenterView &view() const { return *window->findChild<ui::PresenterView *>(); }
    ui::LifeTimeline &timeline() const { return view().page().timeline(); }
    ui::LagPanel &lag() const { return view().page().lag(); }
    const LifePicture &picture() const { return timeline().chart().picture(); }
    bool isAt(Stage stage)
    {
        return waitFor([this, stage] { return picture().stage == stage; });
    }
    int marks(LifePicture::Mark::Kind kind) const
    {
        const auto &all = picture().marks;
        return int(std::count_if(all.begin(), all.end(), [kind](const auto &mark) { return mark.kind == kind; }));
    }

    QByteArray keyOf(int number) const { return "session:" + sessionId(number); }
    void expire(int number, int ms) { watched.server.command({"PEXPIRE", keyOf(number), QByteArray::number(ms)}); }

    /// Around what is there without presenting.
    QWidget *usual() const { return window->findChild<ui::TopBar *>()->parentWidget(); }
    /// All that the layout is made of.
    QStringList layout() const
    {
        QStringList told{QStringLiteral("%1x%2").arg(window->width()).arg(window->height())};
        const auto splitters = window->findChildren<QSplitter *>();
        for (const QSplitter *splitter : splitters) {
            for (const int size : splitter->sizes())
                told += QString::number(size);
        }
        const QList<QWidget *> parts{window->menuBar(),
                                     window->findChild<ui::TopBar *>(),
                                     window->findChild<ui::DetailsPanel *>(),
                                     usual()->findChild<ui::ActivityPanel *>(),
                                     window->findChild<ui::StatusLine *>(),
                                     &table()};
        for (const QWidget *part : parts)
            told += part->isVisible() ? QStringLiteral("shown") : QStringLiteral("hidden");
        for (int column = 0; column < table().model()->columnCount(); ++column)
            told += QString::number(table().isColumnHidden(column) ? 0 : table().columnWidth(column));
        told += QString::number(table().rowHeight());
        told += QString::number(table().font().pointSizeF());
        return told;
    }
};

TEST_F(WindowPresent, EscapeGoesBackToExactlyTheLayoutBefore)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    window->resize(1300, 820);
    const auto splitters = window->findChildren<QSplitter *>();
    for (QSplitter *splitter : splitters) {
        QList<int> sizes = splitter->sizes();
        if (sizes.size() == 2)
            splitter->setSizes({sizes[0] - 40, sizes[1] + 40});
    }
    clickRow(0);
    const QStringList before = layout();
    const QByteArray settings = settingsBytes();

    key(Qt::Key_F11);
    ASSERT_TRUE(view().isPresenting());
    EXPECT_TRUE(timeline().isVisible());
    EXPECT_TRUE(lag().isVisible());
    EXPECT_FALSE(window->menuBar()->isVisible());
    EXPECT_FALSE(window->findChild<ui::TopBar *>()->isVisible());
    for (const Qt::Key view : {Qt::Key_3, Qt::Key_4, Qt::Key_2, Qt::Key_3})
        key(view);
    EXPECT_TRUE(table().isVisible());
    EXPECT_FALSE(window->findChild<ui::DetailsPanel *>()->isVisible());
    EXPECT_GT(table().rowHeight(), ui::kRowHeight);
    key(Qt::Key_Escape);
    EXPECT_FALSE(view().isPresenting());
    EXPECT_TRUE(waitFor([&] { return layout() == before; }, 5'000))
        << qPrintable(layout().join(QLatin1Char(' '))) << "\n"
        << qPrintable(before.join(QLatin1Char(' ')));
    EXPECT_EQ(settingsBytes(), settings);

    // By its button, too, and from within the life.
    window->present(true);
    EXPECT_TRUE(press(*window, QStringLiteral("Esc leaves")));
    EXPECT_TRUE(waitFor([&] { return layout() == before; }, 5'000));
}

TEST_F(WindowPresent, AWindowThatIsClosedMeanwhileRemembersNothingOfIt)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    const QStringList before = layout();
    window->present(true);
    key(Qt::Key_3);
    key(Qt::Key_Equal, Qt::ControlModifier);
    reopen();
    EXPECT_FALSE(view().isPresenting());
    EXPECT_TRUE(waitFor([&] { return layout() == before; }, 5'000))
        << qPrintable(layout().join(QLatin1Char(' '))) << "\n"
        << qPrintable(before.join(QLatin1Char(' ')));
}

TEST_F(WindowPresent, TypeAndRowsGrowAndShrinkByKeys)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    EXPECT_FALSE(menuAction(QStringLiteral("Larger Type"))->isEnabled()) << "only while presenting";
    window->present(true);
    key(Qt::Key_3);
    const int usual = table().rowHeight();
    const double type = table().font().pointSizeF();
    key(Qt::Key_Equal, Qt::ControlModifier);
    key(Qt::Key_Plus, Qt::ControlModifier);
    EXPECT_GT(table().rowHeight(), usual);
    EXPECT_GT(table().font().pointSizeF(), type);
    EXPECT_GT(timeline().font().pointSizeF(), type);
    key(Qt::Key_Minus, Qt::ControlModifier);
    key(Qt::Key_Minus, Qt::ControlModifier);
    key(Qt::Key_Minus, Qt::ControlModifier);
    EXPECT_LT(table().rowHeight(), usual);
    key(Qt::Key_0, Qt::ControlModifier);
    EXPECT_EQ(table().rowHeight(), usual);
    // Type follows the window, too.
    window->resize(window->size() * 1.3);
    EXPECT_TRUE(waitFor([&] { return table().rowHeight() > usual; }, 5'000));
}

TEST_F(WindowPresent, TheLifeOfTheSelectedSessionIsDrawnAsItHappens)
{
    watched.setJson(sessionId(2), "bob", 600'000); // so that the format is in use when alice comes
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    watched.setJson(sessionId(1), "alice", 60'000);
    ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
    clickRow(rowOfUser(QStringLiteral("alice")));
    window->present(true);
    ASSERT_TRUE(isAt(Stage::Running));
    EXPECT_TRUE(timeline().figureText().contains(QStringLiteral("left, until")));
    EXPECT_TRUE(timeline().chart().accessibleDescription().contains(QStringLiteral("alice")));
    using Kind = LifePicture::Mark::Kind;
    EXPECT_EQ(marks(Kind::Created), 1) << "it was seen to be created";
    EXPECT_EQ(marks(Kind::FirstSeen), 0);
    EXPECT_TRUE(picture().gaps.empty());
    EXPECT_EQ(picture().half, 0) << "nothing has expired yet: nobody knows the lag";

    expire(1, 90'000);
    EXPECT_TRUE(waitFor([this] { return marks(LifePicture::Mark::Kind::Extended) == 1; }));
    expire(1, 120'000);
    EXPECT_TRUE(waitFor([this] { return marks(LifePicture::Mark::Kind::Extended) == 2; }));
    EXPECT_TRUE(picture().gaps.empty()) << "each of them was seen";
    expire(1, 50'000);
    EXPECT_TRUE(waitFor([this] { return marks(LifePicture::Mark::Kind::Shortened) == 1; }));

    // Standing still, it says so.
    key(Qt::Key_Space);
    EXPECT_TRUE(reads(view(), QStringLiteral("Stands still as of")));
    const qint64 then = picture().now;
    watched.server.command({"DEL", keyOf(1)});
    EXPECT_TRUE(waitFor([this] { return watched.count(messages::SessionEvent::Kind::LoggedOut) == 1; }));
    EXPECT_EQ(picture().now, then);
    key(Qt::Key_Space);
    EXPECT_TRUE(isAt(Stage::Ended));
    EXPECT_TRUE(timeline().figureText().contains(QStringLiteral("as a logout does")))
        << qPrintable(timeline().figureText());
    EXPECT_EQ(marks(Kind::Reaped), 0);
}

TEST_F(WindowPresent, ASessionThatRunsOutIsReapedAfterItsDeadlineAndMeasured)
{
    ASSERT_TRUE(connectLive());
    watched.setJson(sessionId(1), "alice", 1'500);
    watched.setJson(sessionId(2), "bob", 600'000);
    ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
    clickRow(rowOfUser(QStringLiteral("alice")));
    window->present(true);
    ASSERT_TRUE(isAt(Stage::Ended));
    EXPECT_EQ(marks(LifePicture::Mark::Kind::Reaped), 1);
    EXPECT_TRUE(timeline().figureText().contains(QStringLiteral("from deadline to reaped")));
    EXPECT_TRUE(waitFor([this] { return lag().sentences().constFirst().startsWith(QStringLiteral("Of 1 expired")); }))
        << qPrintable(lag().sentences().join(QLatin1Char('\n')));

    // From now on a lag is known: the future of another is drawn from it.
    window->present(false);
    clickRow(rowOfUser(QStringLiteral("bob")));
    window->present(true);
    ASSERT_TRUE(isAt(Stage::Running));
    EXPECT_GE(picture().half, picture().deadline);
    EXPECT_GT(picture().half, 0);
}

TEST_F(WindowPresent, WithoutASelectionAnExampleIsFollowed)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    window->present(true);
    ASSERT_TRUE(isAt(Stage::Running));
    EXPECT_EQ(marks(LifePicture::Mark::Kind::FirstSeen), 1) << "it was there before the window looked";
}

TEST_F(WindowPresent, SettingsAndTheirChangesStandBelowTheLag)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    window->resize(1400, 900);
    window->present(true);
    const auto says = [this](const QString &text) {
        return waitFor([this, text] { return lag().sentences().join(QLatin1Char('\n')).contains(text); });
    };
    EXPECT_TRUE(says(QStringLiteral("hz 10:")));
    EXPECT_TRUE(says(QStringLiteral("effort 1:")));
    EXPECT_TRUE(says(QStringLiteral("1 key")));
    EXPECT_TRUE(says(QStringLiteral("redis.conf")));
    watched.server.command({"CONFIG", "SET", "hz", "50"});
    EXPECT_TRUE(says(QStringLiteral("hz 50:")));
    EXPECT_TRUE(waitFor([this] { return lag().chart().spans().size() == 2; }));
    EXPECT_EQ(lag().chart().spans().front().hz.low, 10);
    EXPECT_EQ(lag().chart().spans().back().hz.low, 50);
}

TEST_F(WindowPresent, WhatMayNotBeAskedIsNotKnown)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    watched.server.command({"ACL", "SETUSER", "default", "-info", "-config"});
    show();
    window->connectTo(watched.profile(), {});
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    window->present(true);
    EXPECT_TRUE(waitFor([this] {
        const QString all = lag().sentences().join(QLatin1Char('\n'));
        return all.contains(QStringLiteral("hz not known: This account may not ask")) &&
               all.contains(QStringLiteral("effort not known: This account may not ask")) &&
               all.contains(QStringLiteral("keys not known: This account may not ask"));
    })) << qPrintable(lag().sentences().join(QLatin1Char('\n')));
    EXPECT_TRUE(lag().chart().spans().empty());
}

TEST_F(WindowPresent, WithoutAServerItSaysWhatToDo)
{
    show();
    window->present(true);
    EXPECT_TRUE(timeline().isVisible());
    EXPECT_EQ(picture().stage, Stage::Unknown);
    EXPECT_TRUE(reads(view(), QStringLiteral("Not connected")));
    window->grab();
    window->present(false);

    QSignalSpy asked(window.get(), &ui::MainWindow::demoRequested);
    EXPECT_TRUE(press(*window, QStringLiteral("Show the Demo")));
    EXPECT_EQ(asked.size(), 1);
}

TEST_F(WindowPresent, OnlyThePicturesStandStill)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    window->present(true);
    const QString still = QStringLiteral("Stands still as of");
    for (const Qt::Key live : {Qt::Key_3, Qt::Key_4}) {
        key(Qt::Key_2);
        key(Qt::Key_Space);
        ASSERT_TRUE(view().isPaused());
        EXPECT_TRUE(reads(view(), still));
        key(live);
        EXPECT_FALSE(view().isPaused()) << "the table and the activity go on";
        EXPECT_FALSE(reads(view(), still));
        EXPECT_FALSE(reads(view(), QStringLiteral("Space pauses")));
        key(Qt::Key_Space);
        EXPECT_FALSE(view().isPaused());
    }
    key(Qt::Key_1);
    EXPECT_TRUE(reads(view(), QStringLiteral("Space pauses")));
}

TEST_F(WindowPresent, DigitsChooseTheViewWhereverTheKeyboardIs)
{
    for (int number = 1; number <= 3; ++number)
        watched.setJson(sessionId(number), QByteArray::number(number) + "user", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 3; }));
    auto *const number = new QSpinBox;
    window->setDemoPanel(number);
    window->present(true);
    key(Qt::Key_3);
    ASSERT_TRUE(table().hasFocus());
    EXPECT_EQ(view().view(), ui::PresenterView::Table);
    clickRow(0);
    const QModelIndex current = table().currentIndex();
    key(Qt::Key_3);
    EXPECT_EQ(table().currentIndex(), current) << "nothing is looked for by its first letter";
    key(Qt::Key_4);
    EXPECT_EQ(view().view(), ui::PresenterView::Activity);
    key(Qt::Key_1);
    EXPECT_EQ(view().view(), ui::PresenterView::Life);
    number->setFocus();
    number->selectAll();
    key(Qt::Key_3);
    EXPECT_EQ(view().view(), ui::PresenterView::Life) << "it is a number that is entered";
    EXPECT_EQ(number->value(), 3);
}

TEST_F(WindowPresent, TheActivityIsOfTheTimeThatTheWindowShows)
{
    show();
    auto *const usual = window->findChild<ui::ActivityPanel *>();
    usual->restoreSettings({{QStringLiteral("activity/range"), 2}, {QStringLiteral("activity/page"), 1}});
    window->present(true);
    key(Qt::Key_4);
    const auto panels = window->findChildren<ui::ActivityPanel *>();
    const auto presented =
        std::find_if(panels.begin(), panels.end(), [](const auto *each) { return each->isVisible(); });
    ASSERT_NE(presented, panels.end());
    ASSERT_NE(*presented, usual);
    files::SettingValues shown;
    (*presented)->saveSettings(shown);
    EXPECT_EQ(shown.value(QStringLiteral("activity/range")).toInt(), 2);
    EXPECT_EQ(shown.value(QStringLiteral("activity/page")).toInt(), 0) << "it has no events";
}

TEST_F(WindowPresent, TheDemosControlsStandBesideAndComeBack)
{
    show();
    auto *const panel = new QPushButton(QStringLiteral("controls"));
    window->setDemoPanel(panel);
    const QWidget *const home = panel->parentWidget();
    window->present(true);
    EXPECT_EQ(view().page().controls(), panel);
    EXPECT_TRUE(panel->isVisible());
    EXPECT_TRUE(waitFor([&] { return panel->mapTo(window.get(), QPoint()).x() > window->width() / 2; }, 5'000))
        << "there is room for it at the right";
    auto *const other = new QPushButton(QStringLiteral("others"));
    window->setDemoPanel(other);
    EXPECT_TRUE(waitFor([&] { return view().page().controls() == other; }, 5'000));
    window->present(false);
    EXPECT_EQ(other->parentWidget(), home);
    EXPECT_TRUE(other->isVisible());
}

} // namespace
