// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historydesk.h"

#include "models/activity/history/historyplace.h"
#include "models/activity/history/historyrecorder.h"
#include "models/activity/history/historywriter.h"
#include "models/files/ownfile.h"
#include "models/monitor/sessionmonitor.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <utility>

namespace history
{

/// Lives in the reading thread.
class OpenHistory final : public QObject
{
public:
    /// Of this file, which is opened once for many questions.
    tl::expected<const HistoryReader *, Failure> reader(const QString &folder, const QString &file)
    {
        const quint64 number = files::fileNumber(file);
        if (number == 0) { // what looks must not make anything, not even the key
            m_reader.reset();
            return tl::make_unexpected(Failure{Failure::Kind::Missing, {}});
        }
        if (m_reader && m_file == file && m_number == number) {
            // Formats come with what is written, also after it was opened.
            if (const auto read = m_reader->readTitles(); read)
                return m_reader.get();
        }
        m_reader.reset();
        const auto key = HistoryKey::ofFolder(folder);
        if (!key)
            return tl::make_unexpected(Failure{Failure::Kind::Refused, key.error().reason});
        auto opened = HistoryReader::open(file, *key);
        if (!opened)
            return tl::make_unexpected(opened.error());
        m_reader = std::move(*opened);
        m_file = file;
        m_number = number;
        return m_reader.get();
    }

private:
    std::unique_ptr<HistoryReader> m_reader;
    QString m_file;
    quint64 m_number = 0;
};

class HistoryDesk::Private final : public QObject
{
public:
    struct Waiting {
        std::shared_ptr<AnyJob> job;
        /// Cleared when nobody wants to know any more; also looked at in the reading thread.
        std::shared_ptr<std::atomic_bool> isWanted;
        QMetaObject::Connection gone;
        quint64 flush = 0;      ///< it is asked once this is in the file
        QDeadlineTimer flushed; ///< or now: the disk has had its time
    };

    Private(HistoryDesk &owner, monitor::SessionMonitor &watched, QString place);
    ~Private() override;

    QString file() const;
    QString placeOfHistory() const;
    void add(const QObject *asker, std::shared_ptr<AnyJob> job);
    void forget(const QObject *asker);
    void forgetAll();
    void hand(quint64 written);
    void handLate() { hand(0); }
    void read(const QObject *asker, const Waiting &waiting);
    void deliver(const QObject *asker, const std::shared_ptr<AnyJob> &job);

    HistoryDesk &q;
    monitor::SessionMonitor &monitor;
    const QString folder;
    bool hasServer = false;
    QHash<const QObject *, Waiting> waiting; ///< by who asked; also what is being read
    QList<const QObject *> unflushed;        ///< of those: not handed to the thread yet
    QTimer flushed;                          ///< the disk has had its time for the first of those
    QThread thread;
    OpenHistory *opened; ///< the thread's
};

HistoryDesk::Private::Private(HistoryDesk &owner, monitor::SessionMonitor &watched, QString place)
    : q(owner)
    , monitor(watched)
    , folder(std::move(place))
    , opened(new OpenHistory)
{
    flushed.setSingleShot(true);
    connect(&flushed, &QTimer::timeout, this, &Private::handLate);
    connect(&q.m_recorder.writer(), &HistoryWriter::written, this, &Private::hand);
    hasServer = monitor.connectionStatus().phase != messages::ConnectionStatus::Phase::Disconnected;
    connect(&monitor, &monitor::SessionMonitor::profileChanged, this, [this] {
        hasServer = true; // also after it was left: its history is there all the same
        forgetAll();
        Q_EMIT q.fileChanged();
    });
    opened->moveToThread(&thread);
    connect(&thread, &QThread::finished, opened, &QObject::deleteLater);
    thread.setObjectName(QStringLiteral("history reader"));
    thread.start();
}

HistoryDesk::Private::~Private()
{
    forgetAll();
    thread.quit();
    thread.wait();
}

QString HistoryDesk::Private::file() const
{
    // A profile that nobody has connected to is of no server.
    const QString place = placeOfHistory();
    return place.isEmpty() || !hasServer ? QString()
                                         : QStringLiteral("%1/%2").arg(place, fileNameFor(monitor.profile()));
}

QString HistoryDesk::Private::placeOfHistory() const
{
    const QString &own = monitor.profile().historyFolder;
    return own.isEmpty() ? folder : own;
}

void HistoryDesk::Private::add(const QObject *asker, std::shared_ptr<AnyJob> job)
{
    forget(asker);
    Waiting entry;
    entry.job = std::move(job);
    entry.isWanted = std::make_shared<std::atomic_bool>(true);
    entry.gone = connect(asker, &QObject::destroyed, this, [this, asker] { forget(asker); });
    const bool isRecording = q.m_recorder.isRecording();
    entry.flush = isRecording ? q.m_recorder.writer().flush() : 0;
    entry.flushed = QDeadlineTimer(isRecording ? kLongestFlush : std::chrono::milliseconds(0));
    waiting.insert(asker, entry);
    unflushed += asker;
    if (!isRecording)
        handLate();
    else if (!flushed.isActive())
        flushed.start(kLongestFlush);
}

void HistoryDesk::Private::forget(const QObject *asker)
{
    const auto entry = waiting.constFind(asker);
    if (entry == waiting.constEnd())
        return;
    entry->isWanted->store(false);
    disconnect(entry->gone);
    waiting.erase(entry);
    unflushed.removeAll(asker);
}

void HistoryDesk::Private::forgetAll()
{
    const auto askers = waiting.keys();
    for (const QObject *asker : askers)
        forget(asker);
}

/// Those of whom what had happened when they asked is in the file, which is so up to this flush, or does not come into
/// it for now. An earlier flush says nothing of what came after it.
void HistoryDesk::Private::hand(quint64 written)
{
    flushed.stop();
    const auto askers = std::exchange(unflushed, {});
    for (const QObject *asker : askers) {
        const Waiting entry = waiting.value(asker);
        if (entry.flush <= written || entry.flushed.hasExpired())
            read(asker, entry);
        else
            unflushed += asker;
    }
    if (!unflushed.isEmpty())
        flushed.start(int(waiting.value(unflushed.first()).flushed.remainingTime()));
}

void HistoryDesk::Private::read(const QObject *asker, const Waiting &entry)
{
    const QString path = file();
    QMetaObject::invokeMethod(opened, [this, asker, path, place = placeOfHistory(), job = entry.job,
                                       isWanted = entry.isWanted, open = opened] {
        if (!isWanted->load())
            return;
        const auto reader =
            path.isEmpty() ? tl::make_unexpected(Failure{Failure::Kind::Missing, {}}) : open->reader(place, path);
        if (reader)
            job->answer(**reader);
        else
            job->fail(reader.error());
        // This object outlives the thread.
        QMetaObject::invokeMethod(
            this, [this, asker, job] { deliver(asker, job); }, Qt::QueuedConnection);
    });
}

void HistoryDesk::Private::deliver(const QObject *asker, const std::shared_ptr<AnyJob> &job)
{
    if (const auto entry = waiting.constFind(asker); entry == waiting.constEnd() || entry->job != job)
        return;
    forget(asker); // who is answered may ask again at once
    job->deliver();
}

HistoryDesk::HistoryDesk(monitor::SessionMonitor &monitor, HistoryRecorder &recorder, QString folder, QObject *parent)
    : QObject(parent)
    , m_recorder(recorder)
    , d(std::make_unique<Private>(*this, monitor, std::move(folder)))
{
}

HistoryDesk::~HistoryDesk() = default;

void HistoryDesk::forget(const QObject *asker)
{
    d->forget(asker);
}

void HistoryDesk::noteForgotten(const QString &file, const QByteArray &user)
{
    if (!file.isEmpty() && file == d->file())
        Q_EMIT contentForgotten(user);
}

QString HistoryDesk::file() const
{
    return d->file();
}

void HistoryDesk::add(const QObject *asker, std::shared_ptr<AnyJob> job)
{
    d->add(asker, std::move(job));
}

} // namespace history

#include "moc_historydesk.cpp"
