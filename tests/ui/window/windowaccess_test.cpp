// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The window by ear: what a screen reader has of each pane and dialog, and what it is told while time passes.
#include "tests/ui/window/livewindow.h"
#include "tests/ui/window/spokentree.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/details/detailspanel.h"

#include <QAction>
#include <QDialog>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QTabBar>

namespace
{

using support::LiveWindow;
using support::sessionId;
using support::SpokenTree;

/// What was told while somebody listened: by type and object.
QStringList s_told;

void listen(QAccessibleEvent *event)
{
    switch (event->type()) {
    case QAccessible::NameChanged:
    case QAccessible::DescriptionChanged:
    case QAccessible::ValueChanged:
    case QAccessible::TextUpdated:
    case QAccessible::TextInserted:
    case QAccessible::TextRemoved:
    case QAccessible::Alert: {
        const QAccessibleInterface *told = event->accessibleInterface();
        s_told += QStringLiteral("%1 of %2 “%3”")
                      .arg(int(event->type()))
                      .arg(event->object() ? QLatin1String(event->object()->metaObject()->className())
                                           : QLatin1String("nobody"),
                           told ? told->text(QAccessible::Name) : QString());
        break;
    }
    default:
        break;
    }
}

} // namespace

/// In the place of Qt's, which is silent unless the platform has somebody who listens; that of the tests has nobody,
/// and only private headers could say otherwise. The program's widgets call this one, and who listens is asked as by
/// Qt.
void QAccessible::updateAccessibility(QAccessibleEvent *event)
{
    const UpdateHandler listener = installUpdateHandler(nullptr);
    installUpdateHandler(listener);
    if (listener)
        listener(event);
}

namespace
{

class WindowAccess : public LiveWindow
{
protected:
    void SetUp() override
    {
        watched.setJson(sessionId(1), "alice", 600'000);
        watched.setJson(sessionId(2), "bob", 400'000);
        ASSERT_TRUE(connectLive());
        ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
        clickRow(rowOfUser(QStringLiteral("alice")));
        ASSERT_TRUE(waitFor([this] { return reads(*window, QStringLiteral("alice")); }));
    }

    void TearDown() override { QAccessible::installUpdateHandler(nullptr); }

    static void expectUnderstood(QWidget &root, const std::string &when)
    {
        const SpokenTree tree = support::spokenTree(root);
        EXPECT_GT(tree.lines.size(), 1) << when;
        EXPECT_EQ(tree.faults.join(QLatin1Char('\n')).toStdString(), "") << when;
    }

    void trigger(const char *action) const { menuAction(QString::fromLatin1(action))->trigger(); }
};

TEST_F(WindowAccess, EveryPaneIsUnderstood)
{
    const SpokenTree tree = support::spokenTree(*window);
    EXPECT_GT(tree.controls, 20);
    EXPECT_GE(tree.cells, 2 * 6);
    EXPECT_EQ(tree.faults.join(QLatin1Char('\n')).toStdString(), "");

    auto &details = *window->findChild<ui::DetailsPanel *>();
    auto *parts = named<ui::SegmentedSwitch>(details, QStringLiteral("Part of the session"));
    ASSERT_TRUE(parts);
    for (int part = 0; part < parts->titles().size(); ++part) {
        parts->setCurrent(part);
        window->grab();
        expectUnderstood(*window, "part " + parts->titles().at(part).toStdString());
    }
    for (const char *pane : {"Go to Users", "Go to Fleet", "Go to Sessions"}) {
        trigger(pane);
        window->grab();
        expectUnderstood(*window, pane);
    }
}

TEST_F(WindowAccess, EveryDialogIsUnderstood)
{
    const QStringList goodbye{QStringLiteral("Quit"), QStringLiteral("Disconnect"), QStringLiteral("Presenter Mode"),
                              QStringLiteral("New Window")};
    int seen = 0;
    const auto all = menuActions();
    for (QAction *action : all) {
        if (!action->isEnabled() || !action->isVisible() || goodbye.contains(plainText(*action)))
            continue;
        clickRow(0);
        action->trigger();
        const auto dialogs = window->findChildren<QDialog *>();
        for (QDialog *dialog : dialogs) {
            if (!dialog->isVisible())
                continue;
            dialog->grab();
            expectUnderstood(*dialog, plainText(*action).toStdString());
            ++seen;
            dialog->reject();
        }
    }
    EXPECT_GE(seen, 10);
}

/// Not its caption in its place; and letter by letter.
TEST_F(WindowAccess, AValueIsSaidWithItsCaption)
{
    auto &details = *window->findChild<ui::DetailsPanel *>();
    auto *user = named<QLabel>(details, QStringLiteral("User"));
    ASSERT_TRUE(user);
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(user);
    EXPECT_EQ(spoken->text(QAccessible::Name).toStdString(), "User: alice");
    EXPECT_EQ(spoken->text(QAccessible::Value).toStdString(), "alice");
    QAccessibleTextInterface *letters = spoken->textInterface();
    ASSERT_TRUE(letters);
    EXPECT_EQ(letters->text(0, letters->characterCount()).toStdString(), "alice");
    EXPECT_EQ(letters->text(1, 3).toStdString(), "li");
    EXPECT_EQ(spoken->role(), QAccessible::StaticText);
}

TEST_F(WindowAccess, TabsAreTabs)
{
    auto &details = *window->findChild<ui::DetailsPanel *>();
    auto *parts = named<ui::SegmentedSwitch>(details, QStringLiteral("Part of the session"));
    ASSERT_TRUE(parts);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(parts);
    EXPECT_EQ(list->role(), QAccessible::PageTabList);
    ASSERT_EQ(list->childCount(), int(parts->titles().size()));
    for (int i = 0; i < list->childCount(); ++i) {
        QAccessibleInterface *tab = list->child(i);
        EXPECT_EQ(tab->role(), QAccessible::PageTab);
        EXPECT_EQ(tab->text(QAccessible::Name), parts->titles().at(i));
        EXPECT_EQ(tab->parent(), list);
        EXPECT_EQ(list->indexOfChild(tab), i);
        EXPECT_EQ(bool(tab->state().selected), i == parts->current());
        const QPoint middle = tab->rect().center();
        EXPECT_EQ(list->childAt(middle.x(), middle.y()), tab);
    }
    list->child(2)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    EXPECT_EQ(parts->current(), 2);
    EXPECT_TRUE(list->child(2)->state().selected);

    auto *views = window->findChild<QTabBar *>();
    ASSERT_TRUE(views);
    EXPECT_EQ(QAccessible::queryAccessibleInterface(views)->role(), QAccessible::PageTabList);
}

TEST_F(WindowAccess, ChartsSayTheirFigures)
{
    const auto all = window->findChildren<QWidget *>();
    int charts = 0;
    for (QWidget *widget : all) {
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        if (!widget->isVisible() || !spoken || spoken->role() != QAccessible::Chart)
            continue;
        ++charts;
        EXPECT_FALSE(spoken->text(QAccessible::Name).isEmpty());
        EXPECT_TRUE(waitFor([spoken] { return !spoken->text(QAccessible::Description).isEmpty(); }));
        EXPECT_EQ(spoken->childCount(), 0);
    }
    EXPECT_EQ(charts, 3);
}

/// Countdowns, ages, figures of charts: nobody is told each second, and who asks has what is seen.
TEST_F(WindowAccess, TimePassesInSilence)
{
    auto &details = *window->findChild<ui::DetailsPanel *>();
    auto *countdown = named<QLabel>(details, QStringLiteral("Time left"));
    ASSERT_TRUE(countdown);
    QElapsedTimer since;
    since.start();
    const auto haveTicked = [&since] { return since.elapsed() > 4'000; };
    // What was begun before is over first.
    ASSERT_TRUE(waitFor(haveTicked));
    const QString before = countdown->text();
    s_told.clear();
    QAccessible::installUpdateHandler(listen);
    since.restart();
    ASSERT_TRUE(waitFor(haveTicked));
    QAccessible::installUpdateHandler(nullptr);
    EXPECT_EQ(s_told.join(QLatin1Char('\n')).toStdString(), "");
    EXPECT_NE(countdown->text(), before);
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(countdown);
    EXPECT_EQ(spoken->text(QAccessible::Value), countdown->text());
    EXPECT_TRUE(spoken->text(QAccessible::Name).contains(countdown->text()));
}

/// The listener hears what is told.
TEST_F(WindowAccess, WhatIsToldIsHeard)
{
    s_told.clear();
    QAccessible::installUpdateHandler(listen);
    QLabel label(window.get());
    label.setText(QStringLiteral("news"));
    QAccessible::installUpdateHandler(nullptr);
    EXPECT_FALSE(s_told.isEmpty());
}

} // namespace
