// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/credentials.h"
#include "models/monitor/connectionprobe.h"

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace ui
{

class Card;
class ToneLabel;

/// Tries a connection out, and tells the answer in place.
class ProbeBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ProbeBar(monitor::IoThread &thread, QWidget *parent = nullptr);

    void start(const messages::ConnectionProfile &profile, const messages::Credentials &credentials);
    /// Forgets an answer that the form no longer stands for.
    void reset();
    bool isRunning() const { return m_running; }
    QPushButton *button() { return m_button; }
    void showAnswer(const messages::ProbeAnswer &answer);
    /// "Redis 7.0.15 · 0.4 ms · 12,381 keys · keyspace events are off", and by TLS a line of that and of the
    /// certificate.
    static QString answerText(const messages::ProbeAnswer &answer);

Q_SIGNALS:
    void testRequested();

private:
    void setRunning(bool running);

    monitor::ConnectionProbe m_probe;
    QPushButton *m_button;
    Card *m_card;
    ToneLabel *m_title;
    ToneLabel *m_text;
    QProgressBar *m_progress;
    bool m_running = false;
};

} // namespace ui
