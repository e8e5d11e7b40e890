// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/formatchoice.h"

#include "models/server/intake/namelist.h"

#include "models/server/discovery/formatsurvey.h"
#include "tests/server/intake/nodesonservers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>

using namespace server;
using formats::DetectionResult;
using formats::FormatsInUse;

namespace
{

const QByteArray kExpress = R"({"cookie":{"originalMaxAge":60000},"passport":{"user":"alice"}})";

class Choice : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(first.connect() && second.connect());
        choice.addNode(first.node);
        choice.addNode(second.node);
        choice.setKnown(formats::builtInFormatDescriptions());
        QObject::connect(&choice, &FormatChoice::formatsChosen, &choice,
                         [this](const auto &now) { chosen.push_back(now); });
        QObject::connect(&choice, &FormatChoice::namesCounted, &choice,
                         [this](const auto &now) { counted.push_back(now); });
        QObject::connect(&choice, &FormatChoice::passWanted, &choice, [this] { ++passes; });
        // Of two applications, of which one happens to be on the second node only.
        setSessions(first, "sess:", 0, 3);
        setSessions(second, "sess:", 10, 2);
        setSessions(second, "shop:s:", 20, 4);
        second.server.command({"SET", "rl:10.0.0.1", "1"});
    }
    static void setSessions(NodeOnServer &node, const QByteArray &prefix, int from, int count)
    {
        for (int i = from; i < from + count; ++i) {
            const QByteArray id = QByteArray::number(i).rightJustified(8, '0') + "aBcDeFgHiJkLmNoPqRsTuVwX";
            node.server.command({"SET", prefix + id, kExpress});
        }
    }
    static qint64 keysUnder(const FormatsInUse &inUse, const QByteArray &prefix)
    {
        for (const DetectionResult::Found &found : inUse.detected.formats) {
            if (found.description.prefix == prefix)
                return found.keys;
        }
        return -1;
    }
    bool chooseBy(NodeOnServer &node)
    {
        const size_t before = chosen.size();
        const int passesBefore = passes;
        choice.choose(node.node);
        return QTest::qWaitFor([&] { return chosen.size() > before || passes > passesBefore; }, redis::kWaitMs);
    }
    bool isCounted(size_t times)
    {
        return QTest::qWaitFor([&] { return counted.size() == times; }, redis::kWaitMs);
    }

    NodeOnServer first{0};
    NodeOnServer second{1};
    FormatChoice choice{{}, {}, nullptr};
    std::vector<std::shared_ptr<const FormatsInUse>> chosen;
    std::vector<std::shared_ptr<const FormatsInUse>> counted;
    int passes = 0;
};

} // namespace

TEST_F(Choice, TheNodeThatAsksChooses)
{
    EXPECT_EQ(choice.formats(), nullptr);
    ASSERT_TRUE(chooseBy(first));
    ASSERT_EQ(chosen.size(), 1U);
    EXPECT_EQ(keysUnder(*chosen[0], "sess:"), 3);
    EXPECT_EQ(keysUnder(*chosen[0], "shop:s:"), -1);
    EXPECT_EQ(choice.formats(), chosen[0]->set);
    EXPECT_EQ(choice.namesSampled(), 3) << "all of one node, but not all";
    EXPECT_EQ(passes, 0);
    EXPECT_FALSE(choice.isSampleOld());
    // Looked at again, with the same result: whoever asked goes on.
    ASSERT_TRUE(chooseBy(first));
    EXPECT_EQ(chosen.size(), 1U);
    EXPECT_EQ(passes, 1);
}

TEST_F(Choice, ASurveyCoversEachNode)
{
    ASSERT_TRUE(chooseBy(first));
    choice.surveyIfDue(false, false, [] { return true; });
    ASSERT_TRUE(QTest::qWaitFor([this] { return chosen.size() == 2; }, redis::kWaitMs));
    EXPECT_EQ(keysUnder(*chosen[1], "sess:"), 5);
    EXPECT_EQ(keysUnder(*chosen[1], "shop:s:"), 4);
    EXPECT_EQ(chosen[1]->detected.sampled, 10);
    EXPECT_TRUE(chosen[1]->detected.complete);
    EXPECT_EQ(choice.namesSampled(), 0);
    // Rows know their format by its index.
    EXPECT_EQ(chosen[1]->set->at(0).id(), chosen[0]->set->at(0).id());
    // It is done for a while.
    choice.surveyIfDue(false, false, [] { return true; });
    ASSERT_TRUE(chooseBy(first));
    EXPECT_EQ(chosen.size(), 2U);
}

TEST_F(Choice, WhatTheUserChangesIsCountedOnEachNode)
{
    ASSERT_TRUE(chooseBy(first));
    formats::FormatDescription own = formats::plainFormat("rl:*").value().description();
    own.id = QStringLiteral("own");
    choice.useFormat(own);
    ASSERT_EQ(chosen.size(), 2U); // at once
    ASSERT_TRUE(isCounted(1));
    EXPECT_EQ(counted[0]->set, chosen[1]->set);
    EXPECT_EQ(keysUnder(*counted[0], "sess:"), 5);
    EXPECT_EQ(counted[0]->detected.sampled, 10);

    choice.dropFormat(QStringLiteral("own"));
    EXPECT_EQ(chosen.size(), 3U);
    EXPECT_TRUE(chosen[2]->startsOver);
    ASSERT_TRUE(isCounted(2));
    EXPECT_TRUE(std::any_of(counted[1]->detected.others.begin(), counted[1]->detected.others.end(),
                            [](const auto &other) { return other.pattern.startsWith("rl:"); }));
}

/// Nothing else would say so: its rows are not there, and others are.
TEST_F(Choice, AFormatOfTheUsersThatFindsNothingIsToldOnce)
{
    QStringList notices;
    QObject::connect(&choice, &FormatChoice::noticed, &choice, [&notices](const messages::Problem &notice) {
        EXPECT_TRUE(notice.isNotice);
        EXPECT_FALSE(notice.nextStep.isEmpty());
        notices.append(notice.cause);
    });
    const auto own = [](const QByteArray &codec, const QByteArray &user) {
        return *formats::FormatDescription::fromJson(
            R"({"id":"own","title":"Own","keys":[{"pattern":"shop:s:{id}"}],"payload":{"codec":[)" + codec +
            R"(]},"attrs":{"user":")" + user + R"("}})");
    };
    ASSERT_TRUE(chooseBy(first));
    choice.useFormat(own(R"("msgpack")", "passport.user"));
    ASSERT_TRUE(isCounted(1));
    ASSERT_EQ(notices.size(), 1);
    EXPECT_TRUE(notices[0].contains(QStringLiteral("Own: 4"))) << notices[0].toStdString();
    EXPECT_TRUE(notices[0].endsWith(QStringLiteral("match its name, none decodes as msgpack.")))
        << notices[0].toStdString();
    choice.useFormat(own(R"("json")", "passport.user"));
    ASSERT_TRUE(isCounted(2));
    EXPECT_EQ(notices.size(), 1);
    EXPECT_TRUE(formats::tellsAnonymous(*counted[1], counted[1]->set->formats().back()));
    choice.useFormat(own(R"("json")", "passport"));
    ASSERT_TRUE(isCounted(3));
    ASSERT_EQ(notices.size(), 2);
    EXPECT_TRUE(notices[1].contains(QStringLiteral("“attrs.user” leads to nothing"))) << notices[1].toStdString();
    EXPECT_FALSE(formats::tellsAnonymous(*counted[2], counted[2]->set->formats().back()));
}

TEST_F(Choice, ANodeThatCannotBeAskedIsNoReasonToCountTheOthersAlone)
{
    std::optional<redis::Result<DetectionResult>> answer;
    second.node.commands().close();
    FormatSurvey survey({&first.node, &second.node}, formats::builtInFormatDescriptions(), nullptr);
    survey.start([&](redis::Result<DetectionResult> detected) { answer = std::move(detected); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return answer.has_value(); }, redis::kWaitMs));
    EXPECT_FALSE(answer->has_value());
}

TEST_F(Choice, WhatALookupFoundIsInUseFromThenOn)
{
    ASSERT_TRUE(chooseBy(first));
    formats::FormatDescription found = chosen[0]->detected.formats[0].description;
    choice.addFound(found); // it is
    EXPECT_EQ(chosen.size(), 1U);
    found = found.withPrefix("other:");
    choice.addFound(found);
    ASSERT_EQ(chosen.size(), 2U);
    EXPECT_EQ(keysUnder(*chosen[1], "other:"), 0);
    EXPECT_EQ(keysUnder(*chosen[1], "sess:"), 3);
}

TEST_F(Choice, ALostConnectionAsksAgainLater)
{
    first.node.commands().close();
    choice.choose(first.node);
    // The other one waits for that answer, and is asked itself after the failure.
    ASSERT_TRUE(QTest::qWaitFor(
        [this] {
            choice.choose(second.node);
            return !chosen.empty();
        },
        redis::kWaitMs));
    EXPECT_EQ(keysUnder(*chosen[0], "shop:s:"), 4);
    EXPECT_EQ(passes, 0);
}

TEST_F(Choice, TheFirstSurveyHandsItsNamesOnOnce)
{
    FormatChoice surveying{{}, {}, nullptr};
    surveying.setSurveysFirst(false);
    surveying.setKnown(choice.known());
    surveying.addNode(first.node);
    surveying.addNode(second.node);
    bool isChosen = false;
    QObject::connect(&surveying, &FormatChoice::formatsChosen, &surveying, [&] { isChosen = true; });
    EXPECT_TRUE(surveying.takeNames().empty());
    surveying.choose(first.node);
    ASSERT_TRUE(QTest::qWaitFor([&] { return isChosen; }, redis::kWaitMs));
    const auto names = surveying.takeNames();
    ASSERT_EQ(names.size(), 2U);
    ASSERT_TRUE(names[0] && names[1]);
    EXPECT_EQ(names[0]->size(), 3U);
    EXPECT_EQ(names[0]->size() + names[1]->size(), size_t(surveying.formatsInUse()->detected.sampled));
    EXPECT_TRUE(surveying.takeNames().empty()) << "of that moment only";
}
