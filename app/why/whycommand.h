// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/commandline.h"

#include <QString>

namespace history
{
struct Answer;
}

namespace app
{

/// `sessionscope why`: what the history of a server says of the sessions that match the filter, newest first, with the
/// times that nobody knows of, where they matter. Asks no server: it may be away, as may be every window.
class WhyCommand
{
public:
    /// `folder`: of the histories; empty: there is no place for any.
    WhyCommand(CommandLine line, QString folder);

    /// To standard output and standard error, to its end.
    ExitCode run();

private:
    void sayWhatIsMissing(const history::Answer &answer) const;

    const CommandLine m_line;
    const QString m_folder;
};

} // namespace app
