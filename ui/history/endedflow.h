// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/endedquestion.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

class QAction;
class QStackedWidget;
class QWidget;

namespace history
{
class HistoryDesk;
} // namespace history
namespace monitor
{
class SessionMonitor;
}
namespace ui
{

class EndedDetails;
class EndedLane;
class LanePlace;
class SearchField;
class SessionSearch;
class SessionTableView;

/// Asks the history what has ended that the search finds, and shows it below the live rows, and one in full beside
/// them. While it is asked nothing moves; what matches and ends meanwhile comes by itself.
class EndedFlow final : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        SessionSearch &search;
        SearchField &field;
        SessionTableView &table; ///< the live rows
        LanePlace &place;        ///< around them
        QStackedWidget &side;    ///< where details stand
        QWidget &details;        ///< those of live sessions
        QAction &clearSearch;
        QAction &showDetails;
    };
    /// While somebody looks.
    static constexpr int kBetweenQuestionsMs = 1000;

    EndedFlow(monitor::SessionMonitor &monitor, history::HistoryDesk &desk, const Parts &parts, QObject *parent);

    EndedLane &lane() { return *m_lane; }
    /// The one that is selected; nothing: none.
    const history::Life *selected() const;

public Q_SLOTS:
    /// Another tab is shown, or something else is searched for.
    void update();
    /// What is in the history is not what it was.
    void reread();

Q_SIGNALS:
    void userRequested(const QByteArray &user);
    void forgetRequested(const QByteArray &user);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectParts();
    bool isAsked() const;
    bool isShown() const;
    qint64 nowMs() const;
    history::EndedQuestion question() const;
    void ask();
    void askAgain();
    void askInTurn();
    void take(const tl::expected<history::EndedAnswer, history::Failure> &answer, qint64 now);
    void showSelected();
    void showMenu(const QPoint &globalPosition);
    void copy(const QString &text);
    void leaveUpwards();

    monitor::SessionMonitor &m_monitor;
    history::HistoryDesk &m_desk;
    Parts m_parts;
    EndedLane *m_lane;
    EndedDetails *m_details;
    QTimer m_again;
    QElapsedTimer m_asked;
    QString m_subject; ///< what was searched for when it was asked last
    int m_most = 0;
    bool m_isAnswered = true;
    bool m_isOutdated = false; ///< something has happened since it was asked
};

} // namespace ui
