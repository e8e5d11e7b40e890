// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/budgettable.h"

#include <algorithm>

namespace bench
{

namespace
{

/// Three significant digits are more than a shared machine can tell.
QString number(double value)
{
    const double size = std::abs(value);
    return QString::number(value, 'f', size >= 100 || value == 0 ? 0 : size >= 10 ? 1 : 2);
}

bool isUpperLimit(Judged judged)
{
    return judged != Judged::AtLeast && judged != Judged::RatioAtLeast;
}

} // namespace

double median(std::vector<double> values)
{
    return percentile(std::move(values), 0.5);
}

double percentile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[size_t(std::ceil(part * double(values.size() - 1)))];
}

BudgetTable::Row &BudgetTable::rowOf(const RowSpec &spec)
{
    const auto known =
        std::find_if(m_rows.begin(), m_rows.end(), [&spec](const Row &row) { return row.spec.what == spec.what; });
    if (known != m_rows.end())
        return *known;
    m_rows.push_back({spec, {}, {}, {}, {}});
    return m_rows.back();
}

void BudgetTable::add(const RowSpec &spec, double figure, double floor)
{
    Row &row = rowOf(spec);
    row.figures.push_back(figure);
    if (std::isnan(floor))
        return;
    row.floors.push_back(floor);
    row.ratios.push_back(floor > 0 ? figure / floor : INFINITY);
}

void BudgetTable::fail(const QString &what, const QString &reason)
{
    std::fprintf(stderr, "  FAILED: %s: %s\n", qPrintable(what), qPrintable(reason));
    rowOf({what, {}, Judged::AtMost, 0, Stands::Median}).failure = reason;
}

double BudgetTable::worst(const Row &row, const std::vector<double> &values)
{
    if (values.empty())
        return NAN;
    return isUpperLimit(row.spec.judged) ? *std::max_element(values.begin(), values.end())
                                         : *std::min_element(values.begin(), values.end());
}

double BudgetTable::standing(const Row &row, const std::vector<double> &values)
{
    return row.spec.stands == Stands::Median ? median(values) : worst(row, values);
}

bool BudgetTable::isRatio(const Row &row)
{
    return row.spec.judged == Judged::RatioAtMost || row.spec.judged == Judged::RatioAtLeast;
}

bool BudgetTable::isMet(const Row &row)
{
    if (!row.failure.isEmpty())
        return false;
    if (row.spec.judged == Judged::Not)
        return true;
    const double value = standing(row, isRatio(row) ? row.ratios : row.figures);
    return isUpperLimit(row.spec.judged) ? value <= row.spec.budget : value >= row.spec.budget;
}

int BudgetTable::unmet() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return !isMet(row); }));
}

int BudgetTable::judged() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [](const Row &row) { return row.spec.judged != Judged::Not || !row.failure.isEmpty(); }));
}

void BudgetTable::print(std::FILE *file) const
{
    std::fputs("| what | figure | worst | floor | ratio | budget | |\n|---|---|---|---|---|---|---|\n", file);
    for (const Row &row : m_rows) {
        if (!row.failure.isEmpty()) {
            std::fprintf(file, "| %s | %s | | | | | **not met** |\n", qPrintable(row.spec.what),
                         qPrintable(row.failure));
            continue;
        }
        const bool hasFloor = !row.floors.empty();
        const bool isJudged = row.spec.judged != Judged::Not;
        const QString unit = row.spec.unit.isEmpty() ? QString() : QLatin1Char(' ') + row.spec.unit;
        QString budget;
        if (isJudged) {
            budget = QStringLiteral("%1 %2").arg(
                isUpperLimit(row.spec.judged) ? QStringLiteral("≤") : QStringLiteral("≥"), number(row.spec.budget));
            budget += isRatio(row) ? QStringLiteral(" × floor") : unit;
        }
        const auto text = [&unit](double value) { return number(value) + unit; };
        std::fprintf(file, "| %s | %s | %s | %s | %s | %s | %s |\n", qPrintable(row.spec.what),
                     qPrintable(text(standing(row, row.figures))),
                     row.figures.size() > 1 ? qPrintable(text(worst(row, row.figures))) : "",
                     hasFloor ? qPrintable(text(median(row.floors))) : "",
                     hasFloor ? qPrintable(number(standing(row, row.ratios))) : "", qPrintable(budget),
                     !isJudged    ? ""
                     : isMet(row) ? "met"
                                  : "**not met**");
    }
}

void BudgetTable::printPlain(std::FILE *file) const
{
    for (const Row &row : m_rows) {
        const double floor = row.floors.empty() ? NAN : median(row.floors);
        const double ratio = row.ratios.empty() ? NAN : standing(row, row.ratios);
        std::fprintf(file, "%s\t%s\t%.6g\t%.6g\t%.6g\n", qPrintable(row.spec.what), qPrintable(row.spec.unit),
                     row.failure.isEmpty() ? standing(row, row.figures) : NAN, floor, ratio);
    }
}

} // namespace bench
