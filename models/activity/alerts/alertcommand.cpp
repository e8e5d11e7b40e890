// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/alertcommand.h"

#include "models/activity/alerts/alertwords.h"
#include "models/activity/alerts/commandscript.h"
#include "models/text/printabletext.h"
#include "models/text/secretvariables.h"

#include <QProcessEnvironment>

#include <array>
#include <csignal>
#include <utility>

#include <unistd.h>

namespace alerts
{

namespace
{

constexpr qsizetype kMostErrors = 4096;
constexpr qsizetype kErrorsTold = 200;

struct Placeholder {
    const char *name;
    const char *variable;
    QString value;
};

/// What no argument can hold is left out of it.
QString withoutNull(QString text)
{
    return text.remove(QChar::Null);
}

std::array<Placeholder, kPlaceholders.size()> placeholdersOf(const Record &record)
{
    const Transition &transition = record.transition;
    const AlertKind kind = transition.kind();
    const bool isMeasured = transition.why == Transition::Why::Measured;
    const bool hasLimit = messages::traitsOf(kind).highest > 0;
    return {{
        {kPlaceholders[0], "SESSIONSCOPE_ALERT", QLatin1String(messages::traitsOf(kind).word)},
        // Whoever takes it for an alert is told that it is none.
        {kPlaceholders[1], "SESSIONSCOPE_STATE",
         transition.isTest ? QStringLiteral("test") : QLatin1String(stateWord(transition))},
        {kPlaceholders[2], "SESSIONSCOPE_SERVER", withoutNull(record.server)},
        {kPlaceholders[3], "SESSIONSCOPE_VALUE", isMeasured ? QString::number(transition.value) : QString()},
        {kPlaceholders[4], "SESSIONSCOPE_LIMIT", hasLimit ? QString::number(transition.rule.limit) : QString()},
        {kPlaceholders[5], "SESSIONSCOPE_USER", withoutNull(text::printableText(transition.who))},
        {kPlaceholders[6], "SESSIONSCOPE_TEXT", withoutNull(sentenceOf(transition))},
    }};
}

template<typename Placeholders> QString filled(const QString &argument, const Placeholders &placeholders)
{
    QString result;
    for (qsizetype at = 0; at < argument.size();) {
        const auto rest = QStringView(argument).mid(at);
        const Placeholder *met = nullptr;
        for (const Placeholder &one : placeholders) {
            if (rest.startsWith(QLatin1String(one.name)))
                met = &one;
        }
        if (met)
            result += met->value;
        else
            result += argument.at(at);
        at += met ? qsizetype(qstrlen(met->name)) : 1;
    }
    return result;
}

/// What a program takes for an option, or for the name of a file to be read (curl -d @…), when an argument begins so.
bool isMark(QChar sign)
{
    return sign == QLatin1Char('-') || sign == QLatin1Char('+') || sign == QLatin1Char('@');
}

/// Whoever chooses a user's name chooses no option. Not left out: then such a name would keep an alert from being told.
QString withoutMark(QString argument, const QString &pattern)
{
    const bool isOwn = !pattern.isEmpty() && !argument.isEmpty() && pattern.front() == argument.front();
    return argument.isEmpty() || isOwn || !isMark(argument.front()) ? argument : QLatin1Char(' ') + argument;
}

} // namespace

QStringList filledCommand(const QStringList &command, const Record &record)
{
    const auto placeholders = placeholdersOf(record);
    QStringList result = command.mid(0, 1); // which program is run no server decides
    for (const QString &argument : command.mid(1))
        result += withoutMark(filled(argument, placeholders), argument);
    return result;
}

AlertCommand::AlertCommand(QObject *parent, std::chrono::milliseconds longest)
    : QObject(parent)
    , m_longest(longest)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &AlertCommand::kill);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    // A group of its own, so that what it has started can be ended with it, and a key of the terminal ends none of it.
    m_process.setChildProcessModifier([] { ::setpgid(0, 0); });
    connect(&m_process, &QProcess::readyReadStandardError, this, &AlertCommand::readErrors);
    connect(&m_process, &QProcess::finished, this, &AlertCommand::finish);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(tr("%1 could not be started: %2.").arg(m_program, m_process.errorString()));
    });
}

AlertCommand::~AlertCommand()
{
    m_process.disconnect(this);
    m_waiting.clear();
    if (m_process.state() == QProcess::NotRunning)
        return;
    kill();
    m_process.waitForFinished(1000); // killed: a moment, to be taken note of
}

void AlertCommand::run(const QStringList &command, const Record &record)
{
    if (m_waiting.size() >= kMostWaiting) {
        Q_EMIT failed(tr("The command was not run for an alert: too many are waiting for it to end."));
        return;
    }
    if (const QString problem = scriptProblem(command); !problem.isEmpty()) {
        Q_EMIT failed(tr("The command was not run for an alert. %1").arg(problem));
        return;
    }
    Job job{filledCommand(command, record), QProcessEnvironment::systemEnvironment()};
    for (const char *secret : text::kSecretVariables)
        job.environment.remove(QLatin1String(secret));
    for (const Placeholder &one : placeholdersOf(record))
        job.environment.insert(QLatin1String(one.variable), one.value);
    m_waiting.push_back(std::move(job));
    if (m_process.state() == QProcess::NotRunning && m_waiting.size() == 1)
        next();
}

void AlertCommand::next()
{
    if (m_waiting.empty()) {
        Q_EMIT idle();
        return;
    }
    const Job job = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_program = text::printableText(job.command.constFirst().toUtf8());
    m_errors.clear();
    m_isKilled = false;
    m_process.setProcessEnvironment(job.environment);
    m_limit.start(m_longest);
    m_process.start(job.command.constFirst(), job.command.mid(1));
    m_process.closeReadChannel(QProcess::StandardOutput);
}

void AlertCommand::kill()
{
    m_isKilled = true;
    if (const qint64 group = m_process.processId(); group > 0)
        ::kill(pid_t(-group), SIGKILL);
    m_process.kill();
}

void AlertCommand::readErrors()
{
    m_errors += m_process.readAllStandardError();
    if (m_errors.size() > kMostErrors)
        m_errors = m_errors.last(kMostErrors);
}

void AlertCommand::finish(int code, QProcess::ExitStatus status)
{
    readErrors();
    if (m_isKilled)
        return fail(tr("%1 was ended: it ran for longer than %n second(s).", nullptr,
                       int(std::chrono::ceil<std::chrono::seconds>(m_longest).count()))
                        .arg(m_program));
    if (status == QProcess::CrashExit)
        return fail(tr("%1 has crashed.").arg(m_program));
    if (code != 0) {
        QString said = text::printableText(m_errors.trimmed().split('\n').constLast());
        if (said.size() > kErrorsTold)
            said = said.left(kErrorsTold - 1) + QChar(0x2026);
        return fail(said.isEmpty()
                        ? tr("%1 has failed, with the status %2.").arg(m_program, QString::number(code))
                        : tr("%1 has failed, with the status %2: %3").arg(m_program, QString::number(code), said));
    }
    m_limit.stop();
    Q_EMIT done();
    goOn();
}

void AlertCommand::fail(const QString &sentence)
{
    m_limit.stop();
    Q_EMIT failed(sentence);
    goOn();
}

/// Not from inside the process' own signal.
void AlertCommand::goOn()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_process.state() == QProcess::NotRunning)
                next();
        },
        Qt::QueuedConnection);
}

} // namespace alerts

#include "moc_alertcommand.cpp"
