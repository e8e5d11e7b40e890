// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutreportmodel.h"

#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "ui/controls/plaintooltip.h"
#include "ui/details/sessionfacts.h"

#include <algorithm>

namespace ui
{

namespace
{

using Kind = messages::LogoutOutcome::Kind;

// What needs somebody's attention comes first.
int urgency(Kind kind)
{
    switch (kind) {
    case Kind::Refused:
        return 0;
    case Kind::Unknown:
        return 1;
    case Kind::ChangedHands:
        return 2;
    case Kind::NotRun:
        return 3;
    case Kind::AlreadyGone:
        return 4;
    case Kind::Ended:
    case Kind::TtlSet:
        return 5;
    }
    return 5;
}

} // namespace

LogoutReportModel::LogoutReportModel(const messages::LogoutReport &report, const std::vector<LogoutSubject> &subjects,
                                     QObject *parent)
    : QAbstractTableModel(parent)
{
    QHash<QByteArray, const LogoutSubject *> byKey;
    byKey.reserve(static_cast<qsizetype>(subjects.size()));
    for (const LogoutSubject &subject : subjects)
        byKey.insert(subject.key, &subject);
    m_rows.reserve(report.outcomes.size());
    for (const messages::LogoutOutcome &outcome : report.outcomes) {
        const LogoutSubject *subject = byKey.value(outcome.key, nullptr);
        m_rows.push_back({outcome, subject ? *subject : LogoutSubject{outcome.key, {}, {}, {}, false, {}}});
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const Row &a, const Row &b) { return urgency(a.outcome.kind) < urgency(b.outcome.kind); });
}

int LogoutReportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LogoutReportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogoutReportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount)
        return {};
    const Row &row = m_rows.at(static_cast<size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(cell(row, index.column()));
    case KindRole:
        return static_cast<int>(row.outcome.kind);
    default:
        return {};
    }
}

QVariant LogoutReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Outcome:
        return tr("Outcome");
    case User:
        return tr("User");
    case Format:
        return tr("Format");
    case Key:
        return tr("Key");
    default:
        return {};
    }
}

QString LogoutReportModel::text() const
{
    const QLatin1Char tab('\t');
    const QLatin1Char newline('\n');
    QString result;
    for (int column = 0; column < ColumnCount; ++column) {
        result += headerData(column, Qt::Horizontal).toString();
        result += column + 1 < ColumnCount ? tab : newline;
    }
    for (const Row &row : m_rows) {
        for (int column = 0; column < ColumnCount; ++column) {
            result += cell(row, column);
            result += column + 1 < ColumnCount ? tab : newline;
        }
    }
    return result;
}

QString LogoutReportModel::cell(const Row &row, int column) const
{
    switch (column) {
    case Outcome:
        return row.outcome.words.isEmpty()
                   ? outcomeText(row.outcome.kind)
                   : tr("%1: %2").arg(outcomeText(row.outcome.kind), text::printableText(row.outcome.words.toUtf8()));
    case User:
        if (!row.subject.user.isEmpty())
            return text::personName(row.subject.user, row.subject.otherNames).whole();
        return row.subject.anonymous ? tr("anonymous") : tr("unknown user");
    case Format:
        return row.subject.format;
    case Key:
        return text::printableText(text::maskedKey(row.outcome.key, row.subject.id));
    default:
        return {};
    }
}

QString outcomeText(Kind kind)
{
    switch (kind) {
    case Kind::Ended:
        return LogoutReportModel::tr("ended");
    case Kind::TtlSet:
        return LogoutReportModel::tr("has the new time left");
    case Kind::ChangedHands:
        return LogoutReportModel::tr("spared: somebody else's now");
    case Kind::AlreadyGone:
        return LogoutReportModel::tr("already gone");
    case Kind::Refused:
        return LogoutReportModel::tr("refused");
    case Kind::Unknown:
        return LogoutReportModel::tr("not known: the connection broke before the answer came");
    case Kind::NotRun:
        return LogoutReportModel::tr("not sent");
    }
    return {};
}

} // namespace ui

#include "moc_logoutreportmodel.cpp"
