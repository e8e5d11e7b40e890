// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/demooption.h"

#include <QCommandLineOption>
#include <QCoreApplication>
#include <QList>
#include <QString>

class QCommandLineParser;

namespace app
{

struct OptionTexts {
    Q_DECLARE_TR_FUNCTIONS(app::CommandLine)
};

/// All options in one place, so that the parser, the help and the checks of who reads them agree.
struct Options {
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}, OptionTexts::tr("Show this help.")};
    QCommandLineOption version{{QStringLiteral("v"), QStringLiteral("version")}, OptionTexts::tr("Show the version.")};
    QCommandLineOption readOnly{QStringLiteral("read-only"),
                                OptionTexts::tr("Only look: nothing can be ended or set.")};
    QCommandLineOption gentle{QStringLiteral("gentle"),
                              OptionTexts::tr("Read slowly, for a server that has no time to spare.")};
    QCommandLineOption preferReplicas{
        QStringLiteral("prefer-replicas"),
        OptionTexts::tr("Read the sessions at replicas, to spare the primary; at the primary where no replica will "
                        "do. The same as ?readFrom=replicaPreferred.")};
    QCommandLineOption pattern{
        QStringLiteral("pattern"),
        OptionTexts::tr("Also list keys that match this Redis glob, such as 'myapp:s:*'. Can be repeated."),
        QStringLiteral("GLOB")};
    QCommandLineOption likely{
        QStringLiteral("likely"),
        OptionTexts::tr("Also list keys that only look like sessions: they name a user, and run out.")};
    // As redis-cli names them; the others say what they belong to.
    QCommandLineOption tls{QStringLiteral("tls"),
                           OptionTexts::tr("By TLS, as with rediss://. The server’s certificate is verified.")};
    QCommandLineOption serverName{
        {QStringLiteral("tls-name"), QStringLiteral("sni")},
        OptionTexts::tr("The name in the server’s certificate, where the address has another one."),
        QStringLiteral("NAME")};
    QCommandLineOption caFile{{QStringLiteral("tls-ca"), QStringLiteral("cacert")},
                              OptionTexts::tr("PEM file with the authorities that may have signed the server’s "
                                              "certificate, instead of the system’s."),
                              QStringLiteral("FILE")};
    QCommandLineOption insecure{QStringLiteral("insecure"),
                                OptionTexts::tr("Do not verify the server’s certificate: whoever answers is taken "
                                                "for the server.")};
    QCommandLineOption certificate{{QStringLiteral("tls-cert"), QStringLiteral("cert")},
                                   OptionTexts::tr("PEM file with the client certificate."),
                                   QStringLiteral("FILE")};
    QCommandLineOption key{{QStringLiteral("tls-key"), QStringLiteral("key")},
                           OptionTexts::tr("PEM file with its key, where that is not in the same file."),
                           QStringLiteral("FILE")};
    QCommandLineOption connection{QStringLiteral("connection"),
                                  OptionTexts::tr("A saved connection, by its name, instead of the URL."),
                                  QStringLiteral("NAME")};
    QCommandLineOption sentinelUser{QStringLiteral("sentinel-user"),
                                    OptionTexts::tr("The user at the sentinels, who have accounts of their own."),
                                    QStringLiteral("NAME")};
    QCommandLineOption replace{
        QStringLiteral("replace"),
        OptionTexts::tr("What a node or a sentinel announces, and what it is from here, such as "
                        "10.0.0.1:7000=127.0.0.1:17000; without ports for each port. Can be repeated."),
        QStringLiteral("ANNOUNCED=REACHED")};
    QCommandLineOption ssh{
        QStringLiteral("ssh"),
        OptionTexts::tr("Reach the server through this host, by the system’s ssh and its configuration."),
        QStringLiteral("DESTINATION")};
    QCommandLineOption demo{QStringLiteral("demo"),
                            OptionTexts::tr("Start a private Redis with simulated users at work, and show it; "
                                            "--demo=cluster or --demo=sentinel: a fleet of them; --demo=story:NAME "
                                            "plays a story: sliding, due, lag, eviction or restart.")};
    QCommandLineOption demoKind{demoKindOption(), QString(), QStringLiteral("KIND")};
    QCommandLineOption demoSeed{QStringLiteral("demo-seed"), OptionTexts::tr("The same simulated users each time."),
                                QStringLiteral("NUMBER")};
    QCommandLineOption present{QStringLiteral("present"),
                               OptionTexts::tr("Begin in presenter mode (F11): one session’s life and the expiry lag, "
                                               "large.")};
    QCommandLineOption scheme{QStringLiteral("scheme"),
                              OptionTexts::tr("Colours: light, dark, high-contrast or system (the default)."),
                              QStringLiteral("SCHEME")};
    QCommandLineOption size{QStringLiteral("size"), OptionTexts::tr("Size of the window."),
                            QStringLiteral("WIDTHxHEIGHT")};
    QCommandLineOption screenshot{QStringLiteral("screenshot"),
                                  OptionTexts::tr("Show the window, save it as a PNG file, and end; needs no display."),
                                  QStringLiteral("FILE")};
    QCommandLineOption after{QStringLiteral("after"), OptionTexts::tr("Wait this long before the screenshot (5)."),
                             QStringLiteral("SECONDS")};
    QCommandLineOption filter{
        QStringLiteral("filter"),
        OptionTexts::tr("list, watch, logout, why: sessions that match, as in the window’s search field; a cookie, "
                        "token or key as it is, too."),
        QStringLiteral("QUERY")};
    QCommandLineOption format{QStringLiteral("format"),
                              OptionTexts::tr("list: table (the default), json or csv; logout, why: table or json; "
                                              "watch: json, a line for each event."),
                              QStringLiteral("FORMAT")};
    QCommandLineOption revealIds{
        QStringLiteral("reveal-ids"),
        OptionTexts::tr("list, watch: whole keys and session ids. They are as good as passwords.")};
    QCommandLineOption unsorted{QStringLiteral("unsorted"),
                                OptionTexts::tr("list: in the order in which they are read, as they are read.")};

    QCommandLineOption alerts{
        QStringLiteral("alerts"),
        OptionTexts::tr("watch: also print alerts, by the rules that the window has saved with the connection to this "
                        "server, or else the usual ones; and run the command that is saved with them. The exit status "
                        "is 9 when one has fired before it is interrupted.")};

    QCommandLineOption reason{QStringLiteral("reason"), OptionTexts::tr("logout: why. It goes into the audit log."),
                              QStringLiteral("TEXT")};
    QCommandLineOption stream{
        QStringLiteral("stream"),
        OptionTexts::tr("logout: also write to the stream under this key on the server, for a team."),
        QStringLiteral("KEY")};
    QCommandLineOption dryRun{QStringLiteral("dry-run"),
                              OptionTexts::tr("logout: show what would be sent, and send nothing.")};
    QCommandLineOption in{QStringLiteral("in"), OptionTexts::tr("logout: not at once, but so many seconds from now."),
                          QStringLiteral("SECONDS")};
    QCommandLineOption yes{QStringLiteral("yes"), OptionTexts::tr("logout, forget: do not ask.")};
    QCommandLineOption forgetUser{QStringLiteral("user"), OptionTexts::tr("forget: whoever has this very name."),
                                  QStringLiteral("NAME")};
    QCommandLineOption forgetAll{QStringLiteral("all"), OptionTexts::tr("forget: all that the history has.")};

    Options()
    {
        for (QCommandLineOption *hidden : {&demoSeed, &demoKind})
            hidden->setFlags(QCommandLineOption::HiddenFromHelp);
    }

    QList<QCommandLineOption> all() const
    {
        return QList<QCommandLineOption>{help, version, connection} + ofProfile() + ofTls() + ofRoute() + ofWindow() +
               ofCommands() + ofList() + ofWatch() + ofLogout() + ofForget();
    }
    QList<QCommandLineOption> ofProfile() const { return {readOnly, gentle, preferReplicas, pattern, likely}; }
    QList<QCommandLineOption> ofRoute() const { return {sentinelUser, replace, ssh}; }
    /// The first one says that TLS is wanted; the others only how.
    QList<QCommandLineOption> ofTls() const { return {tls, serverName, caFile, insecure, certificate, key}; }
    QList<QCommandLineOption> ofWindow() const
    {
        return {demo, demoSeed, demoKind, present, scheme, size, screenshot, after};
    }
    QList<QCommandLineOption> ofCommands() const { return {filter, format}; }
    QList<QCommandLineOption> ofList() const { return {revealIds, unsorted}; }
    QList<QCommandLineOption> ofWatch() const { return {alerts}; }
    QList<QCommandLineOption> ofLogout() const { return {reason, stream, dryRun, in, yes}; }
    QList<QCommandLineOption> ofForget() const { return {forgetUser, forgetAll}; }
};

/// The first of these that was given, as it is written; empty: none.
QString firstGiven(const QCommandLineParser &parser, const QList<QCommandLineOption> &options);

} // namespace app
