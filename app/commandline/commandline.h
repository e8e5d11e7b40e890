// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/addressoptions.h"
#include "app/demo/demokind.h"
#include "models/messages/connectionprofile.h"
#include "models/messages/credentials.h"
#include "ui/theme/theme.h"

#include <QByteArray>
#include <QList>
#include <QSize>
#include <QString>

#include <tl/expected.hpp>

#include <chrono>
#include <optional>

namespace app
{

/// What the program's exit status says.
enum class ExitCode : int {
    Done = 0,
    Failed = 1,
    WrongUsage = 2,
    CouldNotConnect = 3,
    AlertFired = 9,    ///< `watch --alerts` was interrupted, and at least one alert had fired
    NobodyReads = 141, ///< as of a program that SIGPIPE ends
};

enum class ListFormat : quint8 { Table, Json, Csv };

/// A command line that was understood.
struct CommandLine {
    enum class Action : quint8 { Window, List, Watch, LogOut, Why, Forget, ShowHelp, ShowVersion };
    Action action = Action::Window;

    /// Where to connect, with what the options say of it; not set: the window asks, or `connection` is to be found.
    std::optional<messages::ConnectionProfile> profile;
    QString connection;                 ///< name or id of a saved one; empty: none is meant
    AddressOptions address;             ///< also in `profile`, where that is set
    QByteArray password;                ///< of the URL
    bool passwordOnCommandLine = false; ///< to be warned about

    bool present = false; ///< begins in presenter mode
    bool demo = false;
    DemoKind demoKind = DemoKind::Single;
    QString demoStory;               ///< the name of one that plays at once; empty: none
    std::optional<quint32> demoSeed; ///< the same people and sessions each time
    ui::Scheme scheme = ui::Scheme::System;
    std::optional<QSize> windowSize;
    QString screenshotFile; ///< empty: none
    std::chrono::milliseconds screenshotAfter{5000};

    QString filter; ///< of a logout: not empty
    ListFormat listFormat = ListFormat::Table;
    bool revealIds = false;
    bool unsorted = false; ///< rows are printed as they are read

    bool alerts = false; ///< `watch` tells of alerts, too

    QString reason;                         ///< of a logout: not empty
    QString sharedLog;                      ///< of a logout: key of the stream that is told as well
    bool dryRun = false;                    ///< a logout is shown, and nothing sent
    bool isConfirmed = false;               ///< what a logout ends, or what is forgotten, is not asked about
    QString userToForget;                   ///< by the history; empty: everybody is, or nobody
    bool forgetsAll = false;                ///< everybody
    std::optional<std::chrono::seconds> in; ///< when sessions end; not set: at once
};

/// Reads the arguments, the program's name first. Errors: one sentence that says what is wrong. Needs no
/// QCoreApplication: which kind of application to start depends on the answer.
tl::expected<CommandLine, QString> parseCommandLine(const QStringList &arguments);

/// The same with the saved connection that is meant, where one is, in its profile. Errors: one sentence; it names those
/// that may have been meant.
tl::expected<CommandLine, QString> withSavedConnection(CommandLine line,
                                                       const QList<messages::ConnectionProfile> &saved);

/// The secrets of the command line, and of the environment.
messages::Credentials credentialsOf(const CommandLine &line);

/// What --help prints. Needs a QCoreApplication.
QString commandLineHelp();

} // namespace app
