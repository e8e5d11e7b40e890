// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/lab/trialwords.h"

#include "models/text/listtext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace app
{

using ui::Experiment; // by its own name for lupdate

namespace
{

struct TrialWords {
    Q_DECLARE_TR_FUNCTIONS(app::Trial)
};

bool isRestart(Experiment experiment)
{
    return experiment == Experiment::RestartEmpty || experiment == Experiment::RestartSnapshot ||
           experiment == Experiment::RestartAppendOnly;
}

QString awayWords(qint64 ms)
{
    return TrialWords::tr("Redis was away for %1 s.").arg(QLocale().toString(double(ms) / 1000, 'f', 1));
}

} // namespace

QString trialWords(Experiment experiment, const TrialOutcome &outcome)
{
    if (!outcome.problem.isEmpty())
        return outcome.problem;
    if (outcome.before == 0)
        return TrialWords::tr("No session was there to begin with.");
    QStringList parts;
    if (outcome.evicted > 0)
        parts += TrialWords::tr("%Ln evicted", nullptr, outcome.evicted);
    if (outcome.gone() > 0)
        parts += isRestart(experiment) ? TrialWords::tr("%Ln gone", nullptr, outcome.gone())
                                       : TrialWords::tr("%Ln gone without a word", nullptr, outcome.gone());
    if (outcome.ranOut > 0)
        parts += TrialWords::tr("%Ln ran out meanwhile", nullptr, outcome.ranOut);
    if (outcome.loggedOut > 0)
        parts += TrialWords::tr("%Ln logged out meanwhile", nullptr, outcome.loggedOut);
    parts += TrialWords::tr("%Ln live on", nullptr, outcome.live);
    QString sentence = TrialWords::tr("Of %Ln session(s): %1.", nullptr, outcome.before).arg(text::listText(parts));
    if (outcome.downMs >= 0)
        sentence += QLatin1Char(' ') + awayWords(outcome.downMs);
    return sentence;
}

} // namespace app
