// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Around the search field: what it offers, its help, and the searches that are kept.
#include "models/files/settings.h"
#include "models/sessions/query/sessionquery.h"
#include "ui/search/historypopup.h"
#include "ui/search/querycompleter.h"
#include "ui/search/queryhelp.h"
#include "ui/search/searchfield.h"
#include "ui/search/searchhistory.h"
#include "ui/search/searchrow.h"
#include "ui/search/suggestionlist.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using ui::SearchHistory;

namespace
{

class SearchPopupTest : public ::testing::Test
{
protected:
    SearchPopupTest()
    {
        ui::installTheme(*qApp, ui::Scheme::Light);
        window.resize(700, 500);
        field.setGeometry(10, 10, 600, 30);
        window.show();
        window.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
        field.setFocus();
    }
    static sessions::QueryCompletion complete(const QString &text, qsizetype cursor)
    {
        static const sessions::SessionStore store;
        return sessions::completeQuery(text, cursor,
                                       {{QStringLiteral("Django"), QStringLiteral("Spring Session")}, {}, store, {}});
    }
    ui::SuggestionList *list() const { return window.findChild<ui::SuggestionList *>(); }
    template<typename Widget> static Widget *named(const QWidget &root, const QString &name)
    {
        for (Widget *widget : root.findChildren<Widget *>()) {
            if (widget->accessibleName() == name && widget->isVisibleTo(&root))
                return widget;
        }
        return nullptr;
    }

    QTemporaryDir folder;
    files::Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    QWidget window;
    ui::SearchField field{&window};
    ui::QueryCompleter completer{field, complete};
};

TEST_F(SearchPopupTest, KeysChooseAmongSuggestions)
{
    QTest::keyClicks(&field, QStringLiteral("form"));
    ASSERT_TRUE(completer.isOffering());
    EXPECT_EQ(list()->count(), 1);
    EXPECT_EQ(list()->currentRow(), -1) << "nothing is chosen before somebody chooses";
    EXPECT_TRUE(field.hasFocus());
    QTest::keyClick(&field, Qt::Key_Down);
    QTest::keyClick(&field, Qt::Key_Tab);
    EXPECT_EQ(field.text(), QStringLiteral("format:"));
    ASSERT_TRUE(completer.isOffering()) << "the values follow";
    EXPECT_EQ(list()->count(), 2);
    QTest::keyClick(&field, Qt::Key_Up);
    EXPECT_EQ(list()->currentRow(), 1);
    QTest::keyClick(&field, Qt::Key_Return);
    EXPECT_EQ(field.text(), QStringLiteral("format:\"Spring Session\" "));
    EXPECT_FALSE(completer.isOffering());
    EXPECT_TRUE(field.hasFocus());
    field.undo();
    EXPECT_NE(field.text(), QStringLiteral("format:\"Spring Session\" "));
}

TEST_F(SearchPopupTest, ReturnAndEscapeStayTheFields)
{
    QSignalSpy results(&field, &ui::SearchField::resultsRequested);
    QTest::keyClicks(&field, QStringLiteral("us"));
    ASSERT_TRUE(completer.isOffering());
    QTest::keyClick(&field, Qt::Key_Return);
    EXPECT_EQ(results.count(), 1);
    EXPECT_EQ(field.text(), QStringLiteral("us"));
    EXPECT_FALSE(completer.isOffering());

    QTest::keyClicks(&field, QStringLiteral("e"));
    ASSERT_TRUE(completer.isOffering());
    QTest::keyClick(&field, Qt::Key_Down);
    QTest::keyClick(&field, Qt::Key_Escape);
    EXPECT_FALSE(completer.isOffering());
    EXPECT_EQ(field.text(), QStringLiteral("use")) << "what was chosen is put away first";
    QTest::keyClick(&field, Qt::Key_Escape);
    EXPECT_TRUE(field.text().isEmpty());
}

TEST_F(SearchPopupTest, TheMouseChoosesToo)
{
    QTest::keyClicks(&field, QStringLiteral("is:"));
    ASSERT_TRUE(completer.isOffering());
    const QRect row = list()->visualItemRect(list()->item(1));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, row.center());
    EXPECT_EQ(field.text(), QStringLiteral("is:due "));
    EXPECT_TRUE(field.hasFocus());
}

TEST_F(SearchPopupTest, WhatIsOfferedTakesThePlaceOfWhatIsWrong)
{
    field.setText(QStringLiteral("ttl<5x"));
    field.setError(4, 2, QStringLiteral("Wrong."));
    ASSERT_TRUE(QTest::qWaitFor([this] { return field.isErrorExplained(); }));
    QTest::keyClicks(&field, QStringLiteral(" is:"));
    EXPECT_TRUE(completer.isOffering());
    EXPECT_FALSE(field.isErrorExplained());
    QTest::keyClicks(&field, QStringLiteral("due "));
    EXPECT_FALSE(completer.isOffering());
    EXPECT_TRUE(QTest::qWaitFor([this] { return field.isErrorExplained(); }));
}

TEST_F(SearchPopupTest, F1AndAltDownOpenPopups)
{
    QSignalSpy help(&field, &ui::SearchField::helpRequested);
    QSignalSpy history(&field, &ui::SearchField::historyRequested);
    QTest::keyClick(&field, Qt::Key_F1);
    EXPECT_EQ(help.count(), 1);
    QTest::keyClick(&field, Qt::Key_Down, Qt::AltModifier);
    EXPECT_EQ(history.count(), 1);
}

TEST_F(SearchPopupTest, EveryExampleIsASearch)
{
    auto *help = new ui::QueryHelp(&field);
    QSignalSpy chosen(help, &ui::SearchPopup::searchChosen);
    help->showBelow(&field);
    const auto rows = help->findChildren<ui::SearchRow *>();
    EXPECT_GE(rows.size(), 12);
    for (const ui::SearchRow *row : rows) {
        EXPECT_TRUE(
            sessions::SessionQuery::parse(row->accessibleName(), {}, {}, sessions::SessionQuery::Reading::Finished)
                .has_value())
            << row->accessibleName().toStdString();
        EXPECT_FALSE(row->accessibleDescription().isEmpty());
    }
    EXPECT_TRUE(rows.front()->hasFocus());
    QTest::keyClick(rows.front(), Qt::Key_Down);
    EXPECT_TRUE(rows.at(1)->hasFocus());
    QTest::keyClick(rows.at(1), Qt::Key_Space);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen.front().front().toString(), rows.at(1)->accessibleName());
}

TEST_F(SearchPopupTest, TheLatestTwentyAreRemembered)
{
    SearchHistory history(settings);
    for (int i = 0; i < 25; ++i)
        history.remember(QStringLiteral("user:u%1 ").arg(i));
    history.remember(QStringLiteral("user:u20"));
    EXPECT_EQ(history.recent().size(), SearchHistory::kMostRecent);
    EXPECT_EQ(history.recent().front(), QStringLiteral("user:u20"));
    EXPECT_EQ(history.recent().count(QStringLiteral("user:u20")), 1);
    EXPECT_EQ(SearchHistory(settings).recent(), history.recent());
}

TEST_F(SearchPopupTest, IdsAreNeverWrittenDown)
{
    SearchHistory history(settings);
    for (const char *text :
         {"id:abc", "3f9a1c7e5b2d48603f9a1c7e5b2d4860", "key:=\"sess:0123456789abcdef\"", "", "user:", "ttl<x"}) {
        history.remember(QString::fromLatin1(text));
        EXPECT_FALSE(history.save(QStringLiteral("name"), QString::fromLatin1(text))) << text;
    }
    EXPECT_TRUE(history.recent().isEmpty());
    EXPECT_TRUE(history.saved().isEmpty());
    settings.setValue(QStringLiteral("search/recent"), QStringList{QStringLiteral("id:abc"), QStringLiteral("bob")});
    EXPECT_EQ(SearchHistory(settings).recent(), QStringList{QStringLiteral("bob")});
}

TEST_F(SearchPopupTest, SavedSearchesHaveNames)
{
    SearchHistory history(settings);
    EXPECT_TRUE(history.save(QStringLiteral(" Soon  over "), QStringLiteral("ttl<5m")));
    EXPECT_TRUE(history.save(QStringLiteral("Bots"), QStringLiteral("device:bot")));
    EXPECT_TRUE(history.save(QStringLiteral("Bots"), QStringLiteral("user:bot")));
    EXPECT_FALSE(history.save(QStringLiteral("  "), QStringLiteral("user:bot")));
    const QList<SearchHistory::Saved> expected = {{QStringLiteral("Bots"), QStringLiteral("user:bot")},
                                                  {QStringLiteral("Soon over"), QStringLiteral("ttl<5m")}};
    EXPECT_EQ(history.saved(), expected);
    EXPECT_EQ(SearchHistory(settings).saved(), expected);
    history.remove(QStringLiteral("Bots"));
    EXPECT_EQ(SearchHistory(settings).saved().size(), 1);
}

TEST_F(SearchPopupTest, EachConnectionHasItsOwn)
{
    SearchHistory history(settings);
    ASSERT_TRUE(history.save(QStringLiteral("Everywhere"), QStringLiteral("ttl<5m")));
    history.setConnection(QStringLiteral("shop"));
    ASSERT_TRUE(history.save(QStringLiteral("Old"), QStringLiteral("idle>30d")));
    ASSERT_EQ(history.saved().size(), 2);
    history.setConnection(QStringLiteral("blog"));
    ASSERT_EQ(history.saved().size(), 1);
    EXPECT_EQ(history.saved().front().name, QStringLiteral("Everywhere"));
    ASSERT_TRUE(history.save(QStringLiteral("Old"), QStringLiteral("idle>90d"))) << "of another connection";
    history.setConnection(QStringLiteral("shop"));
    EXPECT_TRUE(history.isSaved(QStringLiteral("idle>30d")));
    EXPECT_FALSE(history.isSaved(QStringLiteral("idle>90d")));

    EXPECT_FALSE(history.rename(QStringLiteral("Old"), QStringLiteral("Everywhere"))) << "it is taken";
    EXPECT_FALSE(history.rename(QStringLiteral("Old"), QStringLiteral("  ")));
    EXPECT_FALSE(history.rename(QStringLiteral("None"), QStringLiteral("New")));
    EXPECT_TRUE(history.rename(QStringLiteral("Old"), QStringLiteral("Long idle")));
    history.remove(QStringLiteral("Old"));
    SearchHistory next(settings);
    next.setConnection(QStringLiteral("blog"));
    ASSERT_EQ(next.saved().size(), 2) << "that of the other connection is as it was";
    EXPECT_EQ(next.saved().back().text, QStringLiteral("idle>90d"));
    next.setConnection(QStringLiteral("shop"));
    EXPECT_EQ(next.saved().back().name, QStringLiteral("Long idle"));
}

TEST_F(SearchPopupTest, ASavedSearchIsRenamedInThePopup)
{
    SearchHistory history(settings);
    ASSERT_TRUE(history.save(QStringLiteral("Soon"), QStringLiteral("ttl<5m")));
    auto *popup = new ui::HistoryPopup(history, {}, &field);
    popup->showBelow(&field);
    auto *rename = named<QToolButton>(*popup, QStringLiteral("Rename the saved search Soon"));
    ASSERT_TRUE(rename);
    QTest::mouseClick(rename, Qt::LeftButton);
    auto *name = named<QLineEdit>(*popup, QStringLiteral("Name of the search"));
    ASSERT_TRUE(name);
    EXPECT_TRUE(name->hasFocus());
    EXPECT_EQ(name->text(), QStringLiteral("Soon"));
    QTest::keyClicks(name, QStringLiteral("Almost over"));
    QTest::keyClick(name, Qt::Key_Return);
    ASSERT_EQ(history.saved().size(), 1);
    EXPECT_EQ(history.saved().front().name, QStringLiteral("Almost over"));
    EXPECT_TRUE(named<ui::SearchRow>(*popup, QStringLiteral("Almost over")));
    EXPECT_FALSE(named<QLineEdit>(*popup, QStringLiteral("Name of the search"))) << "done";
}

TEST_F(SearchPopupTest, SearchesAreNamedAndRemovedInThePopup)
{
    SearchHistory history(settings);
    history.remember(QStringLiteral("user:alice"));
    auto *popup = new ui::HistoryPopup(history, QStringLiteral("ttl<5m"), &field);
    QSignalSpy chosen(popup, &ui::SearchPopup::searchChosen);
    popup->showBelow(&field);
    auto *name = popup->findChild<QLineEdit *>();
    ASSERT_TRUE(name);
    EXPECT_TRUE(name->hasFocus());
    QTest::keyClicks(name, QStringLiteral("Soon"));
    QTest::keyClick(name, Qt::Key_Return);
    ASSERT_EQ(history.saved().size(), 1);
    auto *star = named<QToolButton>(*popup, QStringLiteral("Save user:alice under a name"));
    ASSERT_TRUE(star);
    star->click();
    auto *second = named<QLineEdit>(*popup, QStringLiteral("Name of the search"));
    ASSERT_TRUE(second);
    QTest::keyClicks(second, QStringLiteral("Alice"));
    QTest::keyClick(second, Qt::Key_Return);
    EXPECT_EQ(history.saved().size(), 2);
    auto *remove = named<QToolButton>(*popup, QStringLiteral("Remove the saved search Soon"));
    ASSERT_TRUE(remove);
    remove->click();
    EXPECT_EQ(history.saved().size(), 1);
    auto *saved = named<ui::SearchRow>(*popup, QStringLiteral("Alice"));
    ASSERT_TRUE(saved);
    saved->click();
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen.front().front().toString(), QStringLiteral("user:alice"));
}

} // namespace
