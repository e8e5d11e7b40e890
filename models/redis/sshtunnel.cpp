// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/sshtunnel.h"

#include "models/redis/sshdestination.h"
#include "models/text/secretvariables.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <csignal>
#include <sys/resource.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#if defined(Q_OS_LINUX)
#include <sys/prctl.h>
#endif

#include <utility>

namespace redis
{

namespace
{

using namespace std::chrono_literals;

// ssh binds the control socket under its name with a dot and sixteen letters, and renames it.
constexpr qsizetype kNameRoom = qsizetype(sizeof "/ssh.0123456789abcdef") + 1;
// What ssh says is kept in a file until it is read: the far side decides how much it is.
constexpr rlim_t kLargestFile = 16 * 1024 * 1024;
constexpr qint64 kShortened = 256 * 1024;
constexpr qint64 kReadAtOnce = 64 * 1024;
// Each place is asked for by an ssh of its own: of a great cluster not all at once.
constexpr int kMostRequests = 4;
// More than there can be nodes, replicas and sentinels at a time; each is a socket that ssh holds.
constexpr size_t kMostWays = 1024;
// Of a link's own pause, which varies by a quarter: the link that waited does not come too early.
constexpr double kPauseShare = 0.7;
// An ssh that lasts this long was a good one: the next failure begins with the shortest pause again.
constexpr qint64 kProvenMs = 5000;

/// A folder that is ours alone, with a path that is short, and means itself wherever ssh takes it apart.
std::unique_ptr<QTemporaryDir> makeFolder()
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9/._-]+\\z"));
    for (const QString &place :
         {qEnvironmentVariable("XDG_RUNTIME_DIR"), QDir::tempPath(), QStringLiteral("/tmp"), QDir::homePath()}) {
        if (place.isEmpty() || !plain.match(place).hasMatch())
            continue;
        auto folder = std::make_unique<QTemporaryDir>(place + QStringLiteral("/sessionscope-ssh-XXXXXX"));
        if (folder->isValid() && folder->path().size() + kNameRoom <= qsizetype(sizeof(sockaddr_un{}.sun_path)))
            return folder;
    }
    return nullptr;
}

/// In the child, before it becomes ssh: without a terminal, so that nobody is asked there; and never without us.
void prepareChild(pid_t program)
{
    ::setsid();
    const rlimit limit{kLargestFile, kLargestFile};
    ::setrlimit(RLIMIT_FSIZE, &limit);
#if defined(Q_OS_LINUX)
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != program)
        ::_exit(1); // it was too late for that
#else
    Q_UNUSED(program)
#endif
}

QProcessEnvironment sshEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // It hands on what it has: to its helpers, and with SendEnv to the far side.
    for (const char *name : text::kSecretVariables)
        environment.remove(QString::fromLatin1(name));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C")); // its words are read
    // The ssh of a jump host is not told of BatchMode.
    environment.insert(QStringLiteral("SSH_ASKPASS_REQUIRE"), QStringLiteral("never"));
    return environment;
}

QString sshProgram()
{
    return QStandardPaths::findExecutable(QStringLiteral("ssh"));
}

/// What a cluster announces may be anything.
bool isHost(const QString &host)
{
    static const QRegularExpression expression(
        QStringLiteral("\\A(?:[A-Za-z0-9_][A-Za-z0-9._-]*|[0-9A-Fa-f:.]+(?:%\\w+)?)\\z"));
    return host.size() < 256 && expression.match(host).hasMatch();
}

} // namespace

SshTunnel::SshTunnel(QString destination, QObject *parent)
    : SshTunnel(std::move(destination), Limits{}, parent)
{
}

SshTunnel::SshTunnel(QString destination, const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_destination(std::move(destination))
    , m_limits(limits)
    , m_watcher(this)
    , m_limit(this)
    , m_pauses(limits.firstPause, limits.lastPause)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { giveUp({ErrorKind::SshTimedOut, m_destination}); });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &SshTunnel::lookForControlSocket);
}

SshTunnel::~SshTunnel()
{
    dropSsh();
}

// --- ssh itself ------------------------------------------------------------------------------------------------------

QStringList SshTunnel::arguments() const
{
    return {QStringLiteral("-M"),
            QStringLiteral("-N"), // no command over there
            QStringLiteral("-T"),
            QStringLiteral("-a"), // the agent stays here
            QStringLiteral("-x"),
            QStringLiteral("-S"),
            m_folder->filePath(QStringLiteral("ssh")),
            QStringLiteral("-oControlPersist=no"),
            QStringLiteral("-oBatchMode=yes"),
            QStringLiteral("-oClearAllForwardings=yes"), // of the configuration: they are for the user's own ssh
            QStringLiteral("-oConnectTimeout=%1").arg(m_limits.connect.count()),
            QStringLiteral("-oServerAliveInterval=15"),
            QStringLiteral("-oServerAliveCountMax=2"),
            QStringLiteral("-oStreamLocalBindMask=0177"),
            QStringLiteral("-oLogLevel=DEBUG1"), // see SshWords
            QStringLiteral("--"),
            m_destination};
}

/// The reason by which it is not begun.
std::optional<Error> SshTunnel::refusal(const Endpoint &endpoint) const
{
    if (endpoint.transport == Transport::Unix)
        return Error{ErrorKind::SshToSocket, endpoint.path};
    if (!isSshDestination(m_destination))
        return Error{ErrorKind::SshDestinationInvalid, m_destination};
    if (!isHost(endpoint.host))
        return Error{ErrorKind::HostNotFound, endpoint.host};
    return std::nullopt;
}

void SshTunnel::lead(const Endpoint &endpoint, QObject *context, Handler handler)
{
    const QString place = endpoint.toString();
    std::optional<Error> error = refusal(endpoint);
    if (!error && !makeRoomFor(place))
        error = Error{ErrorKind::SshFailed, QStringLiteral("too many places, the next was %1").arg(place)};
    if (error) {
        QMetaObject::invokeMethod(
            context, [handler = std::move(handler), error] { handler(tl::unexpected(*error)); }, Qt::QueuedConnection);
        return;
    }
    Way &way = m_ways[place];
    if (way.isOpen && m_state == State::Open && !hasEnded()) {
        handler(way.path);
        return;
    }
    way.endpoint = endpoint;
    way.waiting.push_back({context, std::move(handler)});
    switch (m_state) {
    case State::Idle:
        start();
        return;
    case State::LoggingIn:
        return;
    case State::Open:
        if (!way.isOpen)
            addWay(way);
        return; // else it has just ended, and that is told to all
    }
}

void SshTunnel::start()
{
    // From the event loop: whoever asks does not expect the answer from inside.
    const auto failSoon = [this](const Error &error) {
        m_lastError = error;
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_state == State::Idle)
                    answerAll(Error(m_lastError));
            },
            Qt::QueuedConnection);
    };
    if (m_failedAt.isValid() && !m_failedAt.hasExpired(qint64(double(m_pause.count()) * kPauseShare))) {
        failSoon(Error(m_lastError));
        return;
    }
    const QString program = sshProgram();
    if (program.isEmpty()) {
        failSoon({ErrorKind::SshNotInstalled, {}});
        return;
    }
    m_folder = makeFolder();
    if (!m_folder) {
        failSoon({ErrorKind::SshFailed, QStringLiteral("no folder for its sockets: %1").arg(QDir::tempPath())});
        return;
    }
    m_state = State::LoggingIn;
    m_words = SshWords();
    m_wordsFile.setFileName(m_folder->filePath(QStringLiteral("words")));
    if (m_wordsFile.open(QIODevice::ReadWrite | QIODevice::NewOnly))
        m_wordsFile.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    m_watcher.addPath(m_folder->path());
    m_ssh = new QProcess(this);
    m_ssh->setProcessEnvironment(sshEnvironment());
    m_ssh->setStandardInputFile(QProcess::nullDevice());
    m_ssh->setStandardOutputFile(QProcess::nullDevice());
    m_ssh->setStandardErrorFile(m_wordsFile.fileName(), QIODevice::Append);
    m_ssh->setChildProcessModifier([program = ::getpid()] { prepareChild(program); });
    connect(m_ssh, &QProcess::finished, this, [this] { endedBy(true); });
    connect(m_ssh, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            endedBy(false);
    });
    m_limit.start(m_limits.login);
    m_ssh->start(program, arguments());
}

/// ssh makes it when it is logged in, and listens.
void SshTunnel::lookForControlSocket()
{
    if (m_state != State::LoggingIn || !QFileInfo::exists(m_folder->filePath(QStringLiteral("ssh"))))
        return;
    m_state = State::Open;
    m_openSince.start();
    m_limit.stop();
    m_watcher.removePath(m_folder->path());
    addWays();
}

void SshTunnel::endedBy(bool hasStarted)
{
    readWords();
    if (!hasStarted) {
        giveUp({ErrorKind::SshFailed, m_ssh->errorString()});
        return;
    }
    Error error = m_words.reason(m_destination);
    if (m_state == State::Open)
        error.kind = ErrorKind::SshEnded;
    giveUp(error);
}

void SshTunnel::giveUp(const Error &error)
{
    if (m_state == State::Open && m_openSince.hasExpired(kProvenMs))
        m_pauses.reset();
    m_state = State::Idle;
    m_limit.stop();
    m_lastError = error;
    m_failedAt.start();
    m_pause = m_pauses.next();
    dropSsh();
    answerAll(error);
}

void SshTunnel::dropSsh()
{
    for (auto &[place, way] : m_ways) {
        way.isOpen = false;
        if (QProcess *request = std::exchange(way.request, nullptr)) {
            request->disconnect(this);
            request->close();
            request->deleteLater();
        }
    }
    if (QProcess *ssh = std::exchange(m_ssh, nullptr)) {
        ssh->disconnect(this);
        ssh->close(); // kills it, and sees that it is gone: milliseconds
        ssh->deleteLater();
    }
    if (m_folder)
        m_watcher.removePath(m_folder->path());
    m_wordsFile.close();
    m_folder.reset();
}

/// Its sockets are closed a moment before QProcess hears of its end.
bool SshTunnel::hasEnded() const
{
    if (!m_ssh || m_ssh->state() != QProcess::Running)
        return true;
    siginfo_t information{};
    return ::waitid(P_PID, id_t(m_ssh->processId()), &information, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           information.si_pid != 0;
}

// --- places ----------------------------------------------------------------------------------------------------------

/// Of those that nobody waits for and that lead nowhere none needs to be kept.
bool SshTunnel::makeRoomFor(const QString &place)
{
    if (m_ways.size() < kMostWays || m_ways.contains(place))
        return true;
    std::erase_if(m_ways, [](const auto &each) {
        const Way &way = each.second;
        return !way.isOpen && !way.request && way.waiting.empty();
    });
    return m_ways.size() < kMostWays;
}

/// Those that have to wait for others are begun as soon as these are answered.
void SshTunnel::addWays()
{
    std::vector<QString> places; // who is answered on the way may add others
    for (const auto &[place, way] : m_ways) {
        if (!way.isOpen && !way.waiting.empty())
            places.push_back(place);
    }
    for (const QString &place : places) {
        const auto found = m_ways.find(place);
        if (found != m_ways.end() && !found->second.isOpen && m_state == State::Open)
            addWay(found->second);
    }
}

void SshTunnel::addWay(Way &way)
{
    const auto requests =
        std::count_if(m_ways.begin(), m_ways.end(), [](const auto &each) { return each.second.request; });
    if (way.request || way.waiting.empty() || requests >= kMostRequests)
        return;
    const QString place = way.endpoint.toString();
    way.path = m_folder->filePath(QString::number(++m_number));
    way.request = new QProcess(this);
    QProcess *request = way.request;
    request->setProcessEnvironment(sshEnvironment());
    request->setStandardInputFile(QProcess::nullDevice());
    request->setStandardOutputFile(QProcess::nullDevice());
    request->setStandardErrorFile(QProcess::nullDevice());
    request->setChildProcessModifier([program = ::getpid()] { prepareChild(program); });
    connect(request, &QProcess::finished, this, [this, place](int code, QProcess::ExitStatus status) {
        wayAnswered(place, status == QProcess::NormalExit && code == 0);
    });
    connect(request, &QProcess::errorOccurred, this, [this, place](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            wayAnswered(place, false);
    });
    QTimer::singleShot(m_limits.forwarding, request, &QProcess::kill);
    // Without the configuration: what it forwards would be added as well.
    request->start(sshProgram(),
                   {QStringLiteral("-F"), QStringLiteral("none"), QStringLiteral("-S"),
                    m_folder->filePath(QStringLiteral("ssh")), QStringLiteral("-oStreamLocalBindMask=0177"),
                    QStringLiteral("-O"), QStringLiteral("forward"), QStringLiteral("-L"),
                    QStringLiteral("%1:[%2]:%3").arg(way.path, way.endpoint.host, QString::number(way.endpoint.port)),
                    QStringLiteral("--"), QStringLiteral("sessionscope")});
}

void SshTunnel::wayAnswered(const QString &place, bool isOpen)
{
    Way &way = m_ways[place];
    std::exchange(way.request, nullptr)->deleteLater();
    way.isOpen = isOpen;
    const QPointer<SshTunnel> alive(this);
    if (isOpen)
        answer(place, QString(way.path));
    else if (hasEnded())
        return; // which is told to all, with the reason
    else
        answer(place, tl::unexpected(Error{ErrorKind::SshFailed, QStringLiteral("no way to %1").arg(place)}));
    if (alive && m_state == State::Open)
        addWays();
}

void SshTunnel::answer(const QString &place, const Result<QString> &result)
{
    const QPointer<SshTunnel> alive(this);
    for (const Waiting &waiting : std::exchange(m_ways[place].waiting, {})) {
        if (waiting.context)
            waiting.handler(result);
        if (!alive)
            return;
    }
}

void SshTunnel::answerAll(const Error &error)
{
    const QPointer<SshTunnel> alive(this);
    std::vector<QString> places;
    for (const auto &[place, way] : m_ways)
        places.push_back(place);
    for (const QString &place : places) {
        answer(place, tl::unexpected(error));
        if (!alive || m_state != State::Idle)
            return; // who was answered has begun anew
    }
}

// --- what ssh says ---------------------------------------------------------------------------------------------------

/// What it says of a connection is written before it closes it, so it is there when that is noticed.
void SshTunnel::readWords()
{
    if (!m_wordsFile.isOpen())
        return;
    for (auto budget = qint64(kLargestFile); budget > 0;) {
        const QByteArray more = m_wordsFile.read(kReadAtOnce);
        if (more.isEmpty())
            break;
        m_words.take(more);
        budget -= more.size();
    }
    // It is appended to: what was read need not be kept. A line in the same moment would be lost, and with it a reason.
    if (m_wordsFile.pos() > kShortened && m_wordsFile.resize(0))
        m_wordsFile.seek(0);
}

quint64 SshTunnel::now()
{
    readWords();
    return m_words.refusals();
}

std::optional<Error> SshTunnel::reasonFor(const Endpoint &endpoint, quint64 begun, bool isUnheard)
{
    readWords();
    if (isUnheard) {
        if (const auto words = m_words.refusalOf(endpoint.host, endpoint.port, begun)) {
            if (words->startsWith(QLatin1String("administratively prohibited")))
                return Error{ErrorKind::SshForwardingForbidden, endpoint.toString()};
            const QString why = words->section(QLatin1String("connect failed: "), -1);
            return Error{ErrorKind::SshCannotReach, endpoint.toString() + QLatin1String(": ") + why};
        }
    }
    if (hasEnded())
        return Error{ErrorKind::SshEnded, {}};
    return std::nullopt;
}

} // namespace redis

#include "moc_sshtunnel.cpp"
