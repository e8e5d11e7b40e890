// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/alertoutlets.h"

#include <QPointer>
#include <QTime>

#include <utility>

namespace alerts
{

AlertOutlets::AlertOutlets(AlertLog log, std::function<QTime()> timeOfDay, QObject *parent)
    : QObject(parent)
    , m_log(std::move(log))
    , m_timeOfDay(timeOfDay ? std::move(timeOfDay) : std::function<QTime()>(QTime::currentTime))
{
    m_disk.setMaxThreadCount(1);
    m_disk.setExpiryTimeout(1000);
}

AlertOutlets::~AlertOutlets()
{
    m_disk.waitForDone();
}

bool AlertOutlets::isQuietNow() const
{
    return m_settings.quiet.contains(m_timeOfDay());
}

void AlertOutlets::runCommand(const messages::AlertSettings &settings, const Record &record)
{
    if (settings.runsCommand && !settings.command.isEmpty())
        m_command.run(settings.command, record);
}

void AlertOutlets::tell(const QList<Transition> &transitions)
{
    std::vector<Record> records;
    for (const Transition &transition : transitions)
        records.push_back({transition, QDateTime::currentDateTime(), m_server, isQuietNow()});
    write(records);
    for (const Record &record : records) {
        if (!record.isQuiet)
            runCommand(m_settings, record);
        Q_EMIT told(record, m_settings.notifies && !record.isQuiet);
    }
}

void AlertOutlets::test(const messages::AlertSettings &settings)
{
    Transition transition;
    transition.rule = settings.rule(AlertKind::CountAbove);
    transition.hasFired = true;
    transition.at = QDateTime::currentMSecsSinceEpoch();
    transition.value = transition.rule.limit + 1;
    transition.isTest = true;
    const Record record{transition, QDateTime::currentDateTime(), m_server, false};
    write({record});
    runCommand(settings, record);
    Q_EMIT told(record, settings.notifies);
}

void AlertOutlets::write(std::vector<Record> records)
{
    if (!m_isLogged)
        return;
    m_disk.start([this, log = m_log, records = std::move(records)] {
        const auto done = log.append(records);
        // This waits for the pool before it goes; what is queued then is thrown away with it.
        QMetaObject::invokeMethod(
            this,
            [this, done] {
                if (done)
                    Q_EMIT written();
                else
                    Q_EMIT logFailed(done.error());
            },
            Qt::QueuedConnection);
    });
}

void AlertOutlets::readLog(QObject *asker, qsizetype most,
                           const std::function<void(tl::expected<AlertLog::Latest, QString>)> &reply)
{
    m_disk.start([this, log = m_log, most, reply, wanted = QPointer<QObject>(asker)] {
        auto answer = log.latest(most);
        QMetaObject::invokeMethod(
            this,
            [wanted, reply, answer = std::move(answer)] {
                if (wanted)
                    reply(answer);
            },
            Qt::QueuedConnection);
    });
}

} // namespace alerts

#include "moc_alertoutlets.cpp"
