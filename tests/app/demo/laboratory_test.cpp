// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demo/demolab.h"

#include "app/demo/lab/evictiontrial.h"
#include "app/demo/lab/infoline.h"
#include "app/demo/lab/trialwords.h"
#include "ui/demo/endingspanel.h"

#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QRegularExpression>

// Real servers, as the demo makes them: what the laboratory says is compared with what they say.

using namespace std::chrono_literals;
using app::TrialOutcome;
using support::DemoLab;
using ui::EndingsPanel;
using ui::Experiment;

namespace
{

QString inForce(const DemoLab &demo, const QString &what)
{
    const auto all = demo.panel.findChildren<QLabel *>();
    for (const QLabel *each : all) {
        if (each->accessibleName() == what + QStringLiteral(", in force"))
            return each->text();
    }
    return {};
}

/// The first number before this word in a sentence; 0: it is not there.
int before(const QString &sentence, const QString &word)
{
    const QRegularExpression number(QStringLiteral("([0-9][0-9,]*) %1").arg(word));
    return number.match(sentence).captured(1).remove(QLatin1Char(',')).toInt();
}

/// Runs one as a story does; its sentence.
QString outcomeOf(DemoLab &demo, Experiment experiment)
{
    QSignalSpy outcome(&demo.panel.endings(), &EndingsPanel::outcomeShown);
    demo.lab->begin(experiment);
    EXPECT_TRUE(outcome.count() > 0 || outcome.wait(DemoLab::kLimitMs));
    EXPECT_FALSE(outcome.value(0).value(1).toBool()) << outcome.value(0).value(0).toString().toStdString();
    return outcome.value(0).value(0).toString();
}

TEST(Laboratory, SettingsAreWhatTheServerSays)
{
    DemoLab demo;
    EXPECT_EQ(inForce(demo, QStringLiteral("hz")).toUtf8(), demo.setting("hz"));
    EXPECT_EQ(inForce(demo, QStringLiteral("Effort")).toUtf8(), demo.setting("active-expire-effort"));
    demo.lab->setHz(100);
    demo.lab->setEffort(7);
    ASSERT_TRUE(demo.waitForAnswers());
    EXPECT_EQ(demo.setting("hz"), "100");
    EXPECT_EQ(demo.setting("active-expire-effort"), "7");
    EXPECT_EQ(inForce(demo, QStringLiteral("hz")), QStringLiteral("100"));
    EXPECT_EQ(inForce(demo, QStringLiteral("Effort")), QStringLiteral("7"));
    EXPECT_TRUE(demo.lab->refusal().isEmpty());

    demo.lab->setEffort(11); // Redis takes up to 10
    ASSERT_TRUE(demo.waitForAnswers());
    EXPECT_FALSE(demo.lab->refusal().isEmpty()) << "told";
    EXPECT_EQ(inForce(demo, QStringLiteral("Effort")), QStringLiteral("7")) << "and not shown as if it were so";
}

TEST(Laboratory, WritesOtherKeysAndRemovesThem)
{
    DemoLab demo;
    demo.lab->setOtherKeys(20'000, true);
    ASSERT_TRUE(demo.waitForAnswers());
    EXPECT_EQ(demo.keys("lab:key:*"), 20'000);
    EXPECT_EQ(inForce(demo, QStringLiteral("Other keys")), QStringLiteral("20,000"));
    EXPECT_GT(demo.ask("TTL lab:key:7").mid(1).toInt(), 3000);
    demo.lab->setOtherKeys(5'000, false);
    ASSERT_TRUE(demo.waitForAnswers());
    EXPECT_EQ(demo.keys("lab:key:*"), 5'000);
    EXPECT_TRUE(demo.ask("TTL lab:key:7").startsWith(":-1")) << "without one";

    demo.ask("DEL lab:key:1 lab:key:2"); // somebody else
    demo.lab->setOtherKeys(6'000, false);
    ASSERT_TRUE(demo.waitForAnswers());
    EXPECT_EQ(demo.said.contains(QStringLiteral("6,000")), demo.keys("lab:key:*") == 6'000) << "counted, not assumed";
    demo.lab->setOtherKeys(0, true);
    ASSERT_TRUE(demo.waitForAnswers());
    EXPECT_EQ(demo.keys("lab:key:*"), 0);
    EXPECT_EQ(inForce(demo, QStringLiteral("Other keys")), QStringLiteral("0"));
}

TEST(Laboratory, AWishTakesThePlaceOfTheOneBefore)
{
    DemoLab demo;
    demo.lab->setOtherKeys(200'000, true);
    demo.lab->setOtherKeys(3'000, true);
    ASSERT_TRUE(demo.waitForAnswers());
    ASSERT_TRUE(QTest::qWaitFor([&] { return inForce(demo, QStringLiteral("Other keys")) == QStringLiteral("3,000"); },
                                DemoLab::kLimitMs));
    EXPECT_EQ(demo.keys("lab:key:*"), 3'000);
}

TEST(Laboratory, AClickExtendsOrDoesNot)
{
    DemoLab demo;
    demo.lab->setLifetime(30s);
    demo.lab->click(); // logs in
    ASSERT_TRUE(demo.waitForAnswers());
    EXPECT_TRUE(demo.said.contains(QStringLiteral("logged in"))) << demo.said.toStdString();
    QSignalSpy clicked(&*demo.users, &app::DemoUsers::clicked);
    QElapsedTimer since;
    since.start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return since.hasExpired(2'500); }, 10'000));
    demo.lab->click();
    ASSERT_TRUE(demo.waitForAnswers());
    EXPECT_GT(clicked.last().at(2).toLongLong(), 29'000) << "up again";
    EXPECT_FALSE(clicked.last().at(1).toBool());

    demo.lab->setSliding(false);
    since.start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return since.hasExpired(2'500); }, 10'000));
    for (int i = 0; i < 4; ++i) { // each kind of request of each framework
        demo.lab->click();
        ASSERT_TRUE(demo.waitForAnswers());
        EXPECT_LT(clicked.last().at(2).toLongLong(), 28'000) << "where it was";
        EXPECT_GT(clicked.last().at(2).toLongLong(), 20'000) << "and there";
    }
}

TEST(Laboratory, HoldsActiveExpiryAndReadsTheDueOnes)
{
    DemoLab demo;
    demo.lab->pauseUsers(true);
    demo.lab->setHeld(true);
    ASSERT_TRUE(demo.waitForAnswers());
    ASSERT_TRUE(demo.lab->refusal().isEmpty()) << demo.lab->refusal().toStdString();
    demo.lab->endTogether(60, 500ms);
    ASSERT_TRUE(demo.waitForAnswers());
    EXPECT_TRUE(demo.said.contains(QStringLiteral("60 session"))) << demo.said.toStdString();
    ASSERT_TRUE(QTest::qWaitFor([&] { return demo.due() >= 60; }, DemoLab::kLimitMs));
    // Longer than the window else waits before it reads what is due.
    QElapsedTimer since;
    since.start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return since.hasExpired(7'000); }, 20'000));
    EXPECT_GE(demo.due(), 60) << "nobody has read them";
    const qint64 keys = demo.ask("DBSIZE").mid(1).trimmed().toLongLong();

    const qint64 due = demo.due();
    demo.lab->touchDue();
    ASSERT_TRUE(demo.waitForAnswers());
    EXPECT_GE(before(demo.said, QStringLiteral("removed")), 60) << demo.said.toStdString();
    EXPECT_GE(keys - demo.ask("DBSIZE").mid(1).trimmed().toLongLong(), due) << "by the server's own count";
    EXPECT_TRUE(QTest::qWaitFor([&] { return demo.due() < 5; }, DemoLab::kLimitMs));
    demo.lab->setHeld(false);
    ASSERT_TRUE(demo.waitForAnswers());
    demo.lab->endTogether(50, 300ms);
    ASSERT_TRUE(demo.waitForAnswers());
    EXPECT_TRUE(QTest::qWaitFor([&] { return demo.due() == 0; }, DemoLab::kLimitMs)) << "Redis looks for them again";
    demo.lab->touchDue();
    EXPECT_TRUE(demo.said.contains(QStringLiteral("Nothing is due"))) << demo.said.toStdString();
}

TEST(Laboratory, EvictsAboutHalfAndSaysHowMany)
{
    DemoLab demo;
    demo.lab->pauseUsers(true);
    demo.lab->setLifetime(30min);
    for (const auto &[experiment, policy] :
         {std::pair{Experiment::EvictLru, "allkeys-lru"}, std::pair{Experiment::EvictTtl, "volatile-ttl"}}) {
        SCOPED_TRACE(policy);
        const QByteArray max = demo.setting("maxmemory");
        const QByteArray kind = demo.setting("maxmemory-policy");
        const qint64 evicted = app::infoNumber(demo.ask("INFO stats"), "evicted_keys").value_or(-1);
        const qint64 present = demo.sessions();
        const QString words = outcomeOf(demo, experiment);
        const int told = before(words, QStringLiteral("evicted"));
        EXPECT_GT(told, 0) << words.toStdString();
        EXPECT_LE(told, app::infoNumber(demo.ask("INFO stats"), "evicted_keys").value_or(-1) - evicted);
        EXPECT_GE(told * 2, before(words, QStringLiteral("session")) - 1) << words.toStdString();
        // Some run out by themselves before it begins, and after it has ended.
        EXPECT_NEAR(double(before(words, QStringLiteral("session"))), double(present), 20) << words.toStdString();
        EXPECT_NEAR(double(before(words, QStringLiteral("live on"))), double(demo.sessions()), 20)
            << words.toStdString();
        EXPECT_EQ(demo.setting("maxmemory"), max) << "set back";
        EXPECT_EQ(demo.setting("maxmemory-policy"), kind);
        EXPECT_EQ(demo.keys("lab:fill:*"), 0);
        EXPECT_FALSE(words.contains(QStringLiteral("without a word"))) << words.toStdString();
    }
}

struct Restart {
    Experiment experiment;
    bool comesBack;
};

class RestartExperiment : public testing::TestWithParam<Restart>
{
};

TEST_P(RestartExperiment, CountsWhoIsThereAgain)
{
    DemoLab demo;
    demo.lab->pauseUsers(true);
    const auto process = [&] { return app::infoText(demo.ask("INFO server"), "run_id"); };
    const QByteArray processBefore = process();
    const qint64 present = demo.sessions();
    const QString words = outcomeOf(demo, GetParam().experiment);
    EXPECT_NE(process(), processBefore) << "it is another process";
    EXPECT_NEAR(double(before(words, QStringLiteral("session"))), double(present), 20) << words.toStdString();
    const int live = before(words, QStringLiteral("live on"));
    EXPECT_NEAR(double(live), double(demo.sessions()), 20) << words.toStdString();
    if (GetParam().comesBack) {
        EXPECT_GT(live, 200) << words.toStdString();
        EXPECT_EQ(before(words, QStringLiteral("gone")), 0) << words.toStdString();
    } else {
        EXPECT_EQ(live, 0) << words.toStdString();
        EXPECT_GT(before(words, QStringLiteral("gone")), 200) << words.toStdString();
    }
    EXPECT_EQ(demo.setting("appendonly"), "no") << "set back";
    EXPECT_EQ(demo.setting("save"), "");
    EXPECT_TRUE(QDir(demo.server.folder())
                    .entryList({QStringLiteral("*.rdb"), QStringLiteral("*.aof"), QStringLiteral("appendonlydir"),
                                QStringLiteral("again")},
                               QDir::AllEntries)
                    .isEmpty());
    EXPECT_EQ(inForce(demo, QStringLiteral("hz")).toUtf8(), demo.setting("hz"));
    // The window is there again, and so are the people.
    demo.lab->pauseUsers(false);
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return demo.recorder.knowsPresent() && demo.recorder.figures().sessions >= live + 5; },
                        DemoLab::kLimitMs));
}

INSTANTIATE_TEST_SUITE_P(Kinds, RestartExperiment,
                         testing::Values(Restart{Experiment::RestartEmpty, false},
                                         Restart{Experiment::RestartSnapshot, true},
                                         Restart{Experiment::RestartAppendOnly, true}));

TEST(Laboratory, AServerThatDiesInAnExperimentIsAFailureInWords)
{
    DemoLab demo;
    QSignalSpy outcome(&demo.panel.endings(), &EndingsPanel::outcomeShown);
    QSignalSpy ended(&demo.server, &app::DemoServer::failed);
    demo.lab->begin(Experiment::EvictLru);
    demo.ask("SHUTDOWN NOSAVE");
    ASSERT_TRUE(outcome.count() > 0 || outcome.wait(DemoLab::kLimitMs));
    EXPECT_TRUE(outcome.first().at(1).toBool());
    EXPECT_FALSE(outcome.first().at(0).toString().isEmpty());
    EXPECT_FALSE(demo.panel.endings().isBusy());
    EXPECT_TRUE(ended.count() > 0 || ended.wait(DemoLab::kLimitMs)) << "and nobody starts it again";
}

TEST(TrialWords, AddUp)
{
    TrialOutcome outcome;
    outcome.before = 300;
    outcome.live = 88;
    outcome.evicted = 209;
    outcome.ranOut = 2;
    EXPECT_EQ(outcome.gone(), 1);
    QString words = app::trialWords(Experiment::EvictLru, outcome);
    words.replace(QStringLiteral("session(s)"), QStringLiteral("sessions")); // where no translation has the plurals yet
    EXPECT_EQ(words,
              QStringLiteral("Of 300 sessions: 209 evicted, 1 gone without a word, 2 ran out meanwhile, 88 live on."));
    outcome.problem = QStringLiteral("The sessions could not be counted again.");
    EXPECT_EQ(app::trialWords(Experiment::EvictLru, outcome), outcome.problem) << "and no figures";
    EXPECT_FALSE(app::trialWords(Experiment::RestartEmpty, {}).contains(QLatin1Char('%')));
}

} // namespace
