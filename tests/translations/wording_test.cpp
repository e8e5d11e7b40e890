// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How the texts of the program are written: marks and spaces that a reader stumbles over.
#include "tests/translations/extraction.h"

#include <QRegularExpression>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace
{

/// What is to be typed or pasted as it stands has the quotes of its language: a query, JSON, a shell.
const QStringList kTypedAsItStands{
    QStringLiteral("user:\"bob smith\""),
    QStringLiteral("{\"pattern\": \"%1\"}"),
    QStringLiteral("\"$SESSIONSCOPE_USER\""),
    QStringLiteral("\"$SESSIONSCOPE_TEXT\""),
};

QString shown(QString source)
{
    static const QRegularExpression s_tag(QStringLiteral("<[a-z/][^>]*>"));
    source.remove(s_tag);
    for (const QString &typed : kTypedAsItStands)
        source.remove(typed);
    return source.trimmed();
}

/// Where one sentence ends and another follows, that one has to end, too; a part that comes first of several may end
/// with what is put in.
bool isLeftOpen(const QString &text)
{
    static const QRegularExpression s_next(QStringLiteral("[a-z)”]\\. [A-Z“]"));
    static const QRegularExpression s_ended(QStringLiteral("([.!?:…”)%]|%L?[0-9n])$"));
    return text.contains(s_next) && !text.contains(s_ended);
}

class Wording : public ::testing::Test
{
protected:
    void SetUp() override
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("all_en.ts"));
        ASSERT_FALSE(support::updateFile(file).isNull()) << "lupdate did not run";
        messages = support::readMessages(file);
        ASSERT_GT(messages.size(), 3'000);
    }

    /// One a line.
    template<typename Judge> std::string thoseThat(Judge isWrong) const
    {
        QStringList wrong;
        for (const support::Message &message : messages) {
            if (isWrong(message))
                wrong += message.text.context + QStringLiteral(": ") + message.text.source;
        }
        return wrong.join(QLatin1Char('\n')).toStdString();
    }

    QList<support::Message> messages;
};

TEST_F(Wording, OnlyWhatIsCountedHasTwoForms)
{
    EXPECT_EQ(thoseThat([](const support::Message &message) {
                  return !message.isPlural && message.text.source.contains(QLatin1String("(s)"));
              }),
              "");
}

TEST_F(Wording, OneSpaceIsEnough)
{
    static const QRegularExpression s_spaces(QStringLiteral("\\S  +\\S"));
    EXPECT_EQ(thoseThat([](const support::Message &message) { return message.text.source.contains(s_spaces); }), "");
}

TEST_F(Wording, QuotesAreThoseOfPrint)
{
    EXPECT_EQ(thoseThat([](const support::Message &message) {
                  return shown(message.text.source).contains(QLatin1Char('"'));
              }),
              "");
}

TEST_F(Wording, DotsThatLeadOnAreOneCharacter)
{
    EXPECT_EQ(
        thoseThat([](const support::Message &message) { return message.text.source.contains(QLatin1String("...")); }),
        "");
}

TEST_F(Wording, TheLastOfSeveralSentencesEnds)
{
    EXPECT_EQ(thoseThat([](const support::Message &message) { return isLeftOpen(shown(message.text.source)); }), "");
}

/// The test itself: what it is to find, and what it is to let be.
TEST(WordingJudgement, TellsWrongFromRight)
{
    EXPECT_TRUE(isLeftOpen(QStringLiteral("It ends. This does not")));
    EXPECT_FALSE(isLeftOpen(QStringLiteral("It ends. This does, too.")));
    EXPECT_FALSE(isLeftOpen(QStringLiteral("One that stands alone")));
    EXPECT_FALSE(isLeftOpen(QStringLiteral("It ends. Type %1")));
    EXPECT_TRUE(shown(QStringLiteral("Set it to \"%1\"")).contains(QLatin1Char('"')));
    EXPECT_FALSE(shown(QStringLiteral("<a href=\"x\">as in</a> user:\"bob smith\"")).contains(QLatin1Char('"')));
}

} // namespace
