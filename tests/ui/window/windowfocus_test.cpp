// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the keyboard is, and what its keys do: to be seen at once, in the order in which one reads, and no key twice.
#include "tests/ui/window/livewindow.h"
#include "ui/activity/activitypanel.h"
#include "ui/details/detailspanel.h"
#include "ui/notices/noticebar.h"
#include "ui/search/searchfield.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/theme/theme.h"
#include "ui/window/sessionspage.h"
#include "ui/window/shortcutsdialog.h"
#include "ui/window/statusline.h"
#include "ui/window/topbar.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QImage>
#include <QLineEdit>
#include <QMap>
#include <QMenu>
#include <QShortcut>
#include <QTreeWidget>

#include <algorithm>
#include <cmath>

namespace
{

using support::LiveWindow;
using support::sessionId;

/// A ring is thin, and a few pixels of it may be hidden; a mark that is smaller is none.
constexpr int kLeastPixels = 20;
constexpr double kMarkContrast = 3.0; // WCAG 2.1, 1.4.11

double brightness(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrastOf(const QColor &a, const QColor &b)
{
    const double high = std::max(brightness(a), brightness(b));
    const double low = std::min(brightness(a), brightness(b));
    return (high + 0.05) / (low + 0.05);
}

std::string pathOf(const QWidget *widget)
{
    QStringList path;
    for (; widget; widget = widget->parentWidget())
        path.prepend(QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->accessibleName());
    return path.mid(qMax(0, int(path.size()) - 4)).join(QStringLiteral(" > ")).toStdString();
}

class WindowFocus : public LiveWindow
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

    /// Where Tab goes until it comes round.
    QList<QWidget *> stops() const
    {
        QList<QWidget *> visited;
        if (QApplication::focusWidget())
            visited += QApplication::focusWidget();
        for (int i = 0; i < 200; ++i) {
            key(Qt::Key_Tab);
            QWidget *const now = QApplication::focusWidget();
            if (!now || visited.contains(now))
                break;
            visited += now;
        }
        return visited;
    }

    static QRect placeOf(const QWidget *widget, const QWidget *within)
    {
        return {widget->mapTo(within, QPoint(0, 0)), widget->size()};
    }

    /// From the one on the left and at the top on: where the keyboard begins is the window's own choice.
    static QList<QWidget *> fromTheTop(QList<QWidget *> all)
    {
        const auto distance = [](const QWidget *widget) {
            const QPoint at = placeOf(widget, widget->window()).topLeft();
            return at.y() + at.x() / 4;
        };
        const auto first = std::min_element(
            all.begin(), all.end(), [&](const QWidget *a, const QWidget *b) { return distance(a) < distance(b); });
        std::rotate(all.begin(), first, all.end());
        return all;
    }

    /// Pixels around and in the widget that the focus makes differ, plainly.
    static int ringOf(QWidget *widget)
    {
        QWidget *const root = widget->window();
        const QRect around = placeOf(widget, root).adjusted(-4, -4, 4, 4) & root->rect();
        const QImage with = root->grab(around).toImage();
        widget->clearFocus();
        const QImage without = root->grab(around).toImage();
        widget->setFocus(Qt::TabFocusReason);
        int plain = 0;
        for (int y = 0; y < qMin(with.height(), without.height()); ++y) {
            for (int x = 0; x < qMin(with.width(), without.width()); ++x) {
                if (with.pixel(x, y) != without.pixel(x, y))
                    plain += contrastOf(with.pixelColor(x, y), without.pixelColor(x, y)) >= kMarkContrast;
            }
        }
        return plain;
    }

    /// Reading goes on below, or on the right of the same line.
    static bool isReadAfter(const QRect &before, const QRect &after)
    {
        if (after.top() >= before.center().y())
            return true;
        // Columns beside each other are read one by one.
        if (after.left() >= before.right())
            return true;
        const bool sameLine = after.bottom() >= before.top();
        return sameLine && after.left() >= before.center().x();
    }
};

/// Scroll areas raise their scroll bars whenever they lay themselves out.
TEST_F(WindowFocus, TheRingGoesAllTheWayRound)
{
    table().setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    table().setFocus();
    table().resize(table().width() - 1, table().height());
    ASSERT_TRUE(waitFor([this] { return table().hasFocus(); }));
    const QImage seen = table().grab().toImage();
    const QPoint last = seen.rect().bottomRight();
    const QList<QPoint> sides{
        {1, last.y() / 2}, {last.x() - 1, last.y() / 2}, {last.x() / 2, 1}, {last.x() / 2, last.y() - 1}};
    for (const QPoint &side : sides)
        EXPECT_EQ(seen.pixelColor(side).name(), ui::colours(&table()).accent.name()) << side.x() << ' ' << side.y();
}

TEST_F(WindowFocus, IsSeenWhereverTabGoes)
{
    for (const char *scheme : {"Light", "Dark", "High Contrast"}) {
        menuAction(QString::fromLatin1(scheme))->trigger();
        search().setFocus();
        const QList<QWidget *> all = stops();
        ASSERT_GT(all.size(), 15);
        for (QWidget *widget : all) {
            widget->setFocus(Qt::TabFocusReason);
            EXPECT_GE(ringOf(widget), kLeastPixels) << scheme << ": " << pathOf(widget);
        }
    }
    menuAction(QStringLiteral("System"))->trigger();
}

/// Also before anybody has pressed Tab, as after F6.
TEST_F(WindowFocus, IsSeenAtOnce)
{
    for (const char *pane : {"Go to Activity", "Go to Details", "Go to Sessions"}) {
        menuAction(QString::fromLatin1(pane))->trigger();
        QWidget *const now = QApplication::focusWidget();
        ASSERT_TRUE(now) << pane;
        EXPECT_GE(ringOf(now), kLeastPixels) << pane << ": " << pathOf(now);
    }
}

TEST_F(WindowFocus, TabFollowsTheEye)
{
    search().setFocus();
    const QList<QWidget *> all = fromTheTop(stops());
    const QList<const QWidget *> panes{window->findChild<ui::TopBar *>(), window->findChild<ui::SessionsPage *>(),
                                       window->findChild<ui::DetailsPanel *>(),
                                       window->findChild<ui::ActivityPanel *>(), window->findChild<ui::StatusLine *>()};
    for (const QWidget *pane : panes) {
        const QWidget *before = nullptr;
        for (const QWidget *widget : all) {
            if (!pane->isAncestorOf(widget))
                continue;
            if (before) {
                EXPECT_TRUE(isReadAfter(placeOf(before, pane), placeOf(widget, pane)))
                    << pathOf(before) << "\n  then " << pathOf(widget);
            }
            before = widget;
        }
    }
}

TEST_F(WindowFocus, TabFollowsTheEyeInDialogs)
{
    int seen = 0;
    for (const char *name : {"Connect", "Formats", "Alerts", "Audit Log", "Stale Index Entries", "History Settings",
                             "Export Shown Rows", "Log Out", "Keyboard Shortcuts"}) {
        QAction *const action = menuAction(QString::fromLatin1(name));
        ASSERT_TRUE(action) << name;
        if (!action->isEnabled())
            continue;
        action->trigger();
        QDialog *opened = nullptr;
        ASSERT_TRUE(waitFor([&] {
            const auto dialogs = window->findChildren<QDialog *>();
            for (QDialog *dialog : dialogs)
                opened = dialog->isVisible() ? dialog : opened;
            return opened != nullptr;
        })) << name;
        ASSERT_TRUE(activate(*opened)) << name;
        const QList<QWidget *> all = stops();
        ASSERT_GT(all.size(), 1) << name;
        // Round and round: once, and only once, it goes back to where one begins to read.
        QStringList back;
        for (qsizetype i = 0; i < all.size(); ++i) {
            const QWidget *before = all.at(i);
            const QWidget *after = all.at((i + 1) % all.size());
            if (!isReadAfter(placeOf(before, opened), placeOf(after, opened)))
                back += QString::fromStdString(pathOf(before) + " then " + pathOf(after));
        }
        EXPECT_LE(back.size(), 1) << name << ":\n" << back.join(QLatin1Char('\n')).toStdString();
        ++seen;
        opened->reject();
    }
    EXPECT_GE(seen, 8);
}

/// Of menus, parts and everything else that listens. What copies is for each part to say.
TEST_F(WindowFocus, NoKeyIsGivenTwice)
{
    QMap<QString, QStringList> users;
    const auto note = [&users](const QKeySequence &keys, const QString &text) {
        if (keys.isEmpty() || keys == QKeySequence(QKeySequence::Copy) || keys == QKeySequence(QKeySequence::SelectAll))
            return;
        QStringList &all = users[keys.toString()];
        if (!all.contains(text))
            all += text;
    };
    const auto actions = window->findChildren<QAction *>();
    for (const QAction *action : actions) {
        const auto keys = action->shortcuts();
        for (const QKeySequence &each : keys)
            note(each, action->text());
    }
    const auto shortcuts = window->findChildren<QShortcut *>();
    for (const QShortcut *shortcut : shortcuts)
        note(shortcut->key(),
             QStringLiteral("a shortcut of ") + QLatin1String(shortcut->parent()->metaObject()->className()));
    EXPECT_GT(users.size(), 25);
    for (auto each = users.cbegin(); each != users.cend(); ++each)
        EXPECT_EQ(each->size(), 1) << each.key().toStdString() << ": "
                                   << each->join(QStringLiteral(", ")).toStdString();
}

TEST_F(WindowFocus, TheShortcutsAreThoseOfTheActionsAndCanBeSearched)
{
    key(Qt::Key_F1);
    auto *dialog = openedDialog<ui::ShortcutsDialog>();
    ASSERT_TRUE(dialog);
    const auto *list = dialog->findChild<QTreeWidget *>();
    QMap<QString, QString> keysOf;
    for (int row = 0; row < list->topLevelItemCount(); ++row)
        keysOf.insert(list->topLevelItem(row)->text(0), list->topLevelItem(row)->text(1));
    const auto all = menuActions();
    for (const QAction *action : all) {
        if (!action->shortcut().isEmpty() && action->isVisible()) {
            EXPECT_TRUE(
                keysOf.value(plainText(*action)).contains(action->shortcut().toString(QKeySequence::NativeText)))
                << plainText(*action).toStdString();
        }
    }
    EXPECT_TRUE(keysOf.contains(QStringLiteral("Search in This Session"))) << "those of single parts, too";
    EXPECT_TRUE(keysOf.contains(QStringLiteral("Copy Path")));

    const auto shown = [list] {
        QStringList texts;
        for (int row = 0; row < list->topLevelItemCount(); ++row) {
            if (!list->topLevelItem(row)->isHidden())
                texts += list->topLevelItem(row)->text(0);
        }
        return texts;
    };
    EXPECT_TRUE(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    type(QStringLiteral("presenter f11"));
    EXPECT_EQ(shown().join(QLatin1Char('|')).toStdString(), "Presenter Mode");
    type(QStringLiteral("zzz"));
    EXPECT_TRUE(shown().isEmpty());
    EXPECT_TRUE(reads(*dialog, QStringLiteral("Nothing has such a key or name.")));
}

} // namespace
