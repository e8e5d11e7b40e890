// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logout/logoutresults.h"

#include "app/terminal/terminaltable.h"
#include "models/sessions/export/sessionexporttext.h"
#include "models/text/numbertext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace app
{

namespace
{

struct ResultTexts {
    Q_DECLARE_TR_FUNCTIONS(app::LogoutResults)
};

struct FateWord {
    LogoutFate fate;
    const char *word; ///< for programs
    bool isGood;
};

/// What needs somebody's attention last, where it is read.
constexpr std::array kFates{
    FateWord{LogoutFate::Ended, "ended", true},
    FateWord{LogoutFate::TtlSet, "ttl_set", true},
    FateWord{LogoutFate::EndsSooner, "ends_sooner", true},
    FateWord{LogoutFate::AlreadyGone, "already_gone", true},
    FateWord{LogoutFate::GoneSince, "gone_since", true},
    FateWord{LogoutFate::ChangedHands, "changed_hands", true},
    FateWord{LogoutFate::CameBack, "came_back", false},
    FateWord{LogoutFate::Refused, "refused", false},
    FateWord{LogoutFate::Unknown, "unknown", false},
    FateWord{LogoutFate::StillThere, "still_there", false},
    FateWord{LogoutFate::NotRun, "not_sent", false},
};

const FateWord &entryOf(LogoutFate fate)
{
    return *std::find_if(kFates.begin(), kFates.end(), [fate](const FateWord &each) { return each.fate == fate; });
}

LogoutFate fateOf(messages::LogoutOutcome::Kind kind)
{
    using Kind = messages::LogoutOutcome::Kind;
    switch (kind) {
    case Kind::Ended:
        return LogoutFate::Ended;
    case Kind::TtlSet:
        return LogoutFate::TtlSet;
    case Kind::AlreadyGone:
        return LogoutFate::AlreadyGone;
    case Kind::ChangedHands:
        return LogoutFate::ChangedHands;
    case Kind::Refused:
        return LogoutFate::Refused;
    case Kind::Unknown:
        return LogoutFate::Unknown;
    case Kind::NotRun:
        break;
    }
    return LogoutFate::NotRun;
}

QString fateText(LogoutFate fate)
{
    switch (fate) {
    case LogoutFate::Ended:
        return ResultTexts::tr("ended");
    case LogoutFate::TtlSet:
        return ResultTexts::tr("ends later");
    case LogoutFate::EndsSooner:
        return ResultTexts::tr("ends sooner");
    case LogoutFate::AlreadyGone:
        return ResultTexts::tr("already gone");
    case LogoutFate::ChangedHands:
        return ResultTexts::tr("changed hands");
    case LogoutFate::GoneSince:
        return ResultTexts::tr("gone since");
    case LogoutFate::CameBack:
        return ResultTexts::tr("came back");
    case LogoutFate::Refused:
        return ResultTexts::tr("refused");
    case LogoutFate::Unknown:
        return ResultTexts::tr("not known");
    case LogoutFate::StillThere:
        return ResultTexts::tr("still there");
    case LogoutFate::NotRun:
        break;
    }
    return ResultTexts::tr("not sent");
}

QString countText(LogoutFate fate, qint64 count)
{
    return ResultTexts::tr("%1 %2", "12 ended").arg(text::numberText(count), fateText(fate));
}

void appendMember(QByteArray &out, const char *name, const QByteArray &value)
{
    out += out.endsWith('{') ? "\"" : ",\"";
    out += name;
    out += "\":";
    out += value;
}

} // namespace

LogoutResults::LogoutResults(std::vector<LogoutSubject> subjects, QStringList formatTitles)
    : m_subjects(std::move(subjects))
    , m_formatTitles(std::move(formatTitles))
    , m_results(m_subjects.size())
{
    m_places.reserve(qsizetype(m_subjects.size()));
    for (size_t i = 0; i < m_subjects.size(); ++i)
        m_places.insert(m_subjects[i].key, i);
}

LogoutResults::Result *LogoutResults::resultOf(const QByteArray &key)
{
    const auto place = m_places.constFind(key);
    return place == m_places.cend() ? nullptr : &m_results[*place];
}

void LogoutResults::spare(const LogoutSubject &subject, LogoutFate fate, const QString &words)
{
    if (Result *result = resultOf(subject.key))
        *result = {fate, words};
}

void LogoutResults::take(const messages::LogoutReport &report)
{
    for (const messages::LogoutOutcome &outcome : report.outcomes) {
        if (Result *result = resultOf(outcome.key))
            *result = {fateOf(outcome.kind), outcome.words};
    }
    m_commands = report.commands;
    m_isRecorded = report.unrecorded.isEmpty();
    m_remarks = report.remarks;
}

void LogoutResults::take(const messages::LogoutCheck &check)
{
    const auto setFate = [this](const std::vector<QByteArray> &keys, LogoutFate fate) {
        for (const QByteArray &key : keys) {
            if (Result *result = resultOf(key))
                result->fate = fate;
        }
    };
    setFate(check.gone, LogoutFate::GoneSince);
    setFate(check.stillThere, LogoutFate::StillThere);
    for (const messages::LogoutReturn &back : check.returned) {
        Result *result = resultOf(back.key);
        if (!result)
            continue;
        const QString owner = back.user.isEmpty() ? QString() : text::personName(back.user, back.otherNames).whole();
        *result = {LogoutFate::CameBack, owner.isEmpty() ? QString() : ResultTexts::tr("as %1’s").arg(owner), back.at};
    }
    setFate(check.endedAgain, LogoutFate::Ended);
    m_isChecked = m_isChecked || (check.isLast && check.unchecked.isEmpty());
}

qint64 LogoutResults::count(LogoutFate fate) const
{
    return std::count_if(m_results.begin(), m_results.end(),
                         [fate](const Result &result) { return result.fate == fate; });
}

bool LogoutResults::wantsCheck() const
{
    return count(LogoutFate::Ended) > 0 || count(LogoutFate::Unknown) > 0;
}

bool LogoutResults::isGood() const
{
    return m_isRecorded && std::all_of(m_results.begin(), m_results.end(),
                                       [](const Result &result) { return entryOf(result.fate).isGood; });
}

void LogoutResults::append(QByteArray &out, ListFormat format) const
{
    if (format == ListFormat::Json)
        appendJson(out);
    else
        appendTable(out);
}

QString LogoutResults::wordsOf(const Result &result) const
{
    QStringList words;
    if (result.at > 0) {
        QByteArray time;
        sessions::appendIsoTime(time, result.at);
        words.append(QString::fromLatin1(time));
    }
    if (!result.words.isEmpty())
        words.append(text::printableText(result.words.toUtf8()));
    return words.join(QLatin1Char(' '));
}

void LogoutResults::appendTable(QByteArray &out) const
{
    constexpr int kWidest = TerminalTable::kWidestCell;
    TerminalTable table({ResultTexts::tr("OUTCOME"), ResultTexts::tr("USER"), ResultTexts::tr("FORMAT"),
                         ResultTexts::tr("SESSION"), ResultTexts::tr("WORDS")},
                        {kWidest, kWidest, kWidest, kWidest, TerminalTable::kNeverElided});
    const auto cell = [](const QString &text) { return text.isEmpty() ? QStringLiteral("-") : text; };
    for (size_t i = 0; i < m_subjects.size(); ++i) {
        const LogoutSubject &subject = m_subjects[i];
        table.append(out,
                     {fateText(m_results[i].fate), cell(subject.owner()), cell(m_formatTitles.value(subject.format)),
                      cell(subject.maskedId()), cell(wordsOf(m_results[i]))});
    }
    if (!m_subjects.empty())
        table.finish(out);
    out += summary().toUtf8() + '\n';
}

void LogoutResults::appendJson(QByteArray &out) const
{
    for (size_t i = 0; i < m_subjects.size(); ++i) {
        const LogoutSubject &subject = m_subjects[i];
        QByteArray user;
        sessions::appendJsonString(user, subject.user);
        QByteArray object("{");
        appendMember(object, "outcome", sessions::jsonString(QString::fromLatin1(entryOf(m_results[i].fate).word)));
        appendMember(object, "user", subject.user.isEmpty() ? QByteArrayLiteral("null") : user);
        appendMember(object, "format", sessions::jsonString(m_formatTitles.value(subject.format)));
        appendMember(object, "id", sessions::jsonString(subject.maskedId()));
        appendMember(object, "words", sessions::jsonString(wordsOf(m_results[i])));
        out += object + "}\n";
    }
    out += jsonSummary() + '\n';
}

QByteArray LogoutResults::jsonSummary() const
{
    QByteArray object("{");
    appendMember(object, "summary", "true");
    appendMember(object, "sessions", QByteArray::number(m_subjects.size()));
    for (const FateWord &each : kFates)
        appendMember(object, each.word, QByteArray::number(count(each.fate)));
    appendMember(object, "commands", QByteArray::number(m_commands));
    appendMember(object, "checked", m_isChecked ? "true" : "false");
    appendMember(object, "recorded", m_isRecorded ? "true" : "false");
    QByteArray remarks("[");
    for (const QString &remark : m_remarks)
        remarks += (remarks.endsWith('[') ? "" : ",") + sessions::jsonString(remark);
    appendMember(object, "remarks", remarks + "]");
    return object + '}';
}

QString LogoutResults::summary() const
{
    QStringList parts;
    for (const FateWord &each : kFates) {
        if (const qint64 sessions = count(each.fate); sessions > 0)
            parts.append(countText(each.fate, sessions));
    }
    const QString all =
        ResultTexts::tr("%Ln session(s)", nullptr, text::pluralCount(static_cast<qint64>(m_subjects.size())));
    return parts.isEmpty() ? all
                           : ResultTexts::tr("%1: %2", "12 sessions: 11 ended, 1 refused")
                                 .arg(all, parts.join(ResultTexts::tr(", ")));
}

} // namespace app
