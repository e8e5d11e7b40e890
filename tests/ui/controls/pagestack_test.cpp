// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/pagestack.h"

#include <QLabel>
#include <QSplitter>
#include <QTest>
#include <QVBoxLayout>

#include <gtest/gtest.h>

using namespace ui;

namespace
{

/// Counts how often it is asked for its height.
class Wrapped final : public QLabel
{
public:
    using QLabel::QLabel;
    int heightForWidth(int width) const override
    {
        ++asked;
        return QLabel::heightForWidth(width);
    }
    mutable int asked = 0;
};

struct Window {
    QSplitter splitter{Qt::Horizontal};
    QLabel *count = new QLabel(QStringLiteral("1"));
    PageStack *stack = new PageStack;
    Wrapped *text = new Wrapped(QStringLiteral("some words that are wrapped ").repeated(5));

    Window()
    {
        auto *beside = new QWidget;
        count->setFixedWidth(200); // so that the pages beside it keep theirs
        (new QVBoxLayout(beside))->addWidget(count);
        auto *page = new QWidget;
        text->setWordWrap(true);
        (new QVBoxLayout(page))->addWidget(text);
        stack->addWidget(page);
        splitter.addWidget(beside);
        splitter.addWidget(stack);
        splitter.resize(600, 300);
        splitter.show();
        QCoreApplication::sendPostedEvents();
        QApplication::processEvents();
    }
};

} // namespace

TEST(PageStackTest, IsNotLaidOutForANeighbour)
{
    Window window;
    window.splitter.sizeHint();
    window.text->asked = 0;
    for (int i = 0; i < 20; ++i) {
        window.count->setText(QString(i, QLatin1Char('1')));
        QApplication::processEvents();
    }
    EXPECT_EQ(window.text->asked, 0);
}

TEST(PageStackTest, FollowsItsPages)
{
    Window window;
    const QSize before = window.stack->minimumSizeHint();
    window.text->setWordWrap(false);
    window.text->setMinimumHeight(before.height() + 100);
    QApplication::processEvents();
    EXPECT_GE(window.stack->minimumSizeHint().height(), before.height() + 100);
    EXPECT_GE(window.stack->sizeHint().height(), before.height() + 100);
    EXPECT_GE(window.splitter.minimumSizeHint().height(), before.height() + 100) << "and who asks it is told";
    const int height = window.stack->minimumSizeHint().height();
    auto *taller = new QLabel(QStringLiteral("x"));
    taller->setMinimumHeight(height + 50);
    window.stack->addWidget(taller);
    QApplication::processEvents();
    EXPECT_GE(window.stack->minimumSizeHint().height(), height + 50) << "a page that came";
}
