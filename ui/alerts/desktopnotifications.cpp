// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/desktopnotifications.h"

#include <QCoreApplication>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusServiceWatcher>
#include <QFileInfo>
#include <QHash>
#include <QPointer>
#include <QThreadPool>
#include <QVariantMap>

#include <atomic>
#include <utility>
#include <vector>

namespace ui
{

namespace
{

const auto kService = QStringLiteral("org.freedesktop.Notifications");
const auto kPath = QStringLiteral("/org/freedesktop/Notifications");
const auto kBusService = QStringLiteral("org.freedesktop.DBus");
const auto kBusPath = QStringLiteral("/org/freedesktop/DBus");
const auto kDesktopEntry = QStringLiteral("org.sessionscope.Sessionscope");
constexpr int kAnswerComesWithinMs = 5000;
constexpr size_t kMostWaiting = 32; ///< until it is known whether anybody shows them

/// D-Bus' library would start a bus of its own where there is none.
bool hasSessionBus()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           (!runtime.isEmpty() && QFileInfo::exists(runtime + QStringLiteral("/bus")));
}

QString newConnectionName()
{
    static std::atomic_int count = 0;
    return QStringLiteral("sessionscope-notifications-%1").arg(++count);
}

} // namespace

class DesktopNotifications::Private final : public QObject
{
public:
    struct Message {
        QString topic, summary, body;
        bool isUrgent = false;
    };

    Private(DesktopNotifications &owner, QString address)
        : q(owner)
        , busAddress(std::move(address))
    {
    }
    ~Private() override
    {
        if (isConnected)
            QDBusConnection::disconnectFromBus(name);
    }

    QDBusConnection bus() const { return QDBusConnection(name); }
    void connectToBus();
    void connected(bool isReached);
    void watchService();
    void askForService();
    void askForCapabilities();
    void settle(Presence now, const QString &why = {});
    void send(const Message &message);
    template<typename Reply> void call(const QDBusMessage &message, Reply reply)
    {
        auto *watcher = new QDBusPendingCallWatcher(bus().asyncCall(message, kAnswerComesWithinMs), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, reply] {
            watcher->deleteLater();
            reply(*watcher);
        });
    }

    DesktopNotifications &q;
    const QString busAddress;
    const QString name = newConnectionName();
    bool isAsked = false;
    bool isConnected = false;
    bool takesMarkup = false;
    Presence presence = Presence::Unknown;
    QString obstacle;
    std::vector<Message> waiting;
    QHash<QString, uint> shownAs; ///< by topic, the service's number
};

void DesktopNotifications::Private::connectToBus()
{
    if (busAddress.isEmpty() && !hasSessionBus())
        return settle(Presence::Missing, DesktopNotifications::tr("There is no desktop session here that shows "
                                                                  "notifications."));
    QThreadPool::globalInstance()->start([self = QPointer<Private>(this), address = busAddress, as = name] {
        const QDBusConnection reached = address.isEmpty()
                                            ? QDBusConnection::connectToBus(QDBusConnection::SessionBus, as)
                                            : QDBusConnection::connectToBus(address, as);
        const bool isReached = reached.isConnected();
        // Only the application's thread knows whether this is still wanted.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, isReached, as] {
                if (self)
                    self->connected(isReached);
                else
                    QDBusConnection::disconnectFromBus(as);
            },
            Qt::QueuedConnection);
    });
}

void DesktopNotifications::Private::connected(bool isReached)
{
    isConnected = true;
    if (!isReached)
        return settle(Presence::Missing, DesktopNotifications::tr("The desktop’s message bus cannot be reached."));
    watchService();
    askForService();
}

void DesktopNotifications::Private::watchService()
{
    auto *watcher = new QDBusServiceWatcher(kService, bus(), QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, [this] {
        shownAs.clear();
        askForService();
    });
}

/// It runs, or would be started.
void DesktopNotifications::Private::askForService()
{
    QDBusMessage asksOwner =
        QDBusMessage::createMethodCall(kBusService, kBusPath, kBusService, QStringLiteral("NameHasOwner"));
    asksOwner << kService;
    call(asksOwner, [this](const QDBusPendingCall &answer) {
        if (const QDBusPendingReply<bool> owned = answer; !owned.isError() && owned.value())
            return askForCapabilities();
        const QDBusMessage asksNames =
            QDBusMessage::createMethodCall(kBusService, kBusPath, kBusService, QStringLiteral("ListActivatableNames"));
        call(asksNames, [this](const QDBusPendingCall &named) {
            const QDBusPendingReply<QStringList> names = named;
            if (!names.isError() && names.value().contains(kService))
                askForCapabilities();
            else
                settle(Presence::Missing, DesktopNotifications::tr("Nothing on this desktop shows notifications."));
        });
    });
}

void DesktopNotifications::Private::askForCapabilities()
{
    const QDBusMessage asks =
        QDBusMessage::createMethodCall(kService, kPath, kService, QStringLiteral("GetCapabilities"));
    call(asks, [this](const QDBusPendingCall &answer) {
        const QDBusPendingReply<QStringList> capabilities = answer;
        if (capabilities.isError())
            return settle(Presence::Missing, DesktopNotifications::tr("What shows notifications on this desktop does "
                                                                      "not answer."));
        takesMarkup = capabilities.value().contains(QStringLiteral("body-markup"));
        settle(Presence::There);
    });
}

void DesktopNotifications::Private::settle(Presence now, const QString &why)
{
    presence = now;
    obstacle = why;
    const std::vector<Message> messages = std::exchange(waiting, {});
    for (const Message &message : messages)
        send(message);
    Q_EMIT q.presenceChanged();
}

void DesktopNotifications::Private::send(const Message &message)
{
    if (presence == Presence::Missing) {
        Q_EMIT q.failed(DesktopNotifications::tr("No notification was shown. %1").arg(obstacle));
        return;
    }
    QDBusMessage notify = QDBusMessage::createMethodCall(kService, kPath, kService, QStringLiteral("Notify"));
    const QVariantMap hints{{QStringLiteral("urgency"), QVariant::fromValue(uchar(message.isUrgent ? 2 : 1))},
                            {QStringLiteral("desktop-entry"), kDesktopEntry}};
    constexpr int kAsLongAsUsual = -1;
    notify << QStringLiteral("Sessionscope") << shownAs.value(message.topic) << kDesktopEntry << message.summary
           << (takesMarkup ? message.body.toHtmlEscaped() : message.body) << QStringList() << hints << kAsLongAsUsual;
    call(notify, [this, topic = message.topic](const QDBusPendingCall &answer) {
        const QDBusPendingReply<uint> number = answer;
        if (number.isError()) {
            Q_EMIT q.failed(DesktopNotifications::tr("The desktop has not shown a notification: %1.")
                                .arg(number.error().message()));
            return;
        }
        shownAs.insert(topic, number.value());
        Q_EMIT q.shown(topic);
    });
}

DesktopNotifications::DesktopNotifications(QString busAddress, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(busAddress)))
{
}

DesktopNotifications::~DesktopNotifications() = default;

void DesktopNotifications::ask()
{
    if (!std::exchange(d->isAsked, true))
        d->connectToBus();
}

DesktopNotifications::Presence DesktopNotifications::presence() const
{
    return d->presence;
}

QString DesktopNotifications::obstacle() const
{
    return d->obstacle;
}

void DesktopNotifications::show(const QString &topic, const QString &summary, const QString &body, bool isUrgent)
{
    const Private::Message message{topic, summary, body, isUrgent};
    if (d->presence != Presence::Unknown)
        d->send(message);
    else if (d->waiting.size() < kMostWaiting)
        d->waiting.push_back(message);
    ask();
}

} // namespace ui

#include "moc_desktopnotifications.cpp"
