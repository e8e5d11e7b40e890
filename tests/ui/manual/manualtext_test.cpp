// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The manual says nothing of the program that is not so.
#include "tests/support/places.h"
#include "tests/translations/sourcestrings.h"
#include "ui/manual/manualdocument.h"

#include <QFile>
#include <QPalette>
#include <QRegularExpression>
#include <QSet>
#include <QTextDocument>

#include <gtest/gtest.h>

namespace
{

QString sourceText(const QString &path)
{
    QFile file(support::sourceFolder() + QStringLiteral("/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString manual()
{
    return sourceText(QStringLiteral("resources/manual/manual.md"));
}

/// As the manual writes them: an ellipsis for what is filled in, no mnemonics.
const QStringList &textsOfProgram()
{
    static const QStringList s_texts = [] {
        QStringList texts;
        const auto found = support::findSourceStrings(support::sourceFolder());
        for (const support::SourceText &one : found.texts) {
            QString plain = one.source;
            plain.replace(QRegularExpression(QStringLiteral("%L?[n0-9]")), QString(QChar(0x2026)));
            texts += plain.remove(QLatin1Char('&'));
        }
        return texts;
    }();
    return s_texts;
}

bool saysSo(const QString &sentence)
{
    const QStringList &texts = textsOfProgram();
    return std::any_of(texts.begin(), texts.end(), [&](const QString &text) { return text.contains(sentence); });
}

QStringList allOf(const QString &pattern, const QString &text)
{
    QStringList found;
    auto each = QRegularExpression(pattern).globalMatch(text);
    while (each.hasNext())
        found += each.next().captured(1);
    return found;
}

TEST(ManualText, QuotesOnlyWhatTheProgramSays)
{
    const QString part =
        manual().section(QStringLiteral("## Troubleshooting"), 1).section(QStringLiteral("\n## "), 0, 0);
    const QStringList sentences = allOf(QStringLiteral("(?m)^### “(.*)”$"), part);
    EXPECT_GT(sentences.size(), 15);
    EXPECT_EQ(sentences.size(), part.count(QStringLiteral("\n### ")))
        << "every heading there is a sentence of the program";
    for (const QString &sentence : sentences)
        EXPECT_TRUE(saysSo(sentence)) << sentence.toStdString();
    EXPECT_FALSE(saysSo(QStringLiteral("Nothing of this kind is ever said.")));
}

/// **Server ▸ Alerts…**, and **Show the Demo**.
TEST(ManualText, NamesOnlyMenusAndButtonsThatAreThere)
{
    const QStringList bold =
        allOf(QStringLiteral("\\*\\*([^*]+)\\*\\*"), manual().replace(QLatin1Char('\n'), QLatin1Char(' ')));
    EXPECT_GT(bold.size(), 12);
    const QSet<QString> texts(textsOfProgram().begin(), textsOfProgram().end());
    for (const QString &path : bold) {
        for (const QString &word : path.split(QStringLiteral(" ▸ ")))
            EXPECT_TRUE(texts.contains(word) || texts.contains(word + QChar(0x2026))) << word.toStdString();
    }
}

TEST(ManualText, GrantsTheSameAsTheReadme)
{
    const QString readme = sourceText(QStringLiteral("README.md"));
    const QStringList rules = allOf(QStringLiteral("(?m)^(ACL SETUSER .*)$"), manual());
    EXPECT_EQ(rules.size(), 3);
    for (const QString &rule : rules)
        EXPECT_TRUE(readme.contains(rule)) << rule.toStdString();
    EXPECT_TRUE(readme.contains(QStringLiteral("resources/manual/manual.md")));
}

TEST(ManualText, LinksLeadToSectionsThatAreThere)
{
    QTextDocument document;
    ui::fillManual(document, manual(), ui::colours(ui::schemePalette(ui::Scheme::Light)), QFont());
    QSet<QString> anchors;
    for (const ui::ManualHeading &heading : ui::headingsOf(document)) {
        EXPECT_FALSE(anchors.contains(heading.anchor)) << heading.anchor.toStdString();
        anchors += heading.anchor;
    }
    const QStringList links = allOf(QStringLiteral("\\]\\(([^)]*)\\)"), manual());
    EXPECT_GT(links.size(), 4);
    for (const QString &link : links)
        EXPECT_TRUE(link.startsWith(QLatin1Char('#')) && anchors.contains(link.mid(1))) << link.toStdString();
}

TEST(ManualText, IsTheOneInTheRepository)
{
    EXPECT_EQ(ui::manualText(), manual());
}

TEST(ManualText, AnchorsAreThoseOfGitHub)
{
    EXPECT_EQ(ui::anchorOf(QStringLiteral("What is stored where")), QStringLiteral("what-is-stored-where"));
    EXPECT_EQ(ui::anchorOf(QStringLiteral("“Nothing answers at ….”")), QStringLiteral("nothing-answers-at-"));
}

} // namespace
