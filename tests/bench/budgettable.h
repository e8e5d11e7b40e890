// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cmath>
#include <cstdio>
#include <vector>

namespace bench
{

/// What a figure is held against.
enum class Judged {
    Not,    ///< for information
    AtMost, ///< the figure itself
    AtLeast,
    RatioAtMost, ///< the figure divided by its floor, repetition by repetition
    RatioAtLeast,
};
/// What stands for several repetitions. Where one bad one is what a user remembers, the worst.
enum class Stands { Median, Worst };

struct RowSpec {
    QString what;
    QString unit;
    Judged judged = Judged::Not;
    double budget = 0;
    Stands stands = Stands::Median;
};

/// The figures of all measurements, row by row, as Markdown. A row takes one figure for each repetition, and
/// stands where its first one was added.
class BudgetTable
{
public:
    static constexpr double kNoFloor = NAN;

    void add(const RowSpec &spec, double figure, double floor = kNoFloor);
    /// A measurement that came to nothing: a row that is not met, with the reason.
    void fail(const QString &what, const QString &reason);

    void print(std::FILE *file) const;
    /// One line a row, tabs between the fields: for another program.
    void printPlain(std::FILE *file) const;
    int unmet() const;
    int judged() const;

private:
    struct Row {
        RowSpec spec;
        std::vector<double> figures, floors, ratios;
        QString failure;
    };
    static double standing(const Row &row, const std::vector<double> &values);
    static double worst(const Row &row, const std::vector<double> &values);
    static bool isMet(const Row &row);
    static bool isRatio(const Row &row);
    Row &rowOf(const RowSpec &spec);

    std::vector<Row> m_rows;
};

double median(std::vector<double> values);
/// The given part (0.99) of all values is not above this.
double percentile(std::vector<double> values, double part);

} // namespace bench
