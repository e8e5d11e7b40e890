// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The window without a mouse: the Tab chain, panes, menus and their keys, names for those who do not see it.
#include "models/activity/history/historysettings.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/ui/window/livewindow.h"
#include "ui/activity/activitypanel.h"
#include "ui/connect/connectiondialog.h"
#include "ui/details/detailspanel.h"
#include "ui/fleet/fleetpage.h"
#include "ui/notices/noticebar.h"
#include "ui/search/historypopup.h"
#include "ui/search/searchfield.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/sessionspage.h"
#include "ui/window/statusline.h"
#include "ui/window/topbar.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QImage>
#include <QKeySequence>
#include <QMap>
#include <QMenu>
#include <QSet>
#include <QSplitter>

#include <algorithm>

namespace
{

using support::LiveWindow;
using support::sessionId;

std::string describe(const QWidget *widget)
{
    QStringList path;
    for (; widget; widget = widget->parentWidget())
        path.prepend(QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName());
    return qPrintable(path.join(QStringLiteral(" > ")));
}

QString spokenName(QWidget *widget)
{
    const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
    return spoken ? spoken->text(QAccessible::Name) : QString();
}

/// Not hidden, and not scrolled or squeezed out of sight by what it stands in.
bool isInSight(const QWidget *widget)
{
    QRect seen = widget->rect();
    for (const QWidget *at = widget; at && !at->isWindow(); at = at->parentWidget())
        seen = seen.translated(at->pos()) & at->parentWidget()->rect();
    return widget->isVisible() && !seen.isEmpty();
}

/// Of buttons that exclude each other Tab goes to the one that is chosen; arrow keys choose among them.
bool isLeftToArrows(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const QButtonGroup *group = button ? button->group() : nullptr;
    return group && group->exclusive() && group->checkedButton() && group->checkedButton() != button;
}

/// All that takes the focus by Tab and can be seen, from the root down.
QSet<QWidget *> tabStops(const QWidget &root)
{
    QSet<QWidget *> stops;
    const auto all = root.findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (widget->window() == &root && isInSight(widget) && widget->isEnabled() && !widget->focusProxy() &&
            (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !isLeftToArrows(widget))
            stops.insert(widget);
    }
    return stops;
}

class WindowKeys : public LiveWindow
{
protected:
    void SetUp() override
    {
        watched.setJson(sessionId(1), "alice", 600'000);
        watched.setJson(sessionId(2), "bob", 600'000);
        ASSERT_TRUE(connectLive());
        ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
        clickRow(rowOfUser(QStringLiteral("alice")));
    }

    /// Where the focus goes by this key until it comes round.
    QList<QWidget *> walk(Qt::Key step, Qt::KeyboardModifiers modifiers)
    {
        QList<QWidget *> visited;
        for (int i = 0; i < 200; ++i) {
            key(step, modifiers);
            QWidget *const now = QApplication::focusWidget();
            if (visited.contains(now))
                break;
            visited += now;
        }
        return visited;
    }

    template<typename Pane> bool focusIsIn() const
    {
        return window->findChild<Pane *>()->isAncestorOf(QApplication::focusWidget());
    }
};

/// The session that was chosen before is hidden by the search.
TEST_F(WindowKeys, DownChoosesTheFirstResult)
{
    for (const Qt::Key step : {Qt::Key_Down, Qt::Key_Return}) {
        for (const bool isQuick : {true, false}) {
            clickRow(rowOfUser(QStringLiteral("alice")));
            key(Qt::Key_F, Qt::ControlModifier);
            type(QStringLiteral("bob"));
            if (!isQuick) {
                ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
            }
            key(step);
            EXPECT_TRUE(waitFor([this] { return table().hasFocus() && rows() == 1; }));
            EXPECT_TRUE(waitFor([this] { return table().selection().count() == 1; })) << int(step) << isQuick;
            EXPECT_TRUE(reads(*window->findChild<ui::DetailsPanel *>(), QStringLiteral("bob")));
            window->setSearchText({});
            ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
        }
    }
}

TEST_F(WindowKeys, TabReachesEverythingBothWaysAndEverythingHasAName)
{
    ui::Notice notice;
    notice.id = QStringLiteral("test");
    notice.text = QStringLiteral("Something.");
    notice.checkBox = QStringLiteral("Always");
    notice.actions = {{QStringLiteral("Do It"), {}, true}};
    notices().post(notice);
    notice.id = QStringLiteral("another");
    notices().post(notice);
    for (const bool backwards : {false, true}) {
        search().setFocus();
        QSet<QWidget *> left = tabStops(*window);
        ASSERT_GT(left.size(), 15);
        const QList<QWidget *> visited =
            backwards ? walk(Qt::Key_Backtab, Qt::ShiftModifier) : walk(Qt::Key_Tab, Qt::NoModifier);
        for (QWidget *widget : visited) {
            ASSERT_TRUE(widget);
            EXPECT_TRUE(isInSight(widget)) << describe(widget);
            EXPECT_FALSE(spokenName(widget).isEmpty()) << describe(widget);
            left.remove(widget);
        }
        for (const QWidget *widget : left)
            ADD_FAILURE() << (backwards ? "not by Shift+Tab: " : "not by Tab: ") << describe(widget);
    }
}

TEST_F(WindowKeys, TheConnectionDialogToo)
{
    key(Qt::Key_O, Qt::ControlModifier);
    auto *const opened = openedDialog<ui::ConnectionDialog>();
    ASSERT_TRUE(opened);
    QSet<QWidget *> left = tabStops(*opened);
    ASSERT_GT(left.size(), 10);
    const QList<QWidget *> visited = walk(Qt::Key_Tab, Qt::NoModifier);
    for (QWidget *widget : visited) {
        EXPECT_FALSE(spokenName(widget).isEmpty()) << describe(widget);
        left.remove(widget);
    }
    for (const QWidget *widget : left)
        ADD_FAILURE() << "not by Tab: " << describe(widget);
}

TEST_F(WindowKeys, F6GoesRoundThePanes)
{
    search().setFocus();
    key(Qt::Key_F6);
    EXPECT_TRUE(table().hasFocus());
    key(Qt::Key_F6);
    EXPECT_TRUE(focusIsIn<ui::DetailsPanel>());
    key(Qt::Key_F6);
    EXPECT_TRUE(focusIsIn<ui::ActivityPanel>());
    key(Qt::Key_F6);
    EXPECT_TRUE(focusIsIn<ui::StatusLine>());
    key(Qt::Key_F6);
    EXPECT_TRUE(search().hasFocus());
    key(Qt::Key_F6, Qt::ShiftModifier);
    EXPECT_TRUE(focusIsIn<ui::StatusLine>());
    key(Qt::Key_3, Qt::ControlModifier);
    EXPECT_TRUE(focusIsIn<ui::ActivityPanel>());
    key(Qt::Key_2, Qt::ControlModifier);
    EXPECT_TRUE(focusIsIn<ui::DetailsPanel>());
    key(Qt::Key_1, Qt::ControlModifier);
    EXPECT_TRUE(table().hasFocus());
}

TEST_F(WindowKeys, KeysAndTextsOfTheMenusAreDistinct)
{
    QMap<QString, QAction *> byKey;
    QSet<QString> texts;
    const auto all = menuActions();
    ASSERT_GT(all.size(), 25);
    for (QAction *action : all) {
        EXPECT_FALSE(plainText(*action).isEmpty());
        EXPECT_FALSE(texts.contains(action->text())) << qPrintable(action->text());
        texts.insert(action->text());
        const auto keys = action->shortcuts();
        for (const QKeySequence &sequence : keys) {
            EXPECT_FALSE(byKey.contains(sequence.toString())) << qPrintable(action->text());
            byKey.insert(sequence.toString(), action);
        }
    }
}

/// Each action of the menus with what has to be so after it. What is not in here, and is not said to be
/// tested elsewhere, fails.
TEST_F(WindowKeys, EachActionDoesSomething)
{
    using Effect = std::function<bool()>;
    const QClipboard *clipboard = QApplication::clipboard();
    const auto closesDialog = [this](const QString &title) {
        return [this, title] {
            const auto all = window->findChildren<QDialog *>();
            for (QDialog *dialog : all) {
                if (dialog->isVisible() && dialog->windowTitle() == title) {
                    dialog->close();
                    return true;
                }
            }
            return false;
        };
    };
    const auto isSelected = [this](qsizetype count) {
        return [this, count] { return table().selection().count() == count; };
    };
    const auto isDark = [](bool dark) {
        return [dark] { return (QApplication::palette().color(QPalette::Window).lightness() < 128) == dark; };
    };
    int passes = 0;
    QObject::connect(&watched.monitor, &monitor::SessionMonitor::progressChanged, window.get(),
                     [&](const messages::LoadProgress &progress) {
                         passes += progress.phase != messages::LoadProgress::Phase::Idle;
                     });
    const QList<std::pair<const char *, Effect>> effects{
        {"Copy Rows", [&] { return clipboard->text().contains(QStringLiteral("alice")); }},
        {"Copy User", [&] { return clipboard->text() == QStringLiteral("alice"); }},
        {"Copy IP Address", [&] { return clipboard->text() == QStringLiteral("203.0.113.7"); }},
        {"Copy Session Id", [&] { return clipboard->text().toLatin1() == sessionId(1); }},
        {"Copy Key", [&] { return clipboard->text().toLatin1() == "session:" + sessionId(1); }},
        {"IP Address", [this] { return search().text() == QStringLiteral("ip:=\"203.0.113.7\"") && rows() == 2; }},
        {"Format", [this] { return search().text().startsWith(QStringLiteral("format:=")) && rows() == 2; }},
        {"Select All Shown", isSelected(2)},
        {"Show Only This User", [this] { return rows() == 1 && !search().text().isEmpty(); }},
        {"Clear Search", [this] { return rows() == 2; }},
        {"Find", [this] { return search().hasFocus(); }},
        {"Find User on the Server",
         [this] {
             // Nobody is named: it says how, and goes when that was read.
             const bool told = notices().shown() && notices().shown()->id == QStringLiteral("find-user");
             notices().withdraw(QStringLiteral("find-user"));
             return told;
         }},
        {"Saved Searches",
         [this] {
             auto *const popup = window->findChild<ui::HistoryPopup *>();
             return popup && popup->close();
         }},
        {"Details", [this] { return !window->findChild<ui::DetailsPanel *>()->isVisible(); }},
        {"Go to Details", [this] { return focusIsIn<ui::DetailsPanel>(); }},
        {"Activity", [this] { return !window->findChild<ui::ActivityPanel *>()->isVisible(); }},
        {"Go to Activity", [this] { return focusIsIn<ui::ActivityPanel>(); }},
        {"Go to Users", [this] { return focusIsIn<ui::SessionsPage>() && !table().isVisible(); }},
        {"Go to Fleet", [this] { return focusIsIn<ui::FleetPage>(); }},
        {"Go to Sessions", [this] { return table().hasFocus(); }},
        {"Next Pane", [this] { return focusIsIn<ui::DetailsPanel>(); }},
        {"Previous Pane", [this] { return table().hasFocus(); }},
        {"Dark", isDark(true)},
        {"High Contrast", [] { return ui::colours(QApplication::palette()).isHighContrast; }},
        {"Light", isDark(false)},
        {"System", [] { return ui::scheme() == ui::Scheme::System; }},
        {"Connect", closesDialog(QStringLiteral("Connect to Redis"))},
        {"Edit Connection", closesDialog(QStringLiteral("Connect to Redis"))},
        {"Read Again", [&] { return passes > 0; }},
        {"Formats", closesDialog(QStringLiteral("Formats"))},
        {"Alerts", closesDialog(QStringLiteral("Alerts"))},
        {"Audit Log", closesDialog(QStringLiteral("Audit Log"))},
        {"Stale Index Entries", closesDialog(QStringLiteral("Stale Index Entries"))},
        {"Keep a History", [this] { return !history::policyOf(profiles.settings()).isOn; }},
        {"Manual", closesDialog(QStringLiteral("Manual"))},
        {"Keyboard Shortcuts", closesDialog(QStringLiteral("Keyboard Shortcuts"))},
        {"About Sessionscope", closesDialog(QStringLiteral("About Sessionscope"))},
        {"Export Shown Rows", closesDialog(QStringLiteral("Export"))},
        {"Log Out", closesDialog(QStringLiteral("Log out"))},
        {"End In", closesDialog(QStringLiteral("End in a while"))},
        {"Set Time Left", closesDialog(QStringLiteral("Set the time left"))},
        {"Disconnect", [this] { return reads(*window, QStringLiteral("See who is logged in, live")); }},
        {"Quit", [this] { return !window->isVisible(); }},
    };
    // Possible only while something is loading, broken or missing: the tests that bring that about use them.
    // What another window is, is for the program to know: its test is elsewhere. So is what is only for presenting.
    QStringList known{QStringLiteral("New Window"),
                      QStringLiteral("Log Out All but This Session"),
                      QStringLiteral("Log Out All of This User"),
                      QStringLiteral("Device"),
                      QStringLiteral("Presenter Mode"),
                      QStringLiteral("Larger Type"),
                      QStringLiteral("Smaller Type"),
                      QStringLiteral("Usual Size"),
                      QStringLiteral("Demo Controls"),
                      QStringLiteral("Laboratory"),
                      QStringLiteral("History Settings"),
                      QStringLiteral("Forget This User"),
                      QStringLiteral("Forget All History"),
                      QStringLiteral("Stop Reading"),
                      QStringLiteral("Retry Now"),
                      QStringLiteral("Enter Password"),
                      QStringLiteral("Turn Events On"),
                      QStringLiteral("Latest Logout’s Report")};
    for (const auto &[text, effect] : effects)
        known += QString::fromLatin1(text);
    const auto all = menuActions();
    for (const QAction *candidate : all)
        EXPECT_TRUE(known.contains(plainText(*candidate))) << qPrintable(candidate->text());

    for (const auto &[text, effect] : effects) {
        QAction *const found = menuAction(QString::fromLatin1(text));
        ASSERT_TRUE(found) << text;
        EXPECT_TRUE(found->isEnabled()) << text;
        found->trigger();
        EXPECT_TRUE(waitFor(effect, 5'000)) << text;
    }
}

TEST_F(WindowKeys, ThePartsFollowTheAppearance)
{
    const auto grounds = [this] {
        QList<QRgb> colours;
        const QImage image = window->grab().toImage();
        const QList<QWidget *> parts{window->findChild<ui::TopBar *>(), table().viewport(),
                                     window->findChild<ui::DetailsPanel *>(), window->findChild<ui::ActivityPanel *>(),
                                     window->findChild<ui::StatusLine *>()};
        for (QWidget *part : parts)
            colours += image.pixel(part->mapTo(window.get(), part->rect().bottomRight() - QPoint(3, 3)));
        return colours;
    };
    const QList<QRgb> light = grounds();
    for (const QRgb colour : light)
        EXPECT_GT(qGray(colour), 200);
    menuAction(QStringLiteral("Dark"))->trigger();
    EXPECT_TRUE(waitFor([&] {
        const QList<QRgb> dark = grounds();
        return std::all_of(dark.begin(), dark.end(), [](QRgb colour) { return qGray(colour) < 80; });
    }));
    menuAction(QStringLiteral("Light"))->trigger();
    EXPECT_TRUE(waitFor([&] { return grounds() == light; }));
}

TEST_F(WindowKeys, TheLayoutIsRememberedByTheNextWindow)
{
    const auto splitters = [this] {
        QList<QList<int>> sizes;
        const auto all = window->findChildren<QSplitter *>();
        for (const QSplitter *splitter : all)
            sizes += splitter->sizes();
        return sizes;
    };
    window->resize(1280, 800); // where the columns are those of the beginning
    auto *const columns = named<QPushButton>(*window, QStringLiteral("Show or hide columns"));
    ASSERT_TRUE(columns);
    QAction *const created = choice(*columns->menu(), QStringLiteral("Created"));
    ASSERT_TRUE(created && !created->isChecked());
    created->trigger();
    EXPECT_FALSE(table().isColumnHidden(sessions::SessionTableModel::Created));
    choice(*columns->menu(), QStringLiteral("Device"))->trigger();
    EXPECT_TRUE(table().isColumnHidden(sessions::SessionTableModel::Device));
    clickHeader(sessions::SessionTableModel::User);
    clickHeader(sessions::SessionTableModel::User);
    window->resize(1400, 900);
    const auto all = window->findChildren<QSplitter *>();
    for (QSplitter *splitter : all) {
        QList<int> sizes = splitter->sizes();
        if (sizes.size() == 2)
            splitter->setSizes({sizes[0] - 60, sizes[1] + 60});
    }
    const QList<QList<int>> before = splitters();
    ASSERT_GE(before.size(), 2);

    reopen();
    EXPECT_EQ(window->size(), QSize(1400, 900));
    EXPECT_EQ(splitters(), before);
    EXPECT_FALSE(table().isColumnHidden(sessions::SessionTableModel::Created));
    EXPECT_TRUE(table().isColumnHidden(sessions::SessionTableModel::Device));
    EXPECT_EQ(watched.monitor.table().sortColumn(), int(sessions::SessionTableModel::User));
    EXPECT_EQ(watched.monitor.table().sortOrder(), Qt::DescendingOrder);
    EXPECT_EQ(rows(), 2) << "a second window shows what is there";
}

} // namespace
