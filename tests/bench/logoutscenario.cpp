// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A hundred thousand sessions of as many users are ended beside all others, from the search to the report and the last
// look after it: what the window, the server and its other clients notice of it.
#include "models/audit/auditlog.h"
#include "models/monitor/logoutdesk.h"
#include "tests/bench/bench.h"
#include "tests/bench/bystander.h"
#include "tests/bench/eventloopwatch.h"
#include "tests/bench/processfigures.h"
#include "tests/bench/workload.h"
#include "tests/support/redisserver.h"
#include "ui/logout/logoutdialog.h"
#include "ui/logout/logoutreportdialog.h"
#include "ui/search/searchfield.h"
#include "ui/sessions/slotselection.h"

#include <QAction>
#include <QDateTime>
#include <QFile>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

#include <optional>

namespace bench
{

namespace
{

constexpr int kLeaving = 100'000;
/// Longer than any other session's, so that a search finds them.
constexpr qint64 kLifeMs = 5LL * 3'600'000;
constexpr char kSearch[] = "ttl>4h";
constexpr int kLimitMs = 180'000;

template<typename Widget> Widget *shownIn(QWidget &window)
{
    const auto all = window.findChildren<Widget *>();
    for (Widget *one : all) {
        if (one->isVisible())
            return one;
    }
    return nullptr;
}

QAction *actionCalled(QWidget &window, const QString &name)
{
    const auto all = window.findChildren<QAction *>();
    for (QAction *action : all) {
        if (action->text().remove(QLatin1Char('&')) == name)
            return action;
    }
    return nullptr;
}

/// One logout, as somebody asks for it.
class MassLogout
{
public:
    MassLogout(Bench &bench, BenchWindow &window)
        : m_bench(bench)
        , m_window(window)
        , m_search(*window.window().findChild<ui::SearchField *>())
    {
        monitor::LogoutDesk &desk = window.monitor().logouts();
        QObject::connect(&desk, &monitor::LogoutDesk::logoutFinished, &m_context,
                         [this](const messages::LogoutReport &report) {
                             m_reportMs = double(m_sinceYes.nsecsElapsed()) / 1e6;
                             m_ended = report.count(messages::LogoutOutcome::Kind::Ended);
                         });
        QObject::connect(&desk, &monitor::LogoutDesk::logoutChecked, &m_context,
                         [this](const messages::LogoutCheck &check) { m_isOver = check.isLast; });
    }

    /// Empty: it was done, and everything shows so.
    QString run()
    {
        const int others = m_bench.options().sessions;
        support::RedisServer &server = *m_bench.server();
        const qint64 deadline = QDateTime::currentMSecsSinceEpoch() + kLifeMs;
        if (!writeSessions(server.port(), others, kLeaving, others, deadline) ||
            !waitUntil([&] { return m_window.isLoaded(others + kLeaving); }, kLimitMs))
            return QStringLiteral("they do not come");
        search(QLatin1String(kSearch));
        if (!waitUntil([&] { return rows() == kLeaving && m_window.isUpToDate(); }, kLimitMs))
            return QStringLiteral("the search does not find them");
        m_window.view().selection().selectAllPresent();
        if (!waitUntil([&] { return m_window.view().selection().count() == kLeaving; }, kLimitMs))
            return QStringLiteral("they cannot be selected");

        forgetSlowCommands(server);
        CpuMeter processor(server.processId());
        Bystander beside(server.port());
        processor.start();
        m_all.start();
        const QString fault = end();
        m_all.stop();
        if (!fault.isEmpty())
            return fault;
        tell(beside.stop(), processor.elapsed().server);
        search({});
        return waitUntil([&] { return m_window.isLoaded(others); }, kLimitMs)
                   ? QString()
                   : QStringLiteral("the others are not all there");
    }

private:
    qsizetype rows() { return m_window.table().rowCount(); }

    void search(const QString &text)
    {
        m_search.setText(text);
        m_search.flush();
    }

    /// How long the window was away in one of the parts.
    template<typename Part> bool watched(const char *name, Part part)
    {
        EventLoopWatch watch;
        watch.start();
        const bool done = part();
        watch.stop();
        m_bench.table().add(
            {QStringLiteral("longest stall: logout of 100,000, %1").arg(QLatin1String(name)), QStringLiteral("ms")},
            watch.longestMs());
        return done;
    }

    QString end()
    {
        QWidget &window = m_window.window();
        QAction *logOut = actionCalled(window, QStringLiteral("Log Out…"));
        QAction *report = actionCalled(window, QStringLiteral("Latest Logout’s Report…"));
        if (!logOut || !report)
            return QStringLiteral("there is no such action");
        QPointer<ui::LogoutDialog> dialog;
        const bool isAsked = watched("asking", [&] {
            logOut->trigger();
            return waitUntil([&] { return (dialog = shownIn<ui::LogoutDialog>(window)) != nullptr; }, kLimitMs);
        });
        if (!isAsked)
            return QStringLiteral("nobody is asked");
        QPushButton *yes = nullptr;
        const bool isAnswerable = watched("the question stands", [&] {
            const auto fields = dialog->findChildren<QLineEdit *>();
            for (QLineEdit *field : fields) {
                if (field->accessibleName().startsWith(QLatin1String("Type ")))
                    QTest::keyClicks(field, QString::number(kLeaving));
            }
            const auto buttons = dialog->findChildren<QPushButton *>();
            for (QPushButton *button : buttons) {
                if (button->text() == dialog->question().actionText())
                    yes = button;
            }
            runFor(1000);
            return yes && yes->isEnabled();
        });
        if (!isAnswerable)
            return QStringLiteral("the question cannot be answered");
        const bool isAnswered = watched("the answer", [&] {
            m_sinceYes.start();
            yes->click();
            // It is deleted only when the loop that runs the scenario is back.
            return waitUntil([&] { return !dialog || !dialog->isVisible(); }, kLimitMs);
        });
        const bool isDone = isAnswered && watched("while they end", [&] {
                                return waitUntil([&] { return m_reportMs.has_value(); }, kLimitMs);
                            });
        if (!isAnswered)
            return QStringLiteral("the question stays open");
        if (!isDone || m_ended != kLeaving)
            return QStringLiteral("%1 have ended").arg(m_ended);
        QPointer<ui::LogoutReportDialog> shown;
        const bool isShown = watched("its report", [&] {
            report->trigger();
            return waitUntil([&] { return (shown = shownIn<ui::LogoutReportDialog>(window)) != nullptr; }, kLimitMs);
        });
        if (!isShown)
            return QStringLiteral("the report is not shown");
        const bool isQuiet = watched("afterwards", [&] {
            const bool over = waitUntil([&] { return m_isOver && rows() == 0; }, kLimitMs);
            shown->close();
            runFor(500);
            return over;
        });
        return isQuiet ? QString() : QStringLiteral("it is not over");
    }

    void tell(const std::vector<double> &roundTrips, double serverMs)
    {
        const QString ms = QStringLiteral("ms");
        BudgetTable &table = m_bench.table();
        addStalls(table, QStringLiteral("logout of 100,000"), m_all);
        table.add({QStringLiteral("slow log entries over 10 ms during a logout of 100,000"),
                   {},
                   Judged::AtMost,
                   0,
                   Stands::Worst},
                  double(m_bench.server()->integer({"SLOWLOG", "LEN"})));
        table.add({QStringLiteral("other clients' PING during a logout of 100,000, p99"), ms, Judged::AtMost, 5,
                   Stands::Median},
                  percentile(roundTrips, 0.99));
        table.add({QStringLiteral("other clients' PING during a logout of 100,000, longest"), ms},
                  percentile(roundTrips, 1));
        table.add({QStringLiteral("logout of 100,000: from the answer to the report"), ms}, *m_reportMs);
        table.add({QStringLiteral("logout of 100,000: processor time of the server"), ms}, serverMs);
    }

    Bench &m_bench;
    BenchWindow &m_window;
    ui::SearchField &m_search;
    QObject m_context;
    EventLoopWatch m_all;
    QElapsedTimer m_sinceYes;
    std::optional<double> m_reportMs;
    int m_ended = 0;
    bool m_isOver = false;
};

} // namespace

void measureLogout(Bench &bench)
{
    BenchWindow *window = bench.window();
    for (int repetition = 0; window && repetition < bench.options().repetitions; ++repetition) {
        const QString fault = MassLogout(bench, *window).run();
        // The benchmark's own, by its name.
        QFile::remove(audit::defaultLogFile());
        if (!fault.isEmpty())
            return bench.table().fail(QStringLiteral("logout of 100,000"), fault);
    }
}

} // namespace bench
