// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Saved searches in the window: how many each matches, and ending exactly those.
#include "tests/ui/window/livewindow.h"
#include "ui/controls/tonelabel.h"
#include "ui/logout/logoutdialog.h"
#include "ui/notices/noticebar.h"
#include "ui/search/historypopup.h"
#include "ui/search/savedrow.h"
#include "ui/search/searchfield.h"
#include "ui/search/searchrow.h"
#include "ui/search/trendpicture.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace
{

using support::LiveWindow;
using support::sessionId;

class SavedSearches : public LiveWindow
{
protected:
    /// One of alice's, created so many minutes after the first.
    void add(int number, int minutes, const QByteArray &user = "alice")
    {
        const QByteArray key = "session:" + sessionId(number);
        watched.server.command({"HSET", key, "user_id", user, "ip", "198.51.100.2", "created_at",
                                QByteArray::number(1'790'000'000 + minutes * 60)});
        watched.server.command({"PEXPIRE", key, "600000"});
    }
    bool exists(int number) { return watched.server.integer({"EXISTS", "session:" + sessionId(number)}) == 1; }
    ui::HistoryPopup *openSaved()
    {
        key(Qt::Key_B, Qt::ControlModifier);
        ui::HistoryPopup *popup = nullptr;
        EXPECT_TRUE(waitFor([&] {
            popup = window->findChild<ui::HistoryPopup *>();
            return popup && popup->isVisible();
        }));
        return popup;
    }
    void save(const QString &text, const QString &name)
    {
        search().setText(text);
        search().flush();
        ui::HistoryPopup *popup = openSaved();
        ASSERT_TRUE(popup);
        auto *field = popup->findChild<QLineEdit *>();
        ASSERT_TRUE(field);
        QTest::keyClicks(field, name);
        QTest::keyClick(field, Qt::Key_Return);
        popup->close();
        ASSERT_TRUE(waitFor([this] { return !window->findChild<ui::HistoryPopup *>(); }));
    }
    /// Beside a search: that so many match now.
    static bool counts(const QWidget &popup, int count)
    {
        const auto all = popup.findChildren<ui::ToneLabel *>();
        return std::any_of(all.begin(), all.end(), [count](const ui::ToneLabel *label) {
            return label->accessibleName().startsWith(QStringLiteral("%1 session").arg(count)) &&
                   label->text() == QString::number(count);
        });
    }
};

TEST_F(SavedSearches, SavedSearchesAreCountedAndEndedByThePreview)
{
    for (int number = 1; number <= 4; ++number)
        add(number, number);
    add(5, 1, "bob");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 5; }));
    save(QStringLiteral("beyond:2"), QStringLiteral("Too many"));
    EXPECT_EQ(rows(), 2);
    search().clear();
    search().flush();

    ui::HistoryPopup *popup = openSaved();
    ASSERT_TRUE(popup);
    EXPECT_TRUE(waitFor([&] { return counts(*popup, 2); }));
    add(6, 6); // one more of alice's: three are beyond the newest two now
    EXPECT_TRUE(waitFor([&] { return counts(*popup, 3); }));
    auto *picture = popup->findChild<ui::TrendPicture *>();
    ASSERT_TRUE(picture);
    EXPECT_TRUE(waitFor([&] {
        return picture->accessibleDescription().startsWith(QStringLiteral("between 2 and 3 in"));
    })) << picture->accessibleDescription().toStdString();

    auto *end = named<QPushButton>(*popup, QStringLiteral("End what “Too many” matches"));
    ASSERT_TRUE(end);
    EXPECT_TRUE(end->isEnabled());
    QTest::mouseClick(end, Qt::LeftButton);
    auto *asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    EXPECT_EQ(search().text(), QStringLiteral("beyond:2"));
    EXPECT_TRUE(button(*asking, QStringLiteral("Log out 3 sessions")));
    // What is kept is exact until the answer: the newest goes, and one of the three is to be kept in its place.
    watched.server.command({"DEL", "session:" + sessionId(6)});
    EXPECT_TRUE(waitFor([&] { return button(*asking, QStringLiteral("Log out 2 sessions")) != nullptr; }));
    EXPECT_TRUE(reads(*asking, QStringLiteral("match the search any more")));
    ASSERT_TRUE(press(*asking, QStringLiteral("Log out 2 sessions")));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("2 ended")); }));
    EXPECT_FALSE(exists(1));
    EXPECT_FALSE(exists(2));
    EXPECT_TRUE(exists(3));
    EXPECT_TRUE(exists(4));
    EXPECT_TRUE(exists(5));
}

TEST_F(SavedSearches, AreChosenByMenuAndByKey)
{
    add(1, 1);
    add(2, 2, "bob");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
    save(QStringLiteral("user:=bob"), QStringLiteral("Bob & co"));
    search().clear();
    search().flush();
    ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
    QMenu *menu = nullptr;
    const auto all = window->findChildren<QMenu *>();
    for (QMenu *one : all) {
        if (one->title().remove(QLatin1Char('&')) == QStringLiteral("Show Saved Search"))
            menu = one;
    }
    ASSERT_TRUE(menu);
    ASSERT_TRUE(waitFor([&] {
        Q_EMIT menu->aboutToShow();
        return menu->actions().size() == 1 && menu->actions().front()->text() == QStringLiteral("Bob && co\t1");
    }));
    menu->actions().front()->trigger();
    EXPECT_TRUE(waitFor([this] { return rows() == 1; }));
    search().clear();
    search().flush();
    ui::HistoryPopup *popup = openSaved();
    ASSERT_TRUE(popup);
    auto *row = named<ui::SearchRow>(*popup, QStringLiteral("Bob & co"));
    ASSERT_TRUE(row);
    row->setFocus();
    QTest::keyClick(row, Qt::Key_Space);
    EXPECT_EQ(search().text(), QStringLiteral("user:=bob"));
}

} // namespace
