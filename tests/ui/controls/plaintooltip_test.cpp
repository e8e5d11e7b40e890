// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/plaintooltip.h"

#include <QLabel>
#include <QTextDocument>

#include <gtest/gtest.h>

using namespace ui;

namespace
{

/// What is read in the end, without the places where a word may break.
QString seen(const QString &toolTip)
{
    QTextDocument document;
    if (Qt::mightBeRichText(toolTip))
        document.setHtml(toolTip);
    else
        document.setPlainText(toolTip);
    return document.toPlainText().remove(QChar(0x200b));
}

const QStringList &hostileTexts()
{
    static const QStringList texts{
        QStringLiteral("<img src=\"file:///etc/hostname\">"),
        QStringLiteral("<b>bold</b> & <i>more"),
        QStringLiteral("a \"quoted\" name"),
        QStringLiteral("&quot;&amp;&lt;b&gt;"),
        QStringLiteral("</div><h1>big</h1>"),
        QStringLiteral("two\nlines  and   spaces"),
        QStringLiteral("plain"),
        QString(900, QLatin1Char('<')),
        QString::fromUtf8("\xF0\x9F\x98\x80").repeated(300),
    };
    return texts;
}

TEST(PlainToolTip, ShowsAnyTextWordForWord)
{
    for (const QString &text : hostileTexts()) {
        const QString tip = plainToolTip(text);
        EXPECT_TRUE(Qt::mightBeRichText(tip)) << tip.toStdString();
        EXPECT_EQ(seen(tip), text) << tip.toStdString();
        QTextDocument document;
        document.setHtml(tip);
        EXPECT_FALSE(document.toPlainText().contains(QChar::ObjectReplacementCharacter)) << "an image";
    }
    EXPECT_TRUE(plainToolTip({}).isEmpty());
}

TEST(PlainToolTip, WrapsWordsWithoutAnEnd)
{
    for (const QString &text :
         {QString(700, QLatin1Char('x')), QStringLiteral("user:") + QString(900, QLatin1Char('W'))}) {
        QLabel label; // as the tooltip's own is set up
        label.setText(plainToolTip(text));
        label.setWordWrap(true);
        EXPECT_LE(label.sizeHint().width(), 700);
        EXPECT_GT(label.sizeHint().height(), 3 * label.fontMetrics().height());
    }
}

TEST(PlainToolTip, CutsWhatIsLongerThanAScreen)
{
    const QString shown = seen(plainToolTip(QString(1'000'000, QLatin1Char('x'))));
    EXPECT_LE(shown.size(), 2000);
    EXPECT_TRUE(shown.endsWith(QChar(0x2026)));
}

TEST(PlainToolTip, LabelsKeepTheirAmpersands)
{
    EXPECT_EQ(plainLabel(QStringLiteral("R&D & more")), QStringLiteral("R&&D && more"));
}

} // namespace
