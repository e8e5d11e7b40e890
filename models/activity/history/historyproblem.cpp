// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historyproblem.h"

#include <QCoreApplication>
#include <QDir>

namespace history
{

using messages::Problem; // by its own name for lupdate, which takes another namespace for a class

namespace
{

struct HistoryText {
    Q_DECLARE_TR_FUNCTIONS(history::HistoryProblem)
};

/// `sentence` has the places of the file and of the reason.
Problem problemOf(const Failure &failure, const QString &sentence, const QString &file)
{
    const auto cause = [&](const QString &reason) { return sentence.arg(QDir::toNativeSeparators(file), reason); };
    switch (failure.kind) {
    case Failure::Kind::NoDriver:
        return {cause(HistoryText::tr("Qt’s driver for SQLite is not installed")),
                HistoryText::tr("Install it (on Debian: libqt6sql6-sqlite), then start again.")};
    case Failure::Kind::Missing:
        return {cause(HistoryText::tr("there is none yet")),
                HistoryText::tr("One is written while a window or “watch” is connected to this server.")};
    case Failure::Kind::Broken:
        return {cause(HistoryText::tr("the file is damaged, or no history")),
                HistoryText::tr("It is set aside, and another one begun, when a window shows this server.")};
    case Failure::Kind::Newer:
        return {cause(HistoryText::tr("a newer version of this program has written it")),
                HistoryText::tr("Use that version, or move the file away.")};
    case Failure::Kind::Full:
        return {cause(HistoryText::tr("there is no room on the disk")),
                HistoryText::tr("Make room; it goes on by itself then. What happens until then will be missing.")};
    case Failure::Kind::Busy:
        return {cause(HistoryText::tr("another program keeps it locked")),
                HistoryText::tr("End that program; it goes on by itself then.")};
    case Failure::Kind::Question:
        return {HistoryText::tr("The history cannot be asked this: %1").arg(failure.words),
                HistoryText::tr("Search for something else.")};
    case Failure::Kind::Refused:
        break;
    }
    return {cause(failure.words), HistoryText::tr("Put that right; it is tried again every few seconds.")};
}

} // namespace

Problem problemWriting(const Failure &failure, const QString &file)
{
    return problemOf(failure, HistoryText::tr("The history %1 cannot be written: %2."), file);
}

Problem problemReading(const Failure &failure, const QString &file)
{
    return problemOf(failure, HistoryText::tr("The history %1 cannot be read: %2."), file);
}

Problem problemShrinking(const Failure &failure, const QString &file)
{
    Problem problem = problemOf(
        failure, HistoryText::tr("The history %1 was not shrunk, and traces of it may be left there: %2."), file);
    problem.nextStep =
        HistoryText::tr("End other programs that read this history, make room on the disk, and forget the "
                        "same once more.");
    return problem;
}

Problem setAside(const QString &file, const QString &kept)
{
    return {
        HistoryText::tr("The history %1 was damaged: a new one was begun, and what was in it is missing from now on.")
            .arg(QDir::toNativeSeparators(file)),
        HistoryText::tr("The damaged file is kept as %1. Remove it when nobody needs it.")
            .arg(QDir::toNativeSeparators(kept))};
}

} // namespace history
