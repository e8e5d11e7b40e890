// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/demooption.h"
#include "app/password.h"
#include "models/formats/formatset.h"
#include "models/formats/detection/formatsinuse.h"
#include "models/monitor/profileurl.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

#include <cmath>

namespace app
{

namespace
{

constexpr int kSmallestSide = 320;
constexpr int kLargestSide = 8192;
constexpr qsizetype kLongestReason = 500; // characters: a sentence or two, and the number of a ticket
constexpr int kLatestEndSeconds = 366 * 24 * 60 * 60;
constexpr double kLongestWaitSeconds = 24 * 60 * 60;

struct CommandLineTexts {
    Q_DECLARE_TR_FUNCTIONS(app::CommandLine)
};

/// All options in one place, so that the parser, the help and the checks below agree.
struct Options {
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}, CommandLineTexts::tr("Show this help.")};
    QCommandLineOption version{{QStringLiteral("v"), QStringLiteral("version")},
                               CommandLineTexts::tr("Show the version.")};
    QCommandLineOption readOnly{QStringLiteral("read-only"),
                                CommandLineTexts::tr("Only look: nothing can be ended or set.")};
    QCommandLineOption gentle{QStringLiteral("gentle"),
                              CommandLineTexts::tr("Read slowly, for a server that has no time to spare.")};
    QCommandLineOption pattern{
        QStringLiteral("pattern"),
        CommandLineTexts::tr("Also list keys that match this Redis glob, such as 'myapp:s:*'. Can be repeated."),
        QStringLiteral("GLOB")};
    QCommandLineOption likely{
        QStringLiteral("likely"),
        CommandLineTexts::tr("Also list keys that only look like sessions: they name a user, and run out.")};
    // As redis-cli names them; the others say what they belong to.
    QCommandLineOption tls{QStringLiteral("tls"),
                           CommandLineTexts::tr("By TLS, as with rediss://. The server's certificate is verified.")};
    QCommandLineOption serverName{
        {QStringLiteral("tls-name"), QStringLiteral("sni")},
        CommandLineTexts::tr("The name in the server's certificate, where the address has another one."),
        QStringLiteral("NAME")};
    QCommandLineOption caFile{{QStringLiteral("tls-ca"), QStringLiteral("cacert")},
                              CommandLineTexts::tr("PEM file with the authorities that may have signed the server's "
                                                   "certificate, instead of the system's."),
                              QStringLiteral("FILE")};
    QCommandLineOption insecure{QStringLiteral("insecure"),
                                CommandLineTexts::tr("Do not verify the server's certificate: whoever answers is taken "
                                                     "for the server.")};
    QCommandLineOption certificate{{QStringLiteral("tls-cert"), QStringLiteral("cert")},
                                   CommandLineTexts::tr("PEM file with the client certificate."),
                                   QStringLiteral("FILE")};
    QCommandLineOption key{{QStringLiteral("tls-key"), QStringLiteral("key")},
                           CommandLineTexts::tr("PEM file with its key, where that is not in the same file."),
                           QStringLiteral("FILE")};
    QCommandLineOption demo{QStringLiteral("demo"),
                            CommandLineTexts::tr("Start a private Redis with simulated users at work, and show it; "
                                                 "--demo=cluster or --demo=sentinel: a fleet of them.")};
    QCommandLineOption demoKind{demoKindOption(), QString(), QStringLiteral("KIND")};
    QCommandLineOption demoSeed{QStringLiteral("demo-seed"),
                                CommandLineTexts::tr("The same simulated users each time."), QStringLiteral("NUMBER")};
    QCommandLineOption scheme{QStringLiteral("scheme"),
                              CommandLineTexts::tr("Colours: light, dark or system (the default)."),
                              QStringLiteral("SCHEME")};
    QCommandLineOption size{QStringLiteral("size"), CommandLineTexts::tr("Size of the window."),
                            QStringLiteral("WIDTHxHEIGHT")};
    QCommandLineOption screenshot{
        QStringLiteral("screenshot"),
        CommandLineTexts::tr("Show the window, save it as a PNG file, and end; needs no display."),
        QStringLiteral("FILE")};
    QCommandLineOption after{QStringLiteral("after"), CommandLineTexts::tr("Wait this long before the screenshot (5)."),
                             QStringLiteral("SECONDS")};
    QCommandLineOption filter{
        QStringLiteral("filter"),
        CommandLineTexts::tr("list, logout: sessions that match, as in the window's search field."),
        QStringLiteral("QUERY")};
    QCommandLineOption format{QStringLiteral("format"),
                              CommandLineTexts::tr("list: table (the default), json or csv; logout: table or json."),
                              QStringLiteral("FORMAT")};
    QCommandLineOption revealIds{
        QStringLiteral("reveal-ids"),
        CommandLineTexts::tr("list: whole keys and session ids. They are as good as passwords.")};
    QCommandLineOption unsorted{QStringLiteral("unsorted"),
                                CommandLineTexts::tr("list: in the order in which they are read, as they are read.")};

    QCommandLineOption reason{QStringLiteral("reason"),
                              CommandLineTexts::tr("logout: why. It goes into the audit log."), QStringLiteral("TEXT")};
    QCommandLineOption stream{
        QStringLiteral("stream"),
        CommandLineTexts::tr("logout: also write to the stream under this key on the server, for a team."),
        QStringLiteral("KEY")};
    QCommandLineOption dryRun{QStringLiteral("dry-run"),
                              CommandLineTexts::tr("logout: show what would be sent, and send nothing.")};
    QCommandLineOption in{QStringLiteral("in"),
                          CommandLineTexts::tr("logout: not at once, but so many seconds from now."),
                          QStringLiteral("SECONDS")};
    QCommandLineOption yes{QStringLiteral("yes"), CommandLineTexts::tr("logout: do not ask.")};

    Options()
    {
        for (QCommandLineOption *hidden : {&demoSeed, &demoKind})
            hidden->setFlags(QCommandLineOption::HiddenFromHelp);
    }

    QList<QCommandLineOption> all() const
    {
        return QList<QCommandLineOption>{help, version, readOnly, gentle, pattern, likely} + ofTls() + ofWindow() +
               ofCommands() + ofList() + ofLogout();
    }
    /// The first one says that TLS is wanted; the others only how.
    QList<QCommandLineOption> ofTls() const { return {tls, serverName, caFile, insecure, certificate, key}; }
    QList<QCommandLineOption> ofWindow() const { return {demo, demoSeed, demoKind, scheme, size, screenshot, after}; }
    QList<QCommandLineOption> ofCommands() const { return {filter, format}; }
    QList<QCommandLineOption> ofList() const { return {revealIds, unsorted}; }
    QList<QCommandLineOption> ofLogout() const { return {reason, stream, dryRun, in, yes}; }
};

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
    return word == QLatin1String("logout") ? CommandLine::Action::LogOut : CommandLine::Action::Window;
}

/// The first option given that belongs to the other way of running; empty: none.
QString misplaced(const QCommandLineParser &parser, const QList<QCommandLineOption> &others)
{
    for (const QCommandLineOption &option : others) {
        if (parser.isSet(option))
            return QStringLiteral("--") + option.names().constLast();
    }
    return {};
}

QString readWindowOptions(const QCommandLineParser &parser, const Options &options, CommandLine &line)
{
    if (const QString option = misplaced(parser, options.ofCommands() + options.ofList()); !option.isEmpty())
        return CommandLineTexts::tr("%1 belongs to “sessionscope list”.").arg(option);
    if (const QString option = misplaced(parser, options.ofLogout()); !option.isEmpty())
        return CommandLineTexts::tr("%1 belongs to “sessionscope logout”.").arg(option);

    line.demo = parser.isSet(options.demo);
    if (const QString problem = readDemoKind(parser.values(options.demoKind), line.demoKind); !problem.isEmpty())
        return problem;
    if (line.demo && line.profile)
        return CommandLineTexts::tr("--demo starts a server of its own: leave the address out.");
    // The window would ask for a server, and take these from the profile that is chosen there.
    if (!line.demo && !line.profile &&
        (line.readOnly || line.gentle || line.listsLikely || !line.keyPatterns.isEmpty()))
        return CommandLineTexts::tr(
            "--read-only, --gentle, --pattern and --likely want an address. A saved profile has them among its settings.");
    if (const QString option = misplaced(parser, options.ofTls()); !option.isEmpty() && !line.profile)
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
            return CommandLineTexts::tr("--scheme is light, dark or system.");
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
    if (const QString option = misplaced(parser, options.ofWindow()); !option.isEmpty())
        return CommandLineTexts::tr("%1 belongs to the window, not to “list”.").arg(option);
    if (const QString option = misplaced(parser, options.ofLogout()); !option.isEmpty())
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

QString readLogoutOptions(const QCommandLineParser &parser, const Options &options, CommandLine &line)
{
    const QString option = misplaced(parser, options.ofWindow() + options.ofList());
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

QString readOptions(const QCommandLineParser &parser, const Options &options, CommandLine &line)
{
    switch (line.action) {
    case CommandLine::Action::List:
        return readListOptions(parser, options, line);
    case CommandLine::Action::LogOut:
        return readLogoutOptions(parser, options, line);
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

QString absolutePath(const QString &path)
{
    return path.isEmpty() ? QString() : QDir::current().absoluteFilePath(path);
}

/// What the options say of TLS, into the profile; without an address it is the local server's, as for the commands.
QString readTls(const QCommandLineParser &parser, const Options &options, CommandLine &line)
{
    const QString first = misplaced(parser, options.ofTls());
    if (first.isEmpty())
        return {};
    messages::ConnectionProfile profile = line.profile.value_or(messages::ConnectionProfile());
    profile.tls.isOn = profile.tls.isOn || parser.isSet(options.tls);
    if (profile.kind == messages::ServerKind::UnixSocket)
        return CommandLineTexts::tr("%1 is not for a Unix socket.").arg(first);
    if (!profile.tls.isOn)
        return CommandLineTexts::tr("%1 wants TLS: write the address as rediss://, or add --tls.").arg(first);
    for (const QCommandLineOption &option : {options.serverName, options.caFile, options.certificate, options.key}) {
        if (parser.isSet(option) && parser.value(option).isEmpty())
            return CommandLineTexts::tr("--%1 wants a value.").arg(option.names().constLast());
    }
    profile.tls.serverName = parser.value(options.serverName);
    profile.tls.caFile = absolutePath(parser.value(options.caFile));
    profile.tls.certificateFile = absolutePath(parser.value(options.certificate));
    profile.tls.keyFile = absolutePath(parser.value(options.key));
    profile.tls.verifies = !parser.isSet(options.insecure);
    if (profile.tls.certificateFile.isEmpty() && !profile.tls.keyFile.isEmpty())
        return CommandLineTexts::tr("--key is of no use without its certificate: add --cert.");
    if (line.profile || line.action != CommandLine::Action::Window)
        line.profile = profile;
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
    parser.addPositionalArgument(QStringLiteral("logout"),
                                 CommandLineTexts::tr("End the sessions that match --filter, and print what became of "
                                                      "each."),
                                 QStringLiteral("logout]"));
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
    if (words.size() > 1)
        return tl::unexpected(CommandLineTexts::tr("One address at a time, please."));
    if (!words.isEmpty()) {
        if (const QString problem = readAddress(words.constFirst(), line); !problem.isEmpty())
            return tl::unexpected(problem);
    }

    if (const QString problem = readTls(parser, options, line); !problem.isEmpty())
        return tl::unexpected(problem);
    line.readOnly = parser.isSet(options.readOnly);
    line.gentle = parser.isSet(options.gentle);
    line.keyPatterns = parser.values(options.pattern);
    for (const QString &pattern : line.keyPatterns) {
        if (const auto plain = formats::plainFormat(pattern.toUtf8()); !plain)
            return tl::unexpected(CommandLineTexts::tr("--pattern: %1").arg(plain.error()));
    }
    line.listsLikely = parser.isSet(options.likely);
    if (line.profile) {
        line.profile->readOnly = line.readOnly;
        line.profile->gentle = line.gentle;
        line.profile->keyPatterns = line.keyPatterns;
        if (line.listsLikely)
            line.profile->unlistedFormats = formats::withAllOfferedListed(line.profile->unlistedFormats);
    }
    if (const QString problem = readOptions(parser, options, line); !problem.isEmpty())
        return tl::unexpected(problem);
    return line;
}

messages::Credentials credentialsOf(const CommandLine &line)
{
    return {line.password.isEmpty() ? passwordOfEnvironment() : line.password, keyPassphraseOfEnvironment()};
}

QString commandLineHelp()
{
    const Options options;
    QCommandLineParser parser;
    declare(parser, options);
    return parser.helpText() +
           CommandLineTexts::tr(
               "\nAddresses: redis://user@host:6379/0, rediss:// for TLS, unix:///path/redis.sock?db=0, host:port. A\n"
               "password comes from the environment variable REDISCLI_AUTH, from the keychain, or is asked for; the\n"
               "passphrase of a key from SESSIONSCOPE_KEY_PASSPHRASE, or is asked for.\n"
               "\nExit status: 0 done, 1 failed, 2 wrong usage, 3 could not connect or log in,\n"
               "128 and its number when a signal ended it.\n");
}

} // namespace app
