// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/commandline.h"
#include "app/commandline/commandsecrets.h"
#include "app/terminal/complaint.h"
#include "app/demo/leashedfolder.h"
#include "app/demowindow.h"
#include "app/terminal/endingsignals.h"
#include "app/terminal/exitlimit.h"
#include "app/forget/forgetcommand.h"
#include "app/list/listcommand.h"
#include "app/logout/logoutcommand.h"
#include "app/newwindow.h"
#include "app/commandline/password.h"
#include "app/savedmarks.h"
#include "app/screenshot.h"
#include "app/translation/translations.h"
#include "app/watch/watchalerts.h"
#include "app/watch/watchcommand.h"
#include "app/why/whycommand.h"
#include "models/activity/activityrecorder.h"
#include "models/activity/alerts/savedalerts.h"
#include "models/activity/history/historydesk.h"
#include "models/activity/history/historyplace.h"
#include "models/activity/history/historyrecorder.h"
#include "models/activity/history/historysettings.h"
#include "models/files/folders.h"
#include "models/monitor/sessionmonitor.h"
#include "models/redis/hiredisversion.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/connect/secrets/secretstore.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QHash>
#include <QIcon>
#include <QThreadPool>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <random>

#include <fcntl.h>
#include <unistd.h>

using app::CommandLine;
using app::complain;
using app::ExitCode;

namespace
{

struct MainTexts {
    Q_DECLARE_TR_FUNCTIONS(app::Main)
};

/// The same picture on each machine, whatever size the window had last.
constexpr QSize kScreenshotSize(1280, 800);
/// Of a story: nobody reads its lines. What they wait for takes what it takes.
constexpr double kHasteForPicture = 0.5;

/// What was asked for, to standard output: only what has arrived there is success.
int say(const QString &text)
{
    if (std::fputs(qPrintable(text), stdout) >= 0 && std::fflush(stdout) == 0)
        return int(ExitCode::Done);
    const QString reason = qt_error_string(errno);
    complain(MainTexts::tr("Standard output could not be written: %1").arg(reason));
    return int(ExitCode::Failed);
}

/// With what a report of a mistake has to name: the Qt that runs, which need not be the one it was built with.
QString versionText()
{
    return QStringLiteral("%1 %2\nQt %3, hiredis %4\n")
        .arg(QCoreApplication::applicationName(), QCoreApplication::applicationVersion(), QLatin1String(qVersion()),
             redis::hiredisVersion());
}

int complainAboutUsage(const QString &sentence)
{
    complain(sentence);
    complain(MainTexts::tr("“sessionscope --help” tells more."));
    return int(ExitCode::WrongUsage);
}

/// A standard stream that the caller has closed (`>&-`) would be the number of the next file that is opened:
/// the list would be printed into a connection to a server. What takes its place refuses to be written.
void occupyStandardStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF)
            ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

void setNames()
{
    QCoreApplication::setApplicationName(QStringLiteral("Sessionscope"));
    QCoreApplication::setOrganizationName(QStringLiteral("Sessionscope"));
    QCoreApplication::setOrganizationDomain(QStringLiteral("sessionscope.org"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SESSIONSCOPE_VERSION));
}

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

/// Has to happen before there is a QApplication. False: a window is wanted, and nobody could see it.
bool choosePlatform(const CommandLine &line)
{
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        return true;
    if (line.screenshotFile.isEmpty())
        return hasDisplay();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return true;
}

/// The one message of the offscreen platform that says nothing about what was asked for.
void installMessageFilter()
{
    if (!qgetenv("QT_QPA_PLATFORM").startsWith("offscreen"))
        return;
    static QtMessageHandler s_next = nullptr;
    s_next = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &text) {
        if (text != QLatin1String("This plugin does not support propagateSizeHints()"))
            s_next(type, context, text);
    });
}

/// A window is never smaller than what is in it: a picture of another size than asked for is not passed over.
void tellSize(const QWidget &window, const QSize &asked)
{
    const QSize size = window.size();
    if (size.width() <= asked.width() && size.height() <= asked.height())
        return;
    complain(MainTexts::tr("--size %1x%2 is too small for the window; it is %3x%4 now.")
                 .arg(asked.width())
                 .arg(asked.height())
                 .arg(size.width())
                 .arg(size.height()));
}

/// A saved connection has its secrets in the keychain, as far as nobody says others.
void connectWindow(ui::MainWindow &window, const CommandLine &line)
{
    const messages::Credentials given = app::credentialsOf(line);
    if (line.profile->id.isEmpty() || !app::lacksSecret(*line.profile, given))
        return window.connectTo(*line.profile, given);
    window.connectWithKept(*line.profile,
                           [given](const messages::Credentials &kept) { return app::withKept(given, kept); });
}

/// Another one beside this, in the same colours.
void openNewWindow(ui::MainWindow &window, const QString &connectionId, const QString &story = {})
{
    static const QHash<ui::Scheme, QString> s_schemes{
        {ui::Scheme::Light, QStringLiteral("--scheme=light")},
        {ui::Scheme::Dark, QStringLiteral("--scheme=dark")},
        {ui::Scheme::HighContrast, QStringLiteral("--scheme=high-contrast")}};
    const auto scheme = s_schemes.constFind(ui::scheme());
    QStringList more = scheme == s_schemes.constEnd() ? QStringList() : QStringList{*scheme};
    if (!story.isEmpty())
        more += QStringLiteral("--demo=story:%1").arg(story);
    if (const messages::Problem problem = app::startNewWindow(connectionId, more); !problem.isEmpty())
        window.tell(problem);
}

/// A picture is saved whatever it shows; the exit status says where it is not of what was asked for.
void endAfterPicture(const CommandLine &line, const monitor::SessionMonitor &monitor)
{
    const messages::ConnectionStatus &status = monitor.connectionStatus();
    if (!line.profile || status.phase == messages::ConnectionStatus::Phase::Connected)
        return QCoreApplication::quit();
    complain(status.problem.isEmpty() ? messages::Problem{MainTexts::tr("The server did not answer in time."), {}}
                                      : status.problem);
    QCoreApplication::exit(int(ExitCode::CouldNotConnect));
}

int runWindow(QApplication &application, const CommandLine &parsed)
{
    files::guardDialogSettings();
    QGuiApplication::setDesktopFileName(QStringLiteral("org.sessionscope.Sessionscope"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/appicon.svg")));
    ui::installTheme(application, parsed.scheme);

    monitor::SessionMonitor monitor;
    activity::ActivityRecorder recorder(monitor);
    const bool forScreenshot = !parsed.screenshotFile.isEmpty();
    ui::ProfileStore profiles;
    const auto resolved = app::withSavedConnection(parsed, profiles.profiles());
    if (!resolved)
        return complainAboutUsage(resolved.error());
    const CommandLine &line = *resolved;
    if (forScreenshot) // of a window that is nobody's: its size is not the one to come back to
        profiles.settings().leaveFileAlone();
    // A demo's people are nobody: what happened to them is forgotten with it. A picture has no past.
    std::unique_ptr<app::LeashedFolder> forgotten;
    const QString past = forScreenshot ? QString() : history::defaultFolder();
    history::HistoryRecorder recorded(monitor, past, history::policyOf(profiles.settings()));
    history::HistoryDesk historyDesk(monitor, recorded, past);
    QObject::connect(&profiles.settings(), &files::Settings::changed, &recorded,
                     [&] { recorded.setPolicy(history::policyOf(profiles.settings())); });
    ui::SecretStore secrets;
    ui::MainWindow window(monitor, recorder, historyDesk, profiles, secrets);
    QObject::connect(&window, &ui::MainWindow::newWindowRequested, &window,
                     [&window](const QString &connectionId) { openNewWindow(window, connectionId); });
    QObject::connect(&recorded, &history::HistoryRecorder::problemOccurred, &window, &ui::MainWindow::tell);
    // The monitor outlives this object: while it takes leave of the server, a signal ends the program at once.
    const app::EndingSignals endingSignals;
    QObject::connect(&endingSignals, &app::EndingSignals::received, &window, [&window](int number) {
        window.close(); // saves the layout; a dialog that is still open does not keep the program
        QCoreApplication::exit(app::EndingSignals::exitStatus(number));
    });
    if (line.windowSize || forScreenshot)
        window.resize(line.windowSize.value_or(kScreenshotSize));
    window.show();

    const auto fail = [](const QString &sentence) {
        complain(sentence);
        QCoreApplication::exit(int(ExitCode::Failed));
    };
    app::DemoWindow demo(window, monitor, recorder);
    QObject::connect(&demo, &app::DemoWindow::otherWindowWanted, &window,
                     [&window](const QString &story) { openNewWindow(window, {}, story); });
    demo.setHistoryFolder([&forgotten] {
        if (!forgotten)
            forgotten = std::make_unique<app::LeashedFolder>();
        return forgotten->path().isEmpty() ? QString() : forgotten->path() + QStringLiteral("/history");
    });
    if (line.demo) {
        messages::ConnectionProfile profile;
        line.address.applyTo(profile);
        QObject::connect(&demo, &app::DemoWindow::failed, &application, fail);
        if (forScreenshot)
            demo.setHaste(kHasteForPicture);
        demo.begin(line.demoKind, profile, line.demoSeed.value_or(std::random_device{}()));
        if (!line.demoStory.isEmpty())
            demo.play(line.demoStory);
    } else if (line.profile) {
        if (line.passwordOnCommandLine)
            complain(app::passwordWarning());
        connectWindow(window, line);
    }

    if (line.present)
        window.present(true);
    app::Screenshot screenshot(window, line.screenshotFile);
    QObject::connect(&screenshot, &app::Screenshot::taken, &monitor, [&] { endAfterPicture(line, monitor); });
    QObject::connect(&screenshot, &app::Screenshot::failed, &application, fail);
    if (forScreenshot && line.demoStory.isEmpty()) {
        screenshot.takeAfter(line.screenshotAfter);
    } else if (forScreenshot) { // of the step that is the story's picture
        QObject::connect(&demo, &app::DemoWindow::pictureReached, &screenshot, &app::Screenshot::take);
        QObject::connect(&demo, &app::DemoWindow::storyEnded, &application, [fail](const QString &problem) {
            fail(problem.isEmpty() ? MainTexts::tr("The story has no picture.") : problem);
        });
    }
    if (line.windowSize) // last: the demo's panel takes room too
        tellSize(window, *line.windowSize);
    const int status = QApplication::exec();
    app::limitExit(status);
    // There is no window any more to say it in. A picture, or a demo, has nothing to save.
    if (const QString problem = profiles.settings().problem(); !problem.isEmpty() && !forScreenshot && !line.demo)
        complain(problem);
    return status;
}

/// A command in the terminal, to its end.
template<typename Command> int runCommand(Command &command)
{
    QObject::connect(&command, &Command::finished, QCoreApplication::instance(),
                     [](ExitCode code) { QCoreApplication::exit(int(code)); });
    command.start();
    const int status = QCoreApplication::exec();
    app::limitExit(status);
    return status;
}

int runList(const CommandLine &line)
{
    app::ListCommand list(line);
    return runCommand(list);
}

/// Writes down what a command sees and does.
template<typename Command>
std::unique_ptr<history::HistoryRecorder> recordedBy(Command &command, const ui::ProfileStore &saved)
{
    auto recorded = std::make_unique<history::HistoryRecorder>(command.monitor(), history::defaultFolder(),
                                                               history::policyOf(saved.settings()));
    QObject::connect(recorded.get(), &history::HistoryRecorder::problemOccurred, &command,
                     [](const messages::Problem &problem) { complain(problem); });
    return recorded;
}

/// By what is saved of the connection to this server, if there is one.
std::unique_ptr<app::WatchAlerts> alertsOf(app::WatchCommand &watch, history::HistoryRecorder &recorded,
                                           const messages::ConnectionProfile &profile, const ui::ProfileStore &saved)
{
    const auto connection = saved.find(app::savedAs(profile, saved.profiles()));
    const messages::AlertSettings settings =
        alerts::savedAlerts(saved.settings(), connection ? connection->id : QString());
    complain(connection ? MainTexts::tr("Alerts are those of the saved connection “%1”.").arg(connection->title())
                        : MainTexts::tr("No saved connection leads to this server: alerts are the usual ones, which "
                                        "are lost liveness and evictions."));
    auto alerts = std::make_unique<app::WatchAlerts>(watch.monitor(), recorded, history::defaultFolder(), settings,
                                                     connection ? connection->title() : profile.title());
    QObject::connect(alerts.get(), &app::WatchAlerts::told, &watch, &app::WatchCommand::printAlert);
    return alerts;
}

/// So a server can have a history without a window, unless a saved connection to it is to have none.
int runWatch(CommandLine line, const ui::ProfileStore &saved)
{
    messages::ConnectionProfile profile = line.profile.value_or(messages::ConnectionProfile{});
    profile.keepsNoHistory = app::markedAsSaved(profile, saved.profiles()).keepsNoHistory;
    line.profile = profile;
    app::WatchCommand watch(line);
    const auto recorded = recordedBy(watch, saved);
    const auto alerts = line.alerts ? alertsOf(watch, *recorded, profile, saved) : nullptr;
    const app::EndingSignals endingSignals;
    if (alerts)
        QObject::connect(&endingSignals, &app::EndingSignals::received, alerts.get(), &app::WatchAlerts::stop);
    QObject::connect(&endingSignals, &app::EndingSignals::received, &watch, &app::WatchCommand::interrupt);
    return runCommand(watch);
}

/// Also by what the saved connections say of this server: through one that is marked as read-only nobody is logged out.
/// What was ended, by whom and why is written into the history as well.
int runLogout(CommandLine line, const ui::ProfileStore &saved)
{
    line.profile = app::markedAsSaved(line.profile.value_or(messages::ConnectionProfile{}), saved.profiles());
    app::LogoutCommand logout(line);
    const auto recorded = recordedBy(logout, saved);
    return runCommand(logout);
}

/// The commands, which know no more than the window of what is saved.
int runOnServer(const CommandLine &parsed)
{
    const ui::ProfileStore profiles;
    const auto line = app::withSavedConnection(parsed, profiles.profiles());
    if (!line)
        return complainAboutUsage(line.error());
    switch (line->action) {
    case CommandLine::Action::List:
        return runList(*line);
    case CommandLine::Action::Watch:
        return runWatch(*line, profiles);
    case CommandLine::Action::Why:
        return int(app::WhyCommand(*line, history::defaultFolder()).run());
    case CommandLine::Action::Forget: {
        app::ForgetCommand forget(*line, history::defaultFolder());
        return runCommand(forget);
    }
    default:
        return runLogout(*line, profiles);
    }
}

/// Everything but the window.
int runInTerminal(const tl::expected<CommandLine, QString> &line)
{
    if (!line)
        return complainAboutUsage(line.error());
    switch (line->action) {
    case CommandLine::Action::List:
    case CommandLine::Action::Watch:
    case CommandLine::Action::LogOut:
    case CommandLine::Action::Why:
    case CommandLine::Action::Forget:
        return runOnServer(*line);
    case CommandLine::Action::ShowHelp:
        return say(app::commandLineHelp());
    case CommandLine::Action::ShowVersion:
        return say(versionText());
    case CommandLine::Action::Window:
        break;
    }
    complain(MainTexts::tr("There is no display to show the window on. Take a picture of it "
                           "with --screenshot FILE, or print the sessions with “list”."));
    return int(ExitCode::Failed);
}

/// What was begun in the pool for a window that is gone may still ask for the application and its translations. That
/// waits for the pool as well, but as it goes.
int withoutThreads(int status)
{
    QThreadPool::globalInstance()->waitForDone();
    return status;
}

} // namespace

int main(int argc, char *argv[])
{
    occupyStandardStreams();
    files::mendEnvironment();
    setNames();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);

    // Read twice: what is asked for decides the kind of application, and only then are there translations
    // for what is wrong with it.
    auto line = app::parseCommandLine(arguments);
    app::wipePasswords(argc, argv);
    if (!line || line->action != CommandLine::Action::Window || !choosePlatform(*line)) {
        QCoreApplication application(argc, argv);
        app::installTranslations(application);
        return withoutThreads(runInTerminal(app::parseCommandLine(arguments)));
    }
    installMessageFilter();
    QApplication application(argc, argv);
    app::installTranslations(application);
    return withoutThreads(runWindow(application, *line));
}
