// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/cleanupwords.h"

#include "models/text/numbertext.h"
#include "models/text/printabletext.h"
#include "ui/cleanup/stalewords.h"
#include "ui/words/counttext.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace ui
{

namespace
{

using Kind = CleanUpAccount::Kind;

/// Of a key: a server may hold some of any length.
constexpr qsizetype kMostPlaceBytes = 1000;

struct CleanUpWords {
    Q_DECLARE_TR_FUNCTIONS(ui::CleanUpWords)
};

/// What wants attention first.
constexpr Kind kByUrgency[] = {Kind::Refused,      Kind::Unknown,     Kind::Changed,  Kind::NotRun, Kind::SessionThere,
                               Kind::WrittenSince, Kind::AlreadyGone, Kind::Restored, Kind::Removed};
static_assert(std::size(kByUrgency) == kCleanUpKinds);

/// First what was asked for.
constexpr Kind kBySum[] = {Kind::Removed, Kind::Restored,     Kind::Refused,      Kind::Unknown,    Kind::NotRun,
                           Kind::Changed, Kind::WrittenSince, Kind::SessionThere, Kind::AlreadyGone};
static_assert(std::size(kBySum) == kCleanUpKinds);

QString counted(const std::function<qint64(Kind)> &countOf)
{
    QStringList parts;
    for (const Kind kind : kBySum) {
        if (const qint64 count = countOf(kind); count > 0)
            parts.append(QStringLiteral("%1 %2").arg(countText(count), cleanUpLabel(kind, count)));
    }
    return parts.join(CleanUpWords::tr(", "));
}

/// Without what is the same for all of one kind.
ReportLine lineOf(const CleanUpAccount &account, size_t place, const QString &words)
{
    const messages::StaleEntry &entry = account.entries()[place];
    ReportLine line;
    line.subject = {.key = entry.record,
                    .id = entry.id,
                    .user = entry.user,
                    .format = account.asked().titles.value(entry.format),
                    .anonymous = false,
                    .otherNames = {}};
    line.place = staleKeyBytes(entry);
    line.place.truncate(kMostPlaceBytes);
    line.happened = text::printableText(words.toUtf8());
    return line;
}

/// `placeOf`: of which entry an outcome is.
std::vector<ReportLine> byUrgency(const CleanUpAccount &account, const std::vector<messages::CleanUpOutcome> &outcomes,
                                  const std::function<size_t(size_t)> &placeOf)
{
    std::vector<ReportLine> lines;
    lines.reserve(outcomes.size());
    for (const Kind kind : kByUrgency) {
        const QString text = cleanUpText(kind);
        const QByteArray word = cleanUpWord(kind);
        for (size_t i = 0; i < outcomes.size(); ++i) {
            if (outcomes[i].kind != kind)
                continue;
            ReportLine line = lineOf(account, placeOf(i), outcomes[i].words);
            line.outcome = text;
            line.word = word;
            line.tone = cleanUpTone(kind);
            line.isWell = kind == Kind::Removed || kind == Kind::Restored;
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

} // namespace

QString cleanUpText(Kind kind)
{
    switch (kind) {
    case Kind::Removed:
        return CleanUpWords::tr("removed");
    case Kind::AlreadyGone:
        return CleanUpWords::tr("already gone");
    case Kind::SessionThere:
        return CleanUpWords::tr("session is back: spared");
    case Kind::Changed:
        return CleanUpWords::tr("changed: spared");
    case Kind::Refused:
        return CleanUpWords::tr("refused");
    case Kind::Unknown:
        return CleanUpWords::tr("not known: no answer came");
    case Kind::Restored:
        return CleanUpWords::tr("put back");
    case Kind::WrittenSince:
        return CleanUpWords::tr("written since: left alone");
    case Kind::NotRun:
        break;
    }
    return CleanUpWords::tr("not sent");
}

QString cleanUpLabel(Kind kind, qint64 count)
{
    switch (kind) {
    case Kind::SessionThere:
        return CleanUpWords::tr("spared: session(s) back", "below their number", text::pluralCount(count));
    case Kind::Changed:
        return CleanUpWords::tr("spared: changed", "below their number");
    case Kind::Unknown:
        return CleanUpWords::tr("not known", "below their number");
    default:
        return cleanUpText(kind);
    }
}

QByteArray cleanUpWord(Kind kind)
{
    switch (kind) {
    case Kind::Removed:
        return QByteArrayLiteral("removed");
    case Kind::AlreadyGone:
        return QByteArrayLiteral("already-gone");
    case Kind::SessionThere:
        return QByteArrayLiteral("session-there");
    case Kind::Changed:
        return QByteArrayLiteral("changed");
    case Kind::Refused:
        return QByteArrayLiteral("refused");
    case Kind::Unknown:
        return QByteArrayLiteral("unknown");
    case Kind::Restored:
        return QByteArrayLiteral("restored");
    case Kind::WrittenSince:
        return QByteArrayLiteral("written-since");
    case Kind::NotRun:
        break;
    }
    return QByteArrayLiteral("not-sent");
}

Tone cleanUpTone(Kind kind)
{
    switch (kind) {
    case Kind::Removed:
    case Kind::Restored:
        return Tone::Good;
    case Kind::AlreadyGone:
        return Tone::Muted;
    case Kind::Refused:
        return Tone::Danger;
    case Kind::SessionThere:
    case Kind::Changed:
    case Kind::Unknown:
    case Kind::WrittenSince:
    case Kind::NotRun:
        break;
    }
    return Tone::Warning;
}

QString cleanUpSummary(const CleanUpAccount &account)
{
    return counted([&account](Kind kind) { return account.count(kind); });
}

QString cleanUpTitle(const CleanUpAccount &account)
{
    const qint64 removed = account.count(Kind::Removed);
    if (removed == account.confirmed())
        return CleanUpWords::tr("%1 removed", "312 stale entries").arg(staleText(removed));
    if (removed == 0)
        return CleanUpWords::tr("None of %1 removed", "312 stale entries").arg(staleText(account.confirmed()));
    return CleanUpWords::tr("%1 of %2 removed", "300 of 312 stale entries removed")
        .arg(countText(removed), staleText(account.confirmed()));
}

QString cleanUpUndoSummary(const CleanUpAccount &account)
{
    const messages::CleanUpReport &report = account.undone();
    return report.outcomes.empty() ? CleanUpWords::tr("Nothing was put back.")
                                   : counted([&report](Kind kind) { return qint64(report.count(kind)); });
}

std::vector<LogoutSum::Term> cleanUpTerms(const CleanUpAccount &account)
{
    std::vector<LogoutSum::Term> terms;
    for (const Kind kind : kBySum)
        terms.push_back({account.count(kind), cleanUpLabel(kind, account.count(kind)), cleanUpTone(kind)});
    return terms;
}

std::vector<ReportLine> cleanUpLines(const CleanUpAccount &account)
{
    return byUrgency(account, account.outcomes(), [](size_t place) { return place; });
}

std::vector<ReportLine> cleanUpUndoLines(const CleanUpAccount &account)
{
    const std::vector<size_t> removed = account.removed();
    return byUrgency(account, account.undone().outcomes, [&removed](size_t place) { return removed[place]; });
}

QStringList cleanUpNotes(const CleanUpAccount &account)
{
    QStringList list;
    if (const messages::Problem problem = account.unrecorded(); !problem.isEmpty())
        list.append(account.commands() == 0
                        ? CleanUpWords::tr("Nothing was sent: %1").arg(problem.sentences())
                        : CleanUpWords::tr("What became of them is not in the audit log: %1").arg(problem.sentences()));
    list += account.remarks();
    list.removeDuplicates();
    return list;
}

QString cleanUpUndoNote(const CleanUpAccount &account)
{
    const messages::CleanUpReport &report = account.undone();
    if (account.undo() == CleanUpAccount::Undo::NotAsked && !report.unrecorded.isEmpty())
        return CleanUpWords::tr("Nothing was put back: %1").arg(report.unrecorded.sentences());
    if (account.undo() != CleanUpAccount::Undo::Over)
        return {};
    QStringList list;
    if (!report.unrecorded.isEmpty())
        list.append(
            report.outcomes.empty()
                ? CleanUpWords::tr("Nothing was sent: %1").arg(report.unrecorded.sentences())
                : CleanUpWords::tr("What came of it is not in the audit log: %1").arg(report.unrecorded.sentences()));
    list.append(report.noUndo);
    list += report.remarks;
    list.removeAll(QString());
    list.removeDuplicates();
    return list.join(QLatin1Char(' '));
}

} // namespace ui
