// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/reportexport.h"

#include "models/audit/auditentry.h"
#include "models/files/filereplacement.h"
#include "models/sessions/export/sessionexporttext.h"

#include <QDir>

#include <initializer_list>
#include <utility>

namespace ui
{

namespace
{

constexpr char kReportHeader[] = "outcome,what_happened,session_user,device,format,session_id,digest,undo,undo_words\n";

QString isoText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

using Member = std::pair<const char *, QString>;

QByteArray members(std::initializer_list<Member> list)
{
    QByteArray text;
    for (const auto &[name, value] : list) {
        text += text.isEmpty() ? "\"" : ",\"";
        text += name;
        text += "\":" + sessions::jsonString(value);
    }
    return text;
}

QByteArray sessionMembers(const ReportLine &line)
{
    return members({{"outcome", QString::fromLatin1(line.word)},
                    {"what_happened", line.happened},
                    {"user", line.user()},
                    {"device", line.device()},
                    {"format", line.subject.format},
                    {"id", line.maskedId()},
                    {"digest", QString::fromLatin1(audit::digestOfKey(line.subject.key))}});
}

QByteArray list(const std::vector<ReportLine> &lines)
{
    QByteArray text("[");
    for (const ReportLine &line : lines)
        text += (text.size() > 1 ? ",\n{" : "\n{") + sessionMembers(line) + '}';
    return text + "\n]";
}

QString actionWord(messages::LogoutOrder::Action action)
{
    switch (action) {
    case messages::LogoutOrder::Action::LogOut:
        break;
    case messages::LogoutOrder::Action::EndIn:
        return QStringLiteral("end-in");
    case messages::LogoutOrder::Action::SetTtl:
        return QStringLiteral("set-ttl");
    }
    return QStringLiteral("logout");
}

} // namespace

ReportExport ReportExport::of(const LogoutAccount &account)
{
    return {.asked = account.asked(),
            .begun = account.begun,
            .ended = account.ended,
            .remarks = account.remarks(),
            .lines = ReportLine::ofLogout(account),
            .undone = ReportLine::ofUndo(account)};
}

ReportKind ReportExport::kindOf(const QString &name)
{
    return name.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) ? ReportKind::Csv : ReportKind::Json;
}

QByteArray ReportExport::csv() const
{
    QHash<QByteArray, const ReportLine *> back;
    back.reserve(std::ssize(undone));
    for (const ReportLine &line : undone)
        back.insert(line.subject.key, &line);
    QByteArray text(kReportHeader);
    for (const ReportLine &line : lines) {
        const ReportLine *undo = back.value(line.subject.key, nullptr);
        const QString cells[] = {QString::fromLatin1(line.word),
                                 line.happened,
                                 line.user(),
                                 line.device(),
                                 line.subject.format,
                                 line.maskedId(),
                                 QString::fromLatin1(audit::digestOfKey(line.subject.key)),
                                 undo ? QString::fromLatin1(undo->word) : QString(),
                                 undo ? undo->happened : QString()};
        QByteArray row;
        for (const QString &cell : cells)
            row += (row.isEmpty() ? "" : ",") + sessions::csvCell(cell);
        text += row + '\n';
    }
    return text;
}

QByteArray ReportExport::json() const
{
    QHash<QByteArray, qint64> counts;
    for (const ReportLine &line : lines)
        ++counts[line.word];
    QByteArrayList words = counts.keys();
    std::sort(words.begin(), words.end());
    QByteArray counted;
    for (const QByteArray &word : std::as_const(words))
        counted += (counted.isEmpty() ? "\"" : ",\"") + word + "\":" + QByteArray::number(counts.value(word));
    QByteArray said;
    for (const QString &remark : remarks)
        said += (said.isEmpty() ? "" : ",") + sessions::jsonString(remark);
    QByteArray text = "{" + members({{"action", actionWord(asked.action)},
                                     {"server", asked.server},
                                     {"reason", asked.reason},
                                     {"chosen_by", asked.chosenBy},
                                     {"begun", isoText(begun)},
                                     {"ended", isoText(ended)}});
    if (asked.action != messages::LogoutOrder::Action::LogOut)
        text += ",\"seconds\":" + QByteArray::number(qint64(asked.in.count()));
    text += ",\"confirmed\":" + QByteArray::number(qint64(lines.size())) + ",\"counts\":{" + counted +
            "},\"remarks\":[" + said + "],\"sessions\":" + list(lines);
    if (!undone.empty())
        text += ",\"undone\":" + list(undone);
    return text + "}\n";
}

tl::expected<void, messages::Problem> ReportExport::write(const QString &file) const
{
    return writeTo(file, kindOf(file) == ReportKind::Csv ? csv() : json());
}

tl::expected<void, messages::Problem> ReportExport::writeTo(const QString &file, const QByteArray &content)
{
    const auto written = files::replaceFile(file, content, files::FileReplacement::Readers::OnlyOwner);
    if (written)
        return {};
    return tl::unexpected(messages::Problem{
        tr("%1 could not be written: %2.").arg(QDir::toNativeSeparators(file), written.error().reason),
        tr("Choose another file or folder, or make room there, and export again.")});
}

} // namespace ui
