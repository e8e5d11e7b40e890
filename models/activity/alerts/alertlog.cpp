// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/alertlog.h"

#include "models/activity/alerts/alertwords.h"
#include "models/audit/backwardlines.h"
#include "models/audit/jsontext.h"
#include "models/files/filepieces.h"
#include "models/files/filereplacement.h"
#include "models/files/folderlock.h"
#include "models/files/folders.h"
#include "models/files/lineappending.h"
#include "models/files/ownfile.h"
#include "models/files/regularfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>
#include <utility>

namespace alerts
{

namespace
{

constexpr qsizetype kLongestText = 500;
/// Others write for some milliseconds.
constexpr std::chrono::seconds kWaitForOthers{2};

struct AlertLogText {
    Q_DECLARE_TR_FUNCTIONS(alerts::AlertLogText)
};

const auto kBefore = QStringLiteral(".1");

QString bounded(const QString &text)
{
    return text.left(kLongestText);
}

const char *whyWord(Transition::Why why)
{
    switch (why) {
    case Transition::Why::Measured:
        return "";
    case Transition::Why::RuleChanged:
        return "rule_changed";
    case Transition::Why::ServerLeft:
        return "server_left";
    }
    Q_UNREACHABLE();
}

std::optional<AlertKind> kindOf(const QString &word)
{
    for (int kind = 0; kind < kAlertKinds; ++kind) {
        if (word == QLatin1String(messages::traitsOf(AlertKind(kind)).word))
            return AlertKind(kind);
    }
    return std::nullopt;
}

QString problemOf(const QString &file, const files::FileProblem &problem)
{
    return AlertLogText::tr("The log of alerts %1 could not be used: %2.")
        .arg(QDir::toNativeSeparators(file), problem.reason);
}

} // namespace

QString defaultAlertLogFile()
{
    const QString folder = files::dataFolder();
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/alerts.jsonl");
}

QByteArray lineOf(const Record &record)
{
    const Transition &transition = record.transition;
    audit::JsonText line;
    line.text("at", record.when.toUTC().toString(Qt::ISODateWithMs))
        .plain("event", stateWord(transition))
        .plain("alert", messages::traitsOf(transition.kind()).word)
        .text("server", bounded(record.server));
    if (transition.why == Transition::Why::Measured)
        line.number("value", transition.value);
    if (messages::traitsOf(transition.kind()).highest > 0)
        line.number("limit", transition.rule.limit);
    line.number("seconds", transition.rule.seconds)
        .textIfAny("user", bounded(QString::fromUtf8(transition.who)))
        .textIfAny("why", QLatin1String(whyWord(transition.why)));
    if (record.isQuiet)
        line.truth("quiet", true);
    if (transition.isTest)
        line.truth("test", true);
    return line.object();
}

std::optional<Record> recordOf(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const auto text = [&object](const char *name) { return bounded(object.value(QLatin1String(name)).toString()); };
    const auto number = [&object](const char *name) { return object.value(QLatin1String(name)).toInteger(); };
    const std::optional<AlertKind> kind = kindOf(text("alert"));
    Record record;
    record.when = QDateTime::fromString(text("at"), Qt::ISODateWithMs);
    const QString event = text("event");
    const bool hasFired = event == QLatin1String("fired");
    if (!kind || !record.when.isValid() || (!hasFired && event != QLatin1String("cleared")))
        return std::nullopt;
    record.server = text("server");
    record.isQuiet = object.value(QLatin1String("quiet")).toBool();
    Transition &transition = record.transition;
    transition.rule = {*kind, true, number("limit"), int(number("seconds"))};
    transition.hasFired = hasFired;
    transition.at = record.when.toMSecsSinceEpoch();
    transition.value = number("value");
    transition.who = text("user").toUtf8();
    transition.isTest = object.value(QLatin1String("test")).toBool();
    for (const auto why : {Transition::Why::RuleChanged, Transition::Why::ServerLeft}) {
        if (text("why") == QLatin1String(whyWord(why)))
            transition.why = why;
    }
    return record;
}

AlertLog::AlertLog()
    : AlertLog(defaultAlertLogFile())
{
}

AlertLog::AlertLog(QString file)
    : m_file(std::move(file))
{
}

tl::expected<void, QString> AlertLog::append(const std::vector<Record> &records) const
{
    if (m_file.isEmpty())
        return tl::unexpected(
            AlertLogText::tr("There is no place for the log of alerts: this account has no home folder."));
    const QString folder = QFileInfo(m_file).absolutePath();
    auto done = files::makeFolder(folder);
    if (done)
        done = appendLocked(folder, records);
    if (!done)
        return tl::unexpected(problemOf(m_file, done.error()));
    return {};
}

/// Of two programs that find it too large one renames it: the other would put what is new in the place of what is old.
/// Who is not waited for renames nothing, and the file becomes a little larger.
tl::expected<void, files::FileProblem> AlertLog::appendLocked(const QString &folder,
                                                              const std::vector<Record> &records) const
{
    const files::FolderLock lock(folder, kWaitForOthers);
    if (const auto present = files::FilePieces::open(m_file);
        present && present->size() >= kLargest && !lock.isRefused()) {
        if (auto done = files::renameFile(m_file, m_file + kBefore); !done)
            return done;
    }
    QByteArrayList lines;
    for (const Record &record : records)
        lines += lineOf(record);
    return files::appendLines(lock, m_file, lines);
}

/// Nobody may append meanwhile: their lines would be lost.
tl::expected<qint64, QString> AlertLog::forget(const QString &server, const QByteArray &user) const
{
    if (m_file.isEmpty() || !QFileInfo::exists(QFileInfo(m_file).absolutePath()))
        return 0;
    const files::FolderLock lock(QFileInfo(m_file).absolutePath(), kWaitForOthers);
    if (lock.isRefused())
        return tl::unexpected(
            AlertLogText::tr("The log of alerts %1 still has the name: another program is writing there.")
                .arg(QDir::toNativeSeparators(m_file)));
    qint64 lines = 0;
    for (const QString &file : {m_file, m_file + kBefore}) {
        const auto forgotten = forgetIn(file, server, user);
        if (!forgotten)
            return tl::unexpected(problemOf(file, forgotten.error()));
        lines += *forgotten;
    }
    return lines;
}

/// What is no line of this log stays as it is.
tl::expected<qint64, files::FileProblem> AlertLog::forgetIn(const QString &file, const QString &server,
                                                            const QByteArray &user)
{
    const auto content = files::readFile(file, 2 * kLargest);
    if (!content && content.error().isMissing)
        return 0;
    if (!content)
        return tl::unexpected(content.error());
    const QString name = bounded(QString::fromUtf8(user));
    const QString where = bounded(server);
    qint64 forgotten = 0;
    QByteArrayList lines = content->split('\n');
    for (QByteArray &line : lines) {
        std::optional<Record> record = recordOf(line);
        if (!record || record->server != where || record->transition.who.isEmpty() ||
            (!name.isEmpty() && QString::fromUtf8(record->transition.who) != name))
            continue;
        record->transition.who.clear();
        line = lineOf(*record);
        ++forgotten;
    }
    if (forgotten == 0)
        return 0;
    if (auto done = files::replaceFile(file, lines.join('\n'), files::FileReplacement::Readers::OnlyOwner); !done)
        return tl::unexpected(done.error());
    return forgotten;
}

tl::expected<AlertLog::Latest, QString> AlertLog::latest(qsizetype most, const QString &server) const
{
    Latest latest;
    for (const QString &file : {m_file, m_file + kBefore}) {
        const auto pieces = files::FilePieces::open(file);
        if (!pieces && pieces.error().isMissing)
            continue;
        if (!pieces)
            return tl::unexpected(problemOf(file, pieces.error()));
        audit::BackwardLines lines(*pieces);
        // What has grown beyond was not written by this.
        const qint64 from = std::max<qint64>(0, pieces->size() - 2 * kLargest);
        const auto read = lines.read(from, [&](qint64, const QByteArray &line) {
            if (auto record = recordOf(line); !record)
                ++latest.unreadable;
            else if (server.isEmpty() || record->server == server)
                latest.records.push_back(std::move(*record));
            return std::ssize(latest.records) < most;
        });
        if (!read)
            return tl::unexpected(problemOf(file, read.error()));
        if (std::ssize(latest.records) >= most)
            break;
    }
    return latest;
}

} // namespace alerts
