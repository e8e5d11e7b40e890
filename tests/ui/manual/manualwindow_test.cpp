// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The manual's window: sections, links, search, keys, both colour schemes.
#include "ui/manual/manualview.h"
#include "ui/manual/manualwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>

#include <gtest/gtest.h>

using namespace ui;

namespace
{

class ManualWindowTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        installTheme(*qApp, Scheme::Light);
        window.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));
    }
    ~ManualWindowTest() override { setScheme(Scheme::System); }

    /// What stands at the top of what can be seen.
    QString titleAtTop() const
    {
        for (QTextBlock block = view->document()->findBlock(view->positionAtTop()); block.isValid();
             block = block.next()) {
            if (block.blockFormat().headingLevel() > 0)
                return block.text();
        }
        return {};
    }
    QString chosen() const { return sections->currentItem()->data(Qt::AccessibleTextRole).toString(); }
    int rowOf(const QString &title) const
    {
        for (int row = 0; row < sections->count(); ++row) {
            if (sections->item(row)->data(Qt::AccessibleTextRole).toString() == title)
                return row;
        }
        return -1;
    }
    void savePicture(const QString &name) const
    {
        if (const QString folder = qEnvironmentVariable("SESSIONSCOPE_PICTURES"); !folder.isEmpty())
            const_cast<ManualWindow &>(window).grab().save(folder + QLatin1Char('/') + name);
    }

    ManualWindow window;
    ManualView *view = window.findChild<ManualView *>();
    QListWidget *sections = window.findChild<QListWidget *>();
    QLineEdit *search = window.findChild<QLineEdit *>();
};

TEST_F(ManualWindowTest, BeginsAtItsBeginning)
{
    EXPECT_EQ(view->verticalScrollBar()->value(), 0);
    EXPECT_GT(view->verticalScrollBar()->maximum(), 0);
    EXPECT_EQ(sections->currentRow(), 0);
}

TEST_F(ManualWindowTest, ASectionIsShownWhenItIsChosen)
{
    const int row = rowOf(QStringLiteral("Least privilege"));
    ASSERT_GT(row, 0);
    sections->setCurrentRow(row);
    EXPECT_EQ(titleAtTop(), QStringLiteral("Least privilege"));
    EXPECT_EQ(chosen(), QStringLiteral("Least privilege"));
    view->verticalScrollBar()->setValue(0);
    EXPECT_EQ(sections->currentRow(), 0);
}

TEST_F(ManualWindowTest, ALinkOpensItsSection)
{
    Q_EMIT view->anchorClicked(QUrl(QStringLiteral("#what-is-stored-where")));
    EXPECT_EQ(titleAtTop(), QStringLiteral("What is stored where"));
    EXPECT_FALSE(window.showSection(QStringLiteral("nowhere")));
    EXPECT_EQ(titleAtTop(), QStringLiteral("What is stored where"));
}

TEST_F(ManualWindowTest, SearchCountsAndGoesRound)
{
    auto *hits = window.findChild<QLabel *>(QString(), Qt::FindDirectChildrenOnly);
    const auto labels = window.findChildren<QLabel *>();
    for (QLabel *label : labels) {
        if (label->accessibleName() == QStringLiteral("Places that were found"))
            hits = label;
    }
    ASSERT_TRUE(hits);
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
    EXPECT_TRUE(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("audit log"));
    const auto marks = view->extraSelections().size();
    ASSERT_GT(marks, 2);
    EXPECT_EQ(hits->text(), QStringLiteral("1 of %1").arg(marks));
    QTest::keyClick(search, Qt::Key_Return);
    EXPECT_EQ(hits->text(), QStringLiteral("2 of %1").arg(marks));
    QTest::keyClick(search, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(search, Qt::Key_Return, Qt::ShiftModifier);
    EXPECT_EQ(hits->text(), QStringLiteral("%1 of %1").arg(marks));
    EXPECT_TRUE(window.isVisible()) << "Return is the search's";
    savePicture(QStringLiteral("manual-search.png"));
    search->setText(QStringLiteral("no such words"));
    EXPECT_EQ(hits->text(), QStringLiteral("Not in the manual"));
    QTest::keyClick(search, Qt::Key_Escape);
    EXPECT_TRUE(search->text().isEmpty());
    EXPECT_FALSE(hits->isVisible());
    EXPECT_TRUE(view->extraSelections().isEmpty());
    QTest::keyClick(search, Qt::Key_Escape);
    EXPECT_FALSE(window.isVisible());
}

TEST_F(ManualWindowTest, IsReadableInBothSchemes)
{
    for (const bool dark : {false, true}) {
        setScheme(dark ? Scheme::Dark : Scheme::Light);
        QCoreApplication::processEvents();
        const Colours &c = colours(&window);
        EXPECT_EQ(c.dark, dark);
        const QTextBlock heading = view->document()->findBlockByNumber(0);
        EXPECT_EQ(heading.begin().fragment().charFormat().foreground().color(), c.text);
        ASSERT_TRUE(window.showSection(QStringLiteral("least-privilege")));
        savePicture(dark ? QStringLiteral("manual-dark.png") : QStringLiteral("manual-light.png"));
        ASSERT_TRUE(window.showSection(QStringLiteral("look-somebody-up")));
        savePicture(dark ? QStringLiteral("manual-table-dark.png") : QStringLiteral("manual-table-light.png"));
    }
}

TEST_F(ManualWindowTest, LinesStayShortInAWideWindow)
{
    window.resize(1800, 900);
    QCoreApplication::processEvents();
    const QTextFrameFormat format = view->document()->rootFrame()->frameFormat();
    EXPECT_LE(view->viewport()->width() - format.leftMargin() - format.rightMargin(), 720);
    EXPECT_LE(view->document()->size().width(), view->viewport()->width());
}

TEST(ShowManual, OpensItOnce)
{
    QWidget parent;
    parent.show();
    showManual(&parent);
    showManual(&parent);
    EXPECT_EQ(parent.findChildren<ManualWindow *>().size(), 1);
    EXPECT_TRUE(parent.findChild<ManualWindow *>()->isVisible());
}

} // namespace
