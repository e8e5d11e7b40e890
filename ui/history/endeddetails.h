// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historylife.h"

#include <QWidget>

#include <optional>
#include <vector>

class QListView;
class QPushButton;

namespace ui
{

class Chip;
class NoticeCard;
class TimelineModel;
class ToneLabel;

/// Why one session ended, and what is known of its life. By the history: nobody asks the server.
class EndedDetails final : public QWidget
{
    Q_OBJECT

public:
    explicit EndedDetails(QWidget *parent = nullptr);

    /// `gaps`: all of the history. `now`: by the server's clock.
    void showLife(const history::Life &life, const std::vector<history::Gap> &gaps, qint64 now);
    const std::optional<history::Life> &life() const { return m_life; }
    /// For a ticket.
    QString ticket() const;

    QSize sizeHint() const override;

Q_SIGNALS:
    void liveSessionsRequested(const QByteArray &user);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showHeader(qint64 now);

    std::optional<history::Life> m_life;
    std::vector<history::Gap> m_gaps;
    ToneLabel *m_user;
    ToneLabel *m_number;
    ToneLabel *m_how;
    ToneLabel *m_when;
    Chip *m_format;
    Chip *m_source;
    NoticeCard *m_reason;
    TimelineModel *m_lines;
    QListView *m_timeline;
    ToneLabel *m_from;
    ToneLabel *m_session;
    QPushButton *m_copy;
    QPushButton *m_live;
};

} // namespace ui
