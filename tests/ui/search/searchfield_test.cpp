// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/query/sessionquery.h"
#include "ui/search/searchfield.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace
{

class SearchFieldTest : public ::testing::Test
{
protected:
    SearchFieldTest()
    {
        ui::installTheme(*qApp, ui::Scheme::Light);
        window.resize(700, 200);
        field.setGeometry(10, 10, 600, 30);
        window.show();
        window.activateWindow();
        field.setFocus();
    }

    /// Pixels in the colour of danger, of the field as it is painted.
    int alarmingPixels()
    {
        const QImage image = field.grab().toImage();
        const QColor danger = ui::colours(&field).danger;
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                count += qAbs(pixel.red() - danger.red()) < 40 && qAbs(pixel.green() - danger.green()) < 60 &&
                         qAbs(pixel.blue() - danger.blue()) < 60;
            }
        }
        return count;
    }

    QWidget window;
    ui::SearchField field{&window};
};

TEST_F(SearchFieldTest, TellsFastTypingOnce)
{
    QSignalSpy changes(&field, &ui::SearchField::searchChanged);
    QTest::keyClicks(&field, QStringLiteral("alice"));
    ASSERT_TRUE(changes.wait());
    EXPECT_EQ(changes.count(), 1);
    EXPECT_EQ(changes.first().first().toString(), QStringLiteral("alice"));
    EXPECT_LE(ui::SearchField::kPauseMs, 100);
}

TEST_F(SearchFieldTest, LeavesTheWindowsKeysToTheWindow)
{
    QKeyEvent exporting(QEvent::ShortcutOverride, Qt::Key_E, Qt::ControlModifier);
    QApplication::sendEvent(&field, &exporting);
    EXPECT_FALSE(exporting.isAccepted()); // on X11 a line edit would take it

    QKeyEvent help(QEvent::ShortcutOverride, Qt::Key_F1, Qt::NoModifier);
    QApplication::sendEvent(&field, &help);
    EXPECT_TRUE(help.isAccepted());
}

TEST_F(SearchFieldTest, ReturnAndDownGoOnAtOnce)
{
    QSignalSpy changes(&field, &ui::SearchField::searchChanged);
    QSignalSpy results(&field, &ui::SearchField::resultsRequested);
    QTest::keyClicks(&field, QStringLiteral("bob"));
    QTest::keyClick(&field, Qt::Key_Return);
    EXPECT_EQ(changes.count(), 1);
    EXPECT_EQ(results.count(), 1);
    QTest::keyClick(&field, Qt::Key_Down);
    EXPECT_EQ(results.count(), 2);
    EXPECT_EQ(changes.count(), 1);
}

TEST_F(SearchFieldTest, EscapeClears)
{
    QSignalSpy changes(&field, &ui::SearchField::searchChanged);
    field.setText(QStringLiteral("bob"));
    QTest::keyClick(&field, Qt::Key_Escape);
    EXPECT_TRUE(field.text().isEmpty());
    ASSERT_EQ(changes.count(), 1);
    EXPECT_TRUE(changes.first().first().toString().isEmpty());
}

TEST_F(SearchFieldTest, AnErrorIsMarkedAndExplainedInPlace)
{
    field.setText(QStringLiteral("alice ttl<5x"));
    EXPECT_EQ(alarmingPixels(), 0);
    const auto query = sessions::SessionQuery::parse(field.text());
    ASSERT_FALSE(query.has_value());
    EXPECT_FALSE(query.error().message.isEmpty());
    field.setError(query.error().position, query.error().length, query.error().message);
    EXPECT_TRUE(field.hasError());
    EXPECT_GT(alarmingPixels(), 100);
    EXPECT_EQ(field.accessibleDescription(), query.error().message);
    EXPECT_TRUE(QTest::qWaitFor([this] { return field.isErrorExplained(); }));

    QSignalSpy results(&field, &ui::SearchField::resultsRequested);
    QTest::keyClick(&field, Qt::Key_Return);
    EXPECT_EQ(results.count(), 0);

    field.clearError();
    EXPECT_FALSE(field.hasError());
    EXPECT_FALSE(field.isErrorExplained());
    EXPECT_EQ(alarmingPixels(), 0);
}

TEST_F(SearchFieldTest, ALongExplanationStaysInTheWindow)
{
    field.setText(QStringLiteral("format:x"));
    field.setError(7, 1,
                   QStringLiteral("There are: ") +
                       QString(40, QLatin1Char('x')).replace(QLatin1Char('x'), QStringLiteral("Spring Session, ")));
    ASSERT_TRUE(QTest::qWaitFor([this] { return field.isErrorExplained(); }));
    const auto labels = window.findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly);
    ASSERT_EQ(labels.size(), 1);
    EXPECT_LE(labels.front()->geometry().right(), window.width());
    EXPECT_GE(labels.front()->height(), labels.front()->heightForWidth(labels.front()->width()));
    EXPECT_GT(labels.front()->height(), 2 * field.fontMetrics().height());
}

TEST_F(SearchFieldTest, ALongRemarkIsOneLineOfTheFieldsWidth)
{
    ASSERT_TRUE(QTest::qWaitFor([this] { return field.hasFocus(); }));
    field.setGeometry(10, 10, 280, 30);
    const QString remark =
        QStringLiteral("Taken for a signed Express cookie (connect.sid). Looked for: session id a…z.");
    field.setRemark(remark);
    const auto *label = window.findChild<QLabel *>(QString(), Qt::FindDirectChildrenOnly);
    ASSERT_NE(label, nullptr);
    EXPECT_TRUE(label->text().startsWith(QStringLiteral("Taken for"))) << label->text().toStdString();
    EXPECT_TRUE(label->text().endsWith(QStringLiteral("a…z."))) << label->text().toStdString();
    EXPECT_LT(label->text().size(), remark.size());
    EXPECT_LE(label->fontMetrics().horizontalAdvance(label->text()), label->contentsRect().width());
    EXPECT_LT(label->height(), 2 * label->fontMetrics().height() + 2 * label->margin());
    EXPECT_EQ(label->geometry().right(), field.geometry().right());
    EXPECT_TRUE(field.toolTip().contains(QStringLiteral("(connect.sid). Looked for:")))
        << field.toolTip().toStdString();
    EXPECT_EQ(field.accessibleDescription(), remark);
}

TEST_F(SearchFieldTest, ARemarkStandsBelowWhileSomebodyIsInTheField)
{
    ASSERT_TRUE(QTest::qWaitFor([this] { return field.hasFocus(); }));
    field.setText(QStringLiteral("a cookie"));
    field.setRemark(QStringLiteral("Taken for a cookie."));
    EXPECT_TRUE(field.isRemarkShown());
    EXPECT_FALSE(field.isErrorExplained());
    EXPECT_EQ(alarmingPixels(), 0);
    EXPECT_EQ(field.accessibleDescription(), QStringLiteral("Taken for a cookie."));
    const auto *label = window.findChild<QLabel *>(QString(), Qt::FindDirectChildrenOnly);
    ASSERT_NE(label, nullptr);
    EXPECT_EQ(label->text(), QStringLiteral("Taken for a cookie."));
    EXPECT_LE(label->geometry().right(), field.geometry().right());

    // What is wrong comes first, after its pause, and what is right comes back at once.
    field.setError(0, 1, QStringLiteral("That is wrong."));
    EXPECT_FALSE(field.isRemarkShown());
    EXPECT_TRUE(QTest::qWaitFor([this] { return field.isErrorExplained(); }));
    EXPECT_EQ(label->text(), QStringLiteral("That is wrong."));
    field.clearError();
    EXPECT_TRUE(field.isRemarkShown());

    field.clearFocus();
    EXPECT_FALSE(field.isRemarkShown());
    field.setFocus();
    EXPECT_TRUE(QTest::qWaitFor([this] { return field.isRemarkShown(); }));
    field.setRemark({});
    EXPECT_FALSE(field.isRemarkShown());
    EXPECT_NE(field.accessibleDescription(), QString());
}

TEST_F(SearchFieldTest, WhatIsMaskedIsNeitherPaintedNorCopied)
{
    field.setText(QStringLiteral("secret"));
    field.setMasked(true);
    EXPECT_TRUE(field.isMasked());
    EXPECT_FALSE(field.displayText().contains(QStringLiteral("secret")));
    EXPECT_EQ(field.text(), QStringLiteral("secret"));
    field.setMasked(false);
    EXPECT_EQ(field.displayText(), QStringLiteral("secret"));
}

TEST_F(SearchFieldTest, PositionsOutsideTheTextAreTaken)
{
    field.setText(QStringLiteral("x"));
    field.setError(500, 900, QStringLiteral("Wrong."));
    EXPECT_GT(alarmingPixels(), 0);
    field.setError(-3, -1, QStringLiteral("Wrong."));
    EXPECT_GT(alarmingPixels(), 0);
    field.clear();
    EXPECT_GT(alarmingPixels(), 0);
}

} // namespace
