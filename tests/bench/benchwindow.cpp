// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchwindow.h"

#include <QEventLoop>
#include <QPaintEvent>
#include <QTest>
#include <QTimer>

namespace bench
{

using sessions::SessionTableModel;

namespace
{

constexpr QSize kSize(1280, 800); // as the program opens at first
constexpr int kPaintLimitMs = 5000;
// The first paints of an empty window are not the load's.
constexpr int kSettleMs = 200;

/// The model can say so once ordering happens in another thread; until then it always is.
template<typename Table> bool isOrdered(const Table &table)
{
    if constexpr (requires { table.isUpToDate(); })
        return table.isUpToDate();
    else
        return true;
}

} // namespace

bool waitUntil(const std::function<bool()> &condition, int limitMs)
{
    if (condition())
        return true;
    QEventLoop loop;
    QElapsedTimer elapsed;
    elapsed.start();
    bool holds = false;
    QTimer look;
    look.setTimerType(Qt::PreciseTimer);
    look.setInterval(1);
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        holds = condition();
        if (holds || elapsed.elapsed() > limitMs)
            loop.quit();
    });
    look.start();
    loop.exec();
    return holds;
}

void runFor(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

BenchWindow::BenchWindow()
{
    m_monitor = std::make_unique<monitor::SessionMonitor>();
    m_recorder = std::make_unique<activity::ActivityRecorder>(*m_monitor);
    const QString past = m_settings.filePath(QStringLiteral("history"));
    m_recorded = std::make_unique<history::HistoryRecorder>(*m_monitor, past, history::HistoryRecorder::Policy{});
    m_history = std::make_unique<history::HistoryDesk>(*m_monitor, *m_recorded, past);
    m_profiles = std::make_unique<ui::ProfileStore>(m_settings.filePath(QStringLiteral("settings.ini")));
    m_secrets = std::make_unique<ui::SecretStore>();
    m_window = std::make_unique<ui::MainWindow>(*m_monitor, *m_recorder, *m_history, *m_profiles, *m_secrets);
    m_view = m_window->findChild<ui::SessionTableView *>();
    m_view->viewport()->installEventFilter(this);
    m_window->resize(kSize);
    m_window->show();
    m_shown = QTest::qWaitForWindowExposed(m_window.get());
    runFor(kSettleMs);
}

BenchWindow::~BenchWindow() = default;

void BenchWindow::connectTo(quint16 port, Pace pace)
{
    messages::ConnectionProfile profile;
    profile.port = port;
    profile.gentle = pace == Pace::Gentle;
    m_firstRowsMs = -1;
    m_firstPaintSeen = false;
    m_sinceConnect.start();
    m_window->connectTo(profile, {});
}

bool BenchWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && watched == m_view->viewport() && m_view->isVisible()) {
        Q_EMIT tableAboutToBePainted(static_cast<QPaintEvent *>(event)->region());
        const bool first = !m_firstPaintSeen && table().rowCount() > 0;
        m_firstPaintSeen = m_firstPaintSeen || first;
        // Not now, but when this paint, and what was waiting before it, is done.
        QMetaObject::invokeMethod(
            this,
            [this, first] {
                ++m_paints;
                if (first)
                    m_firstRowsMs = double(m_sinceConnect.nsecsElapsed()) / 1e6;
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

bool BenchWindow::isUpToDate()
{
    return isOrdered(table());
}

bool BenchWindow::isLoaded(int sessions)
{
    return messages::isLive(m_monitor->liveness().mode) &&
           m_monitor->progress().phase == messages::LoadProgress::Phase::Idle && table().rowCount() == sessions &&
           isUpToDate();
}

bool BenchWindow::waitForPaint()
{
    const quint64 before = m_paints;
    m_view->viewport()->update();
    return waitUntil([this, before] { return m_paints > before; }, kPaintLimitMs);
}

QString BenchWindow::fault(int sessions)
{
    const SessionTableModel &rows = table();
    const sessions::SessionStore &store = rows.store();
    if (rows.rowCount() != sessions)
        return QStringLiteral("%1 rows instead of %2").arg(rows.rowCount()).arg(sessions);
    qint64 previous = 0;
    for (int row = 0; row < rows.rowCount(); ++row) {
        const sessions::Slot slot = rows.slotAt(row);
        if (!store.user(slot).startsWith("user_") || store.deadline(slot) == 0 || store.created(slot) == 0 ||
            store.lastAccess(slot) == 0 || store.ip(slot).isEmpty() || store.device(slot).isEmpty()) {
            return QStringLiteral("row %1 is not complete").arg(row);
        }
        if (rows.sortColumn() == SessionTableModel::Remaining && rows.sortOrder() == Qt::AscendingOrder &&
            store.deadline(slot) < previous) {
            return QStringLiteral("row %1 is not in order").arg(row);
        }
        previous = store.deadline(slot);
    }
    for (int column = 0; column < SessionTableModel::ColumnCount; ++column) {
        if (rows.index(0, column).data().toString().isEmpty())
            return QStringLiteral("column %1 shows nothing").arg(column);
    }
    return {};
}

} // namespace bench
