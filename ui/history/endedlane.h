// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/endedquestion.h"

#include <QWidget>

class QToolButton;

namespace history
{
class EndedModel;
} // namespace history

namespace ui
{

class EndedView;
class ToneLabel;

/// Below the live rows: what the history knows of those that have ended. Only shows; who asks is EndedFlow.
class EndedLane final : public QWidget
{
    Q_OBJECT

public:
    explicit EndedLane(QWidget *parent = nullptr);

    /// `now`: by the server's clock.
    void showAnswer(history::EndedAnswer answer, qint64 now);
    /// In the place of rows, as a sentence.
    void showMessage(const QString &sentence);
    /// Nothing is searched for.
    void clear();

    bool isWanted() const { return m_isWanted; }
    bool isFolded() const { return m_isFolded; }
    void setFolded(bool folded);
    /// All of its rows are to be seen: the live ones make room.
    bool isOpen() const { return m_isOpen; }
    int wantedHeight() const;
    int leastHeight() const;

    EndedView &view() { return *m_view; }
    const history::EndedModel &model() const { return *m_model; }
    const std::vector<history::Gap> &gaps() const { return m_answer.gaps; }
    /// Whether the keyboard can go into it.
    bool hasSessions() const { return m_isWanted && !m_isFolded && m_answer.lives > 0; }
    void takeFocus();
    /// Tab leads from there into it.
    void comeAfter(QWidget &before);

Q_SIGNALS:
    void wantedHeightChanged();
    /// Further pages: there are more than were asked for.
    void moreRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void describe();
    void place();
    void pressAll();
    int headingHeight() const;

    history::EndedModel *m_model;
    EndedView *m_view;
    QToolButton *m_fold;
    ToneLabel *m_title;
    ToneLabel *m_summary;
    QToolButton *m_all;
    ToneLabel *m_message;
    history::EndedAnswer m_answer;
    qint64 m_now = 0;
    bool m_isWanted = false;
    bool m_isFolded = false;
    bool m_isOpen = false;
};

} // namespace ui
