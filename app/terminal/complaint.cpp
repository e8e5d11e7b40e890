// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/complaint.h"

#include <cstdio>

namespace app
{

namespace
{

/// Both on one line. A cause that ends in the server's own words may lack the full stop.
QString sentences(const messages::Problem &problem)
{
    QString text = problem.cause.trimmed();
    if (!text.isEmpty() && !QStringLiteral(".!?…。！？").contains(text.back()))
        text += QLatin1Char('.');
    return problem.nextStep.isEmpty() ? text : text + QLatin1Char(' ') + problem.nextStep;
}

} // namespace

void complain(const QString &text)
{
    std::fprintf(stderr, "sessionscope: %s\n", qPrintable(text));
}

void complain(const messages::Problem &problem)
{
    complain(sentences(problem));
}

} // namespace app
