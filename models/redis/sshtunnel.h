// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/backoff.h"
#include "models/redis/error.h"
#include "models/redis/serveraddress.h"
#include "models/redis/sshwords.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileSystemWatcher>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

class QProcess;
class QTemporaryDir;

namespace redis
{

/// The way to servers that are reached from another host alone: the system's own `ssh`, logged in there, so that its
/// configuration, agent, keys and jump hosts count as everywhere else. One ssh carries all connections; host names are
/// looked up on the far side.
///
/// For each place there is a Unix socket in a folder that this user alone may enter, and ssh forwards what connects
/// there. Not `-D` or `-L` with a port: a port on the loopback is open to every user of this computer, and somebody
/// else may take it first and be sent the password. Places become known on the way (nodes of a cluster), so they are
/// added to the ssh that runs, through its control socket (`-O forward`).
///
///     Idle ──lead()──> LoggingIn ──the control socket is there──> Open
///       ^                  │                                        │
///       └── with a reason ─┴───────── ssh ends <────────────────────┘   (the next lead() starts it again, after a
///       pause)
///
/// Nothing is asked: BatchMode. ssh goes with this object, and however the program ends (on Linux, by the kernel).
/// Lives in, and is used from, one thread.
class SshTunnel final : public QObject
{
    Q_OBJECT

public:
    struct Limits {
        std::chrono::milliseconds firstPause{250};    ///< after a failure, before it is tried again
        std::chrono::milliseconds lastPause{10'000};  ///< … which doubles up to this
        std::chrono::seconds connect{15};             ///< until the SSH server answers
        std::chrono::milliseconds login{60'000};      ///< until all is done: a key may have to be touched
        std::chrono::milliseconds forwarding{10'000}; ///< for a place to be added
    };

    /// `destination` as ssh takes it: `user@host`, `ssh://host:port`, or a Host of its configuration.
    explicit SshTunnel(QString destination, QObject *parent = nullptr);
    SshTunnel(QString destination, const Limits &limits, QObject *parent = nullptr);
    ~SshTunnel() override;

    /// The path of the Unix socket that leads to this place, once there is one: perhaps from inside, and unless the
    /// context has died. Answered within the limits, in turn: a few at a time. Errors: ErrorKinds that begin with Ssh.
    using Handler = std::function<void(const Result<QString> &path)>;
    void lead(const Endpoint &endpoint, QObject *context, Handler handler);

    /// A moment, for reasonFor().
    quint64 now();
    /// Why a connection to this place has ended that was begun at that moment; nothing: not because of the tunnel, as
    /// far as ssh tells. `isUnheard`: not a byte has come back.
    std::optional<Error> reasonFor(const Endpoint &endpoint, quint64 begun, bool isUnheard);

private:
    enum class State : quint8 { Idle, LoggingIn, Open };
    struct Waiting {
        QPointer<QObject> context;
        Handler handler;
    };
    struct Way {
        Endpoint endpoint;
        QString path;
        QProcess *request = nullptr; ///< that adds it
        bool isOpen = false;
        std::vector<Waiting> waiting;
    };

    std::optional<Error> refusal(const Endpoint &endpoint) const;
    void start();
    QStringList arguments() const;
    void lookForControlSocket();
    bool makeRoomFor(const QString &place);
    void addWays();
    void addWay(Way &way);
    void wayAnswered(const QString &place, bool isOpen);
    void answer(const QString &place, const Result<QString> &result);
    void answerAll(const Error &error);
    void endedBy(bool hasStarted);
    void giveUp(const Error &error);
    void readWords();
    bool hasEnded() const;
    void dropSsh();

    const QString m_destination;
    const Limits m_limits;
    State m_state = State::Idle;
    std::map<QString, Way> m_ways; ///< by "host:port"
    std::unique_ptr<QTemporaryDir> m_folder;
    QProcess *m_ssh = nullptr;
    QFileSystemWatcher m_watcher; ///< of the folder
    QFile m_wordsFile;            ///< what ssh and its jump hosts' ssh write
    SshWords m_words;
    QTimer m_limit;
    Backoff m_pauses;
    std::chrono::milliseconds m_pause{0};
    QElapsedTimer m_failedAt;
    QElapsedTimer m_openSince;
    Error m_lastError;
    int m_number = 0; ///< of the next socket
};

} // namespace redis
