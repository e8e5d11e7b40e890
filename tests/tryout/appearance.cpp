// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Says when a session appears in the program's table: `tryout_appearance redis://…` prints "ready" once it is
// connected and has read everything, and then a line for each user of each session, when the table says that a row
// was added or has changed, as it says it to a window: seconds since 1970, the format, the user.
#include "models/monitor/profileurl.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>

#include <cstdio>

using namespace messages;
using namespace monitor;
using namespace sessions;

namespace
{

class Appearances final : public QObject
{
public:
    explicit Appearances(const ConnectionProfile &profile)
    {
        const SessionTableModel &table = m_monitor.table();
        connect(&m_monitor, &SessionMonitor::livenessChanged, this, &Appearances::announceReady);
        connect(&m_monitor, &SessionMonitor::requestRefused, this, &Appearances::complain);
        connect(&table, &QAbstractItemModel::rowsInserted, this, &Appearances::lookAtRows);
        connect(&table, &QAbstractItemModel::dataChanged, this, &Appearances::lookAtRows);
        connect(&table, &QAbstractItemModel::layoutChanged, this, &Appearances::lookAtRows);
        connect(&table, &QAbstractItemModel::modelReset, this, &Appearances::lookAtRows);
        m_monitor.connectTo(profile, {});
    }

private:
    void announceReady(const Liveness &liveness)
    {
        if (m_ready || liveness.mode != Liveness::Mode::Live)
            return;
        m_ready = true;
        say("ready");
    }

    void complain(const Problem &problem)
    {
        std::fprintf(stderr, "%s\n", qUtf8Printable(problem.cause));
        QCoreApplication::exit(1);
    }

    /// All of them: there are a few.
    void lookAtRows()
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        const SessionStore &store = m_monitor.store();
        for (int row = 0; row < m_monitor.table().rowCount(); ++row) {
            const Slot slot = m_monitor.table().slotAt(row);
            const QByteArray user = store.user(slot).toByteArray();
            QByteArray &known = m_users[store.key(slot).toByteArray()];
            if (user.isEmpty() || known == user)
                continue;
            known = user;
            const QByteArray format = m_monitor.formats().formatTitles().value(store.format(slot)).toUtf8();
            say(QByteArray::number(double(now) / 1000, 'f', 3) + '\t' + format + '\t' + user);
        }
    }

    static void say(const QByteArray &line)
    {
        std::printf("%s\n", line.constData());
        std::fflush(stdout);
    }

    SessionMonitor m_monitor;
    QHash<QByteArray, QByteArray> m_users; ///< by key
    bool m_ready = false;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto address = monitor::profileFromUrl(application.arguments().value(1));
    if (!address) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(address.error().sentences()));
        return 2;
    }
    const Appearances appearances(address->profile);
    return QCoreApplication::exec();
}
