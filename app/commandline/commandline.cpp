// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/commandline.h"

#include "app/commandline/commandlineoptions.h"
#include "app/commandline/demooption.h"
#include "app/commandline/password.h"
#include "app/commandline/savedconnection.h"
#include "models/monitor/profileurl.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cmath>
#include <utility>

namespace app
{

namespace
{

struct CommandLineTexts {
    Q_DECLARE_TR_FUNCTIONS(app::CommandLine)
};

constexpr int kSmallestSide = 320;
constexpr int kLargestSide = 8192;
constexpr qsizetype kLongestReason = 500; // characters: a sentence or two, and the number of a ticket
constexpr int kLatestEndSeconds = 366 * 24 * 60 * 60;
constexpr double kLongestWaitSeconds = 24 * 60 * 60;

std::optional<QSize> parseSize(const QString &text)
{
    const QStringList sides = text.split(QLatin1Char('x'), Qt::KeepEmptyParts, Qt::CaseInsensitive);
    if (sides.size() != 2)
        return std::nullopt;
    bool widthOk = false;
    bool heightOk = false;
    const QSize size(sides.at(0).toInt(&widthOk), sides.at(1).toInt(&heightOk));
    const auto fits = [](int side) { return side >= kSmallestSide && side <= kLargestSide; };
    if (!widthOk || !heightOk || !fits(size.width()) || !fits(size.height()))
        return std::nullopt;
    return size;
}

std::optional<ui::Scheme> parseScheme(const QString &text)
{
    if (text == QLatin1String("light"))
        return ui::Scheme::Light;
    if (text == QLatin1String("dark"))
        return ui::Scheme::Dark;
    if (text == QLatin1String("high-contrast"))
        return ui::Scheme::HighContrast;
    if (text == QLatin1String("system"))
        return ui::Scheme::System;
    return std::nullopt;
}

std::optional<ListFormat> parseListFormat(const QString &text)
{
    if (text == QLatin1String("table"))
        return ListFormat::Table;
    if (text == QLatin1String("json"))
        return ListFormat::Json;
    if (text == QLatin1String("csv"))
        return ListFormat::Csv;
    return std::nullopt;
}

CommandLine::Action actionOf(const QString &word)
{
    if (word == QLatin1String("list"))
        return CommandLine::Action::List;
    if (word == QLatin1String("watch"))
        return CommandLine::Action::Watch;
    if (word == QLatin1String("why"))
        return CommandLine::Action::Why;
    if (word == QLatin1String("forget"))
        return CommandLine::Action::Forget;
    return word == QLatin1String("logout") ? CommandLine::Action::LogOut : CommandLine::Action::Window;
}

QString readWindowOptions(const QCommandLineParser &parser, const Options &options, CommandLine &line)
{
    if (const QString option = firstGiven(parser, options.ofCommands() + options.ofList()); !option.isEmpty())
        return CommandLineTexts::tr("%1 belongs to “sessionscope list”.").arg(option);
    if (const QString option = firstGiven(parser, options.ofWatch()); !option.isEmpty())
        return CommandLineTexts::tr("%1 belongs to “sessionscope watch”.").arg(option);
    if (const QString option = firstGiven(parser, options.ofForget()); !option.isEmpty())
        return CommandLineTexts::tr("%1 belongs to “sessionscope forget”.").arg(option);
    if (const QString option = firstGiven(parser, options.ofLogout()); !option.isEmpty())
        return CommandLineTexts::tr("%1 belongs to “sessionscope logout”.").arg(option);

    line.present = parser.isSet(options.present);
    line.demo = parser.isSet(options.demo);
    if (QString problem = readDemoKind(parser.values(options.demoKind), line.demoKind, line.demoStory);
        !problem.isEmpty())
        return problem;
    if (line.demo && (line.profile || !line.connection.isEmpty()))
        return CommandLineTexts::tr("--demo starts a server of its own: leave the address out.");
    // The window would ask for a server, and take these from the profile that is chosen there.
    const bool hasAddress = line.profile || !line.connection.isEmpty();
    if (!line.demo && !hasAddress && !firstGiven(parser, options.ofProfile()).isEmpty())
        return CommandLineTexts::tr(
            "--read-only, --gentle, --prefer-replicas, --pattern and --likely want an address. A saved profile has them "
            "among its settings.");
    if (const QString option = firstGiven(parser, options.ofTls() + options.ofRoute());
        !option.isEmpty() && !hasAddress)
        return CommandLineTexts::tr("%1 wants an address. A saved profile has it among its settings.").arg(option);
    if (parser.isSet(options.demoSeed)) {
        bool ok = false;
        line.demoSeed = parser.value(options.demoSeed).toUInt(&ok);
        if (!ok)
            return CommandLineTexts::tr("--demo-seed wants a number.");
    }
    if (parser.isSet(options.scheme)) {
        const auto scheme = parseScheme(parser.value(options.scheme));
        if (!scheme)
            return CommandLineTexts::tr("--scheme is light, dark, high-contrast or system.");
        line.scheme = *scheme;
    }
    if (parser.isSet(options.size)) {
        line.windowSize = parseSize(parser.value(options.size));
        if (!line.windowSize)
            return CommandLineTexts::tr("--size is written 1280x800, each side from %1 to %2.")
                .arg(kSmallestSide)
                .arg(kLargestSide);
    }
    if (parser.isSet(options.screenshot)) {
        line.screenshotFile = parser.value(options.screenshot);
        if (line.screenshotFile.isEmpty())
            return CommandLineTexts::tr("--screenshot wants the name of a file.");
    }
    if (parser.isSet(options.after)) {
        bool ok = false;
        const double seconds = parser.value(options.after).toDouble(&ok);
        if (!ok || !(seconds >= 0 && seconds <= kLongestWaitSeconds))
            return CommandLineTexts::tr("--after wants a number of seconds.");
        if (line.screenshotFile.isEmpty())
            return CommandLineTexts::tr("--after belongs to --screenshot.");
        line.screenshotAfter = std::chrono::milliseconds(std::llround(seconds * 1000));
    }
    return {};
}

/// The last one alone would count, and it may be the wider one.
QString oneFilterText()
{
    return CommandLineTexts::tr("There can be one --filter: write all that has to match into it, such as "
                                "'user:=alice ip:10.0.'.");
}

QString readListOptions(const QCommandLineParser &parser, const Options &options, CommandLine &line)
{
    if (const QString option = firstGiven(parser, options.ofWindow()); !option.isEmpty())
        return CommandLineTexts::tr("%1 belongs to the window, not to “list”.").arg(option);
    if (const QString option = firstGiven(parser, options.ofWatch()); !option.isEmpty())
        return CommandLineTexts::tr("%1 belongs to “sessionscope watch”.").arg(option);
    if (const QString option = firstGiven(parser, options.ofForget()); !option.isEmpty())
        return CommandLineTexts::tr("%1 belongs to “sessionscope forget”.").arg(option);
    if (const QString option = firstGiven(parser, options.ofLogout()); !option.isEmpty())
        return CommandLineTexts::tr("%1 belongs to “sessionscope logout”.").arg(option);

    if (parser.values(options.filter).size() > 1)
        return oneFilterText();
    line.filter = parser.value(options.filter);
    line.revealIds = parser.isSet(options.revealIds);
    line.unsorted = parser.isSet(options.unsorted);
    if (parser.isSet(options.format)) {
        const auto format = parseListFormat(parser.value(options.format));
        if (!format)
            return CommandLineTexts::tr("--format is table, json or csv.");
        line.listFormat = *format;
    }
    return {};
}

QString readWatchOptions(const QCommandLineParser &parser, const Options &options, CommandLine &line)
{
    const QString option = firstGiven(parser, options.ofWindow() + options.ofLogout() + options.ofForget() +
                                                  QList<QCommandLineOption>{options.unsorted});
    if (!option.isEmpty())
        return CommandLineTexts::tr("%1 does not belong to “watch”.").arg(option);

    if (parser.values(options.filter).size() > 1)
        return oneFilterText();
    line.filter = parser.value(options.filter);
    line.revealIds = parser.isSet(options.revealIds);
    line.alerts = parser.isSet(options.alerts);
    if (parser.isSet(options.format) && parseListFormat(parser.value(options.format)) != ListFormat::Json)
        return CommandLineTexts::tr("--format of “watch” is json.");
    line.listFormat = ListFormat::Json;
    return {};
}

QString readLogoutOptions(const QCommandLineParser &parser, const Options &options, CommandLine &line)
{
    const QString option =
        firstGiven(parser, options.ofWindow() + options.ofList() + options.ofWatch() + options.ofForget());
    if (!option.isEmpty())
        return CommandLineTexts::tr("%1 does not belong to “logout”.").arg(option);

    if (parser.values(options.filter).size() > 1)
        return oneFilterText();
    line.filter = parser.value(options.filter).trimmed();
    // An empty one would be everybody: as a script writes it whose variable is empty.
    if (line.filter.isEmpty())
        return CommandLineTexts::tr("logout wants a --filter that says which sessions to end, such as 'user:=alice'. "
                                    "To end every session, name one that all match: '-is:ended'.");
    line.reason = parser.value(options.reason).simplified();
    if (line.reason.isEmpty() || line.reason.size() > kLongestReason)
        return CommandLineTexts::tr("logout wants a --reason of up to %1 characters: why these sessions are ended.")
            .arg(kLongestReason);
    line.sharedLog = parser.value(options.stream);
    if (parser.isSet(options.stream) && line.sharedLog.isEmpty())
        return CommandLineTexts::tr("--stream wants the key of a stream.");
    line.dryRun = parser.isSet(options.dryRun);
    line.isConfirmed = parser.isSet(options.yes);
    if (parser.isSet(options.in)) {
        bool ok = false;
        const int seconds = parser.value(options.in).toInt(&ok);
        if (!ok || seconds < 1 || seconds > kLatestEndSeconds)
            return CommandLineTexts::tr("--in wants a whole number of seconds, from 1 to a year.");
        line.in = std::chrono::seconds(seconds);
    }
    if (parser.isSet(options.format)) {
        const auto format = parseListFormat(parser.value(options.format));
        if (!format || *format == ListFormat::Csv)
            return CommandLineTexts::tr("--format of “logout” is table or json.");
        line.listFormat = *format;
    }
    return {};
}

QString readWhyOptions(const QCommandLineParser &parser, const Options &options, CommandLine &line)
{
    const QString option = firstGiven(parser, options.ofWindow() + options.ofList() + options.ofWatch() +
                                                  options.ofLogout() + options.ofForget());
    if (!option.isEmpty())
        return CommandLineTexts::tr("%1 does not belong to “why”.").arg(option);
    if (parser.values(options.filter).size() > 1)
        return oneFilterText();
    line.filter = parser.value(options.filter);
    if (parser.isSet(options.format)) {
        const auto format = parseListFormat(parser.value(options.format));
        if (!format || *format == ListFormat::Csv)
            return CommandLineTexts::tr("--format of “why” is table or json.");
        line.listFormat = *format;
    }
    return {};
}

QString readForgetOptions(const QCommandLineParser &parser, const Options &options, CommandLine &line)
{
    QList<QCommandLineOption> others = options.ofWindow() + options.ofCommands() + options.ofList();
    others += {options.alerts, options.reason, options.stream, options.dryRun, options.in};
    if (const QString option = firstGiven(parser, others); !option.isEmpty())
        return CommandLineTexts::tr("%1 does not belong to “forget”.").arg(option);
    line.forgetsAll = parser.isSet(options.forgetAll);
    // As a script writes it whose variable is empty; and nobody has that name.
    line.userToForget = parser.value(options.forgetUser);
    if (line.forgetsAll == parser.isSet(options.forgetUser) || (!line.forgetsAll && line.userToForget.isEmpty()))
        return CommandLineTexts::tr("forget wants either --user NAME or --all: whom the history is to forget.");
    line.isConfirmed = parser.isSet(options.yes);
    return {};
}

QString readOptions(const QCommandLineParser &parser, const Options &options, CommandLine &line)
{
    switch (line.action) {
    case CommandLine::Action::List:
        return readListOptions(parser, options, line);
    case CommandLine::Action::Watch:
        return readWatchOptions(parser, options, line);
    case CommandLine::Action::LogOut:
        return readLogoutOptions(parser, options, line);
    case CommandLine::Action::Why:
        return readWhyOptions(parser, options, line);
    case CommandLine::Action::Forget:
        return readForgetOptions(parser, options, line);
    default:
        return readWindowOptions(parser, options, line);
    }
}

/// Reads the address. What is wrong with it is said without repeating it: it may hold a password.
QString readAddress(const QString &address, CommandLine &line)
{
    auto url = monitor::profileFromUrl(address);
    if (!url)
        return url.error().sentences();
    line.profile = std::move(url->profile);
    line.password = std::move(url->password);
    line.passwordOnCommandLine = !line.password.isEmpty();
    return {};
}

void declare(QCommandLineParser &parser, const Options &options)
{
    parser.setApplicationDescription(
        CommandLineTexts::tr("Shows the user sessions that web applications keep in Redis, live."));
    parser.addOptions(options.all());
    parser.addPositionalArgument(QStringLiteral("list"),
                                 CommandLineTexts::tr("Print the sessions instead of showing the window."),
                                 QStringLiteral("[list |"));
    parser.addPositionalArgument(QStringLiteral("watch"),
                                 CommandLineTexts::tr("Print a line for whatever happens to a session, until it is "
                                                      "interrupted."),
                                 QStringLiteral("watch |"));
    parser.addPositionalArgument(QStringLiteral("logout"),
                                 CommandLineTexts::tr("End the sessions that match --filter, and print what became of "
                                                      "each."),
                                 QStringLiteral("logout |"));
    parser.addPositionalArgument(QStringLiteral("why"),
                                 CommandLineTexts::tr("Say how the sessions that match --filter have ended, by the "
                                                      "history on this computer."),
                                 QStringLiteral("why |"));
    parser.addPositionalArgument(
        QStringLiteral("forget"),
        CommandLineTexts::tr("Take a user, or everybody, out of the history on this computer."),
        QStringLiteral("forget]"));
    parser.addPositionalArgument(QStringLiteral("URL"), CommandLineTexts::tr("The server."), QStringLiteral("[URL]"));
}

} // namespace

tl::expected<CommandLine, QString> parseCommandLine(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    declare(parser, options);
    if (!parser.parse(withDemoKindApart(arguments)))
        return tl::unexpected(parser.errorText());

    CommandLine line;
    if (parser.isSet(options.help)) {
        line.action = CommandLine::Action::ShowHelp;
        return line;
    }
    if (parser.isSet(options.version)) {
        line.action = CommandLine::Action::ShowVersion;
        return line;
    }

    QStringList words = parser.positionalArguments();
    if (!words.isEmpty())
        line.action = actionOf(words.constFirst());
    if (line.action != CommandLine::Action::Window)
        words.removeFirst();
    // Hosts have colons, dots and slashes more often than not; commands have none.
    const auto isWord = [](const QString &word) {
        return std::all_of(word.begin(), word.end(), [](QChar c) { return c.isLetter() || c == QLatin1Char('-'); });
    };
    if (words.size() > 1 && line.action == CommandLine::Action::Window && isWord(words.constFirst()))
        return tl::unexpected(
            CommandLineTexts::tr(
                "“%1” is no command: these are list, watch, logout, why and forget. Of addresses one at a time, please.")
                .arg(words.constFirst()));
    if (words.size() > 1)
        return tl::unexpected(CommandLineTexts::tr("One address at a time, please."));
    if (!words.isEmpty()) {
        if (QString problem = readAddress(words.constFirst(), line); !problem.isEmpty())
            return tl::unexpected(problem);
    }

    line.connection = parser.value(options.connection).trimmed();
    if (parser.isSet(options.connection) && line.connection.isEmpty())
        return tl::unexpected(CommandLineTexts::tr("--connection wants the name of a saved connection."));
    if (line.profile && !line.connection.isEmpty())
        return tl::unexpected(CommandLineTexts::tr("Either an address or --connection, please."));

    auto address = readAddressOptions(parser, options);
    if (!address)
        return tl::unexpected(address.error());
    line.address = std::move(*address);
    // Without an address the commands take the local server.
    const bool isCommand = line.action != CommandLine::Action::Window;
    if (!line.profile && isCommand && line.connection.isEmpty())
        line.profile.emplace();
    if (line.profile) {
        if (QString problem = line.address.applyTo(*line.profile); !problem.isEmpty())
            return tl::unexpected(problem);
    }
    if (QString problem = readOptions(parser, options, line); !problem.isEmpty())
        return tl::unexpected(problem);
    return line;
}

tl::expected<CommandLine, QString> withSavedConnection(CommandLine line,
                                                       const QList<messages::ConnectionProfile> &saved)
{
    if (line.connection.isEmpty())
        return line;
    auto found = savedConnection(line.connection, saved);
    if (!found)
        return tl::unexpected(found.error());
    if (QString problem = line.address.applyTo(*found); !problem.isEmpty())
        return tl::unexpected(problem);
    line.profile = std::move(*found);
    return line;
}

messages::Credentials credentialsOf(const CommandLine &line)
{
    messages::Credentials given{line.password.isEmpty() ? passwordOfEnvironment() : line.password,
                                keyPassphraseOfEnvironment()};
    given.sentinelPassword = sentinelPasswordOfEnvironment();
    return given;
}

QString commandLineHelp()
{
    const Options options;
    QCommandLineParser parser;
    declare(parser, options);
    return parser.helpText() +
           CommandLineTexts::tr(
               "\nAddresses: redis://user@host:6379/0, rediss:// for TLS, unix:///path/redis.sock?db=0, host:port,\n"
               "redis+sentinel://user@host1:26379,host2/mymaster/0 (rediss+sentinel:// for TLS); or --connection NAME.\n"
               "A password comes from the environment variable REDISCLI_AUTH, for a saved connection from the\n"
               "keychain, or is asked for; the passphrase of a key from SESSIONSCOPE_KEY_PASSPHRASE, the password at\n"
               "the sentinels from SESSIONSCOPE_SENTINEL_PASSWORD, the keychain, or it is asked for.\n"
               "\nExit status: 0 done, 1 failed, 2 wrong usage, 3 could not connect or log in,\n"
               "9 an alert has fired before watch --alerts was interrupted,\n"
               "128 and its number when a signal ended it, or would have (141: nobody reads what list or watch prints).\n");
}

} // namespace app
