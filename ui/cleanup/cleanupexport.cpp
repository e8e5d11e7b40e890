// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/cleanupexport.h"

#include "models/audit/auditentry.h"
#include "models/sessions/export/sessionexporttext.h"
#include "models/text/printabletext.h"
#include "ui/cleanup/cleanupwords.h"
#include "ui/cleanup/stalewords.h"
#include "ui/logout/reportexport.h"

#include <vector>

namespace ui
{

namespace
{

constexpr char kCleanUpHeader[] =
    "outcome,what_happened,kind,user,format,key,session_id,digest,undo,undo_what_happened\n";

QString kindWord(messages::StaleEntry::Kind kind)
{
    switch (kind) {
    case messages::StaleEntry::Kind::SetMember:
        break;
    case messages::StaleEntry::Kind::SortedSetMember:
        return QStringLiteral("sorted-set-member");
    case messages::StaleEntry::Kind::ListElement:
        return QStringLiteral("list-element");
    case messages::StaleEntry::Kind::Key:
        return QStringLiteral("key");
    }
    return QStringLiteral("set-member");
}

/// The cells of an entry, in the order of the header, without those of the undo.
std::vector<QString> cellsOf(const CleanUpAccount &account, size_t place)
{
    const messages::StaleEntry &entry = account.entries()[place];
    const messages::CleanUpOutcome &outcome = account.outcomes()[place];
    return {QString::fromLatin1(cleanUpWord(outcome.kind)),
            outcome.words,
            kindWord(entry.kind),
            text::printableText(entry.user),
            account.asked().titles.value(entry.format),
            staleKeyText(entry),
            staleIdText(entry),
            QString::fromLatin1(audit::digestOfKey(entry.record))};
}

/// By place; null: not of the undo.
std::vector<const messages::CleanUpOutcome *> undoOf(const CleanUpAccount &account)
{
    std::vector<const messages::CleanUpOutcome *> all(account.entries().size(), nullptr);
    const std::vector<size_t> removed = account.removed();
    const std::vector<messages::CleanUpOutcome> &outcomes = account.undone().outcomes;
    for (size_t i = 0; i < removed.size() && i < outcomes.size(); ++i)
        all[removed[i]] = &outcomes[i];
    return all;
}

QByteArray jsonMember(const char *name, const QString &value)
{
    return QByteArray("\"") + name + "\":" + sessions::jsonString(value);
}

QString isoMoment(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

} // namespace

QByteArray cleanUpCsv(const CleanUpAccount &account)
{
    QByteArray text(kCleanUpHeader);
    if (!account.isFinished())
        return text;
    const auto undone = undoOf(account);
    for (size_t place = 0; place < account.entries().size(); ++place) {
        std::vector<QString> cells = cellsOf(account, place);
        const messages::CleanUpOutcome *undo = undone[place];
        cells.push_back(undo ? QString::fromLatin1(cleanUpWord(undo->kind)) : QString());
        cells.push_back(undo ? undo->words : QString());
        QByteArray row;
        for (const QString &cell : cells)
            row += (row.isEmpty() ? "" : ",") + sessions::csvCell(cell);
        text += row + '\n';
    }
    return text;
}

QByteArray cleanUpJson(const CleanUpAccount &account)
{
    static constexpr const char *kNames[] = {"outcome", "what_happened", "kind", "user",
                                             "format",  "key",           "id",   "digest"};
    const CleanUpAccount::Asked &asked = account.asked();
    QByteArray text = "{" + jsonMember("action", QStringLiteral("clean-up")) + ',' +
                      jsonMember("server", asked.server) + ',' + jsonMember("reason", asked.reason) + ',' +
                      jsonMember("chosen_by", asked.chosenBy) + ',' + jsonMember("begun", isoMoment(account.begun)) +
                      ',' + jsonMember("ended", isoMoment(account.ended)) +
                      ",\"confirmed\":" + QByteArray::number(account.confirmed()) + ",\"counts\":{";
    QByteArray counted;
    for (int kind = 0; kind < kCleanUpKinds; ++kind) {
        const auto one = static_cast<CleanUpAccount::Kind>(kind);
        if (account.count(one) > 0)
            counted +=
                (counted.isEmpty() ? "\"" : ",\"") + cleanUpWord(one) + "\":" + QByteArray::number(account.count(one));
    }
    text += counted + "},\"remarks\":[";
    QByteArray said;
    const QStringList notes = cleanUpNotes(account);
    for (const QString &note : notes)
        said += (said.isEmpty() ? "" : ",") + sessions::jsonString(note);
    text += said + "],\"entries\":[";
    const auto undone = undoOf(account);
    for (size_t place = 0; account.isFinished() && place < account.entries().size(); ++place) {
        const std::vector<QString> cells = cellsOf(account, place);
        text += place == 0 ? "\n{" : ",\n{";
        for (size_t i = 0; i < cells.size(); ++i)
            text += (i == 0 ? "" : ",") + jsonMember(kNames[i], cells[i]);
        if (const messages::CleanUpOutcome *undo = undone[place])
            text += ',' + jsonMember("undo", QString::fromLatin1(cleanUpWord(undo->kind))) + ',' +
                    jsonMember("undo_what_happened", undo->words);
        text += '}';
    }
    return text + "\n]}\n";
}

tl::expected<void, messages::Problem> writeCleanUp(const CleanUpAccount &account, const QString &file)
{
    const bool isCsv = ReportExport::kindOf(file) == ReportKind::Csv;
    return ReportExport::writeTo(file, isCsv ? cleanUpCsv(account) : cleanUpJson(account));
}

} // namespace ui
