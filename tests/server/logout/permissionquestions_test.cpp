// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/logout/logoutplan.h"
#include "models/server/logout/permissionquestions.h"
#include "tests/server/fakenode.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace server;
using Purpose = PermissionQuestion::Purpose;

namespace
{

QByteArrayList wordsOf(const std::vector<PermissionQuestion> &questions, Purpose purpose)
{
    QByteArrayList words;
    for (const PermissionQuestion &question : questions) {
        for (const QByteArrayList &command : question.anyOf) {
            if (question.purpose == purpose && !words.contains(command.first()))
                words.append(command.first());
        }
    }
    std::sort(words.begin(), words.end());
    return words;
}

const formats::Format *builtIn(const std::vector<formats::Format> &all, const QString &id)
{
    const auto found = std::find_if(all.begin(), all.end(), [&id](const formats::Format &f) { return f.id() == id; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

TEST(PermissionQuestions, EveryKnownFormatHasAKeyToAskAbout)
{
    for (const formats::Format &format : formats::builtInFormats()) {
        const std::vector<PermissionQuestion> questions = permissionQuestions(format, 3);
        EXPECT_FALSE(questions.empty()) << format.id().toStdString();
        const QByteArrayList globs = format.recordPatterns();
        for (const QByteArray &glob : globs) {
            const QByteArray key = madeUpKey(format, glob);
            EXPECT_TRUE(format.matchKey(key)) << format.id().toStdString() << " " << glob.toStdString();
            EXPECT_FALSE(formats::logoutPlan(format, key, "u", {}).isEmpty()) << key.toStdString();
        }
        EXPECT_EQ(wordsOf(questions, Purpose::SetTimeLeft),
                  format.isOfFields() ? QByteArrayList() : QByteArrayList{"PEXPIREAT"});
        for (const PermissionQuestion &question : questions)
            EXPECT_EQ(question.format, 3);
    }
}

TEST(PermissionQuestions, AreTheStepsOfTheFormat)
{
    const std::vector<formats::Format> all = formats::builtInFormats();
    const formats::Format *spring = builtIn(all, QStringLiteral("spring-indexed"));
    ASSERT_TRUE(spring);
    const QByteArrayList ends = wordsOf(permissionQuestions(*spring, 0), Purpose::End);
    for (const char *word : {"SREM", "UNLINK", "EXPIRE"})
        EXPECT_TRUE(ends.contains(word)) << word;
    const QByteArrayList undo = wordsOf(permissionQuestions(*spring, 0), Purpose::Undo);
    for (const char *word : {"SISMEMBER", "SADD", "DUMP", "RESTORE"})
        EXPECT_TRUE(undo.contains(word)) << word;

    const formats::Format *frappe = builtIn(all, QStringLiteral("frappe"));
    ASSERT_TRUE(frappe);
    EXPECT_EQ(wordsOf(permissionQuestions(*frappe, 0), Purpose::End), (QByteArrayList{"HDEL", "HGET"}));
    const QByteArrayList undoField = wordsOf(permissionQuestions(*frappe, 0), Purpose::Undo);
    for (const char *word : {"HSETNX", "PEXPIREAT", "HPEXPIRETIME", "HPEXPIREAT"})
        EXPECT_TRUE(undoField.contains(word)) << word;
    EXPECT_FALSE(undoField.contains("DUMP")) << "that would be of all sessions";

    const formats::Format *saToken = builtIn(all, QStringLiteral("sa-token"));
    ASSERT_TRUE(saToken);
    EXPECT_TRUE(wordsOf(permissionQuestions(*saToken, 0), Purpose::End).contains("SET"));
}

TEST(PermissionQuestions, OnlyTheRecordIsEssential)
{
    const auto formats = shopFormats();
    const std::vector<PermissionQuestion> questions = permissionQuestions(formats->at(0), 0);
    ASSERT_FALSE(questions.empty());
    for (const PermissionQuestion &question : questions) {
        for (const QByteArrayList &command : question.anyOf)
            EXPECT_EQ(question.isEssential, command.at(1).startsWith("shop:s:")) << command.join(' ').toStdString();
        EXPECT_TRUE(question.isKeyTelling);
    }
    const auto own = formats::plainFormat("*");
    ASSERT_TRUE(own);
    for (const PermissionQuestion &question : permissionQuestions(*own, 0))
        EXPECT_FALSE(question.isKeyTelling) << "another key may be allowed";
}
