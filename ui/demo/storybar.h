// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QPushButton;

namespace ui
{

class ToneLabel;

/// The line of a story that plays by itself: what to look at, how far it is, and what can be done about it. The space
/// bar pauses it wherever in the window the focus is, but in a text field and on a button, which have another use for
/// it.
class StoryBar final : public QWidget
{
    Q_OBJECT

public:
    explicit StoryBar(QWidget *parent = nullptr);

    /// A story begins: it is shown.
    void showStory(const QString &title);
    /// `step` counts from 0.
    void showStep(int step, int steps, const QString &line);
    /// What the demo's server has said meanwhile; empty: nothing of note.
    void showNews(const QString &sentence);
    /// It has come to its end, or could not go on: a sentence. It stays until it is closed.
    void showEnd(const QString &sentence, bool isFailure);
    void setPaused(bool isPaused);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void pauseRequested(bool pauses);
    /// The story waits, or goes on or is over.
    void pausedChanged(bool isPaused);
    void backRequested();
    void nextRequested();
    void stopRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrangeType();
    bool takesSpace(const QWidget *focused) const;

    ToneLabel *m_title;
    ToneLabel *m_line;
    ToneLabel *m_news;
    ToneLabel *m_progress;
    QPushButton *m_back;
    QPushButton *m_pause;
    QPushButton *m_next;
    QPushButton *m_stop;
    int m_step = 0;
    int m_steps = 0;
    bool m_isPaused = false;
    bool m_hasEnded = true;
};

} // namespace ui
