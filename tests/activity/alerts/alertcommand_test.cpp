// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/alertcommand.h"
#include "tests/support/pluralforms.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <csignal>

using alerts::AlertCommand;
using alerts::Record;
using messages::AlertKind;

namespace
{

constexpr int kLimitMs = 60'000;

Record recordOf(const QByteArray &who)
{
    Record record;
    record.transition.rule = {AlertKind::UserSessions, true, 20, 10};
    record.transition.hasFired = true;
    record.transition.value = 31;
    record.transition.who = who;
    record.server = QStringLiteral("Shop; $(touch owned) `id` {alert} \"x\" 'y'");
    return record;
}

class Command : public ::testing::Test
{
protected:
    QString path(const char *name) const { return folder.filePath(QString::fromLatin1(name)); }
    /// A program of the user's own, which writes down what it is given, one argument a line.
    QString program(const QByteArray &body)
    {
        const QString file = path("program");
        QFile script(file);
        EXPECT_TRUE(script.open(QFile::WriteOnly));
        script.write("#!/bin/bash\n" + body);
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file;
    }
    QByteArray content(const char *name) const
    {
        QFile file(path(name));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir folder;
};

} // namespace

TEST_F(Command, GivesArgumentsAsTheyAre)
{
    const QString file = program("printf '%s\\n' \"$@\" > '" + path("arguments").toUtf8() + "'\nenv > '" +
                                 path("environment").toUtf8() + "'\necho to-nobody\n");
    qputenv("REDISCLI_AUTH", "corr3ct-horse");
    AlertCommand command;
    QSignalSpy done(&command, &AlertCommand::done);
    command.run({file, QStringLiteral("two words"), QStringLiteral("a \"b\" $(touch owned) `x` ; * \\"), QString(),
                 QStringLiteral("{server}"), QStringLiteral("<{value}/{limit}> {alert} {state} {nothing} {"),
                 QStringLiteral("{user}"), QStringLiteral("{text}")},
                recordOf("{value} -rf"));
    ASSERT_TRUE(done.wait(kLimitMs));
    qunsetenv("REDISCLI_AUTH");
    const QList<QByteArray> arguments = content("arguments").split('\n');
    ASSERT_EQ(arguments.size(), 8);
    EXPECT_EQ(arguments.at(0), "two words");
    EXPECT_EQ(arguments.at(1), "a \"b\" $(touch owned) `x` ; * \\");
    EXPECT_EQ(arguments.at(2), "");
    EXPECT_EQ(arguments.at(3), "Shop; $(touch owned) `id` {alert} \"x\" 'y'") << "what stands in a value stays";
    EXPECT_EQ(arguments.at(4), "<31/20> user_sessions fired {nothing} {");
    EXPECT_EQ(arguments.at(5), "{value} -rf");
    EXPECT_TRUE(arguments.at(6).startsWith("User {value} -rf has 31")) << arguments.at(6).constData();
    EXPECT_FALSE(QFile::exists(path("owned")));
    const QByteArray environment = content("environment");
    EXPECT_TRUE(environment.contains("SESSIONSCOPE_ALERT=user_sessions\n"));
    EXPECT_TRUE(environment.contains("SESSIONSCOPE_VALUE=31\n"));
    EXPECT_FALSE(environment.contains("corr3ct-horse")) << "what is secret is not handed on";
}

TEST_F(Command, MarksATest)
{
    Record record = recordOf("alice");
    record.transition.isTest = true;
    const QStringList filled =
        alerts::filledCommand({QStringLiteral("{alert}"), QStringLiteral("{state}: {text}")}, record);
    EXPECT_EQ(filled.constFirst(), QStringLiteral("{alert}")) << "no server says which program is run";
    EXPECT_TRUE(filled.constLast().startsWith(QStringLiteral("test: Test, and nothing has happened")));
}

TEST_F(Command, RunsOneAtATimeAndBoundsTheRest)
{
    const QString file =
        program("set -o noclobber\n: > '" + path("running").toUtf8() + "' || exit 7\necho \"$1\" >> '" +
                path("order").toUtf8() + "'\nrm '" + path("running").toUtf8() + "'\n");
    AlertCommand command;
    QSignalSpy done(&command, &AlertCommand::done);
    QSignalSpy failed(&command, &AlertCommand::failed);
    QSignalSpy idle(&command, &AlertCommand::idle);
    const int asked = int(AlertCommand::kMostWaiting) + 5;
    for (int i = 0; i < asked; ++i)
        command.run({file, QString::number(i)}, recordOf("alice"));
    EXPECT_EQ(failed.count(), 4) << "one runs, as many as may are waiting, and of the others it is told";
    EXPECT_TRUE(idle.wait(kLimitMs));
    EXPECT_EQ(done.count(), asked - 4);
    EXPECT_EQ(failed.count(), 4);
    QByteArray order;
    for (int i = 0; i < asked - 4; ++i)
        order += QByteArray::number(i) + '\n';
    EXPECT_EQ(content("order"), order);
}

TEST_F(Command, TellsWhatWentWrong)
{
    AlertCommand command;
    QSignalSpy failed(&command, &AlertCommand::failed);
    const auto isTold = [&failed](const QStringList &words) {
        if (failed.isEmpty() && !failed.wait(kLimitMs))
            return QStringLiteral("nothing was told");
        const QString sentence = failed.takeFirst().constFirst().toString();
        for (const QString &word : words) {
            if (!sentence.contains(word))
                return sentence;
        }
        return QString();
    };
    command.run({path("missing")}, recordOf("alice"));
    EXPECT_EQ(isTold({QStringLiteral("could not be started")}), QString());
    command.run({program("echo first >&2\necho 'no route' >&2\nexit 3\n")}, recordOf("alice"));
    EXPECT_EQ(isTold({QStringLiteral("status 3"), QStringLiteral("no route")}), QString());
    command.run({program("kill -SEGV $$\n")}, recordOf("alice"));
    EXPECT_EQ(isTold({QStringLiteral("crashed")}), QString());
    QSignalSpy done(&command, &AlertCommand::done);
    command.run({program("exit 0\n")}, recordOf("alice"));
    EXPECT_TRUE(done.wait(kLimitMs)) << "and goes on";
}

TEST_F(Command, KillsWhatRunsTooLongWithWhatItHasStarted)
{
    const QString file = program("sleep 1000 &\necho $! > '" + path("child.tmp").toUtf8() + "'\nmv '" +
                                 path("child.tmp").toUtf8() + "' '" + path("child").toUtf8() + "'\nwait\n");
    AlertCommand command(nullptr, std::chrono::seconds(2));
    QSignalSpy failed(&command, &AlertCommand::failed);
    command.run({file}, recordOf("alice"));
    ASSERT_TRUE(failed.wait(kLimitMs));
    const std::string sentence = support::several(failed.constFirst().constFirst().toString());
    EXPECT_NE(sentence.find("longer than 2 seconds"), std::string::npos) << sentence;
    const pid_t child = content("child").trimmed().toInt();
    // It may have been killed before it had written anything.
    EXPECT_TRUE(QTest::qWaitFor(
        [child] {
            QFile status(QStringLiteral("/proc/%1/stat").arg(child));
            return child <= 0 || !status.open(QFile::ReadOnly) || status.readAll().contains(") Z ");
        },
        kLimitMs));
}
