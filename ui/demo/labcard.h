// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/card.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui
{

class ToneLabel;

/// What an experiment will do, is doing, and has done: a question first, then work, then a sentence with figures.
class LabCard final : public Card
{
    Q_OBJECT

public:
    explicit LabCard(QWidget *parent = nullptr);

    void ask(const QString &title, const QString &text);
    void showWork(const QString &title, const QString &text);
    void showOutcome(const QString &title, const QString &text, bool isFailure);
    bool isAsking() const { return m_phase == Phase::Asking; }

Q_SIGNALS:
    void confirmed();
    /// Not now, or it has been read.
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Phase : quint8 { Asking, Working, Done };
    void enter(Phase phase, const QString &title, const QString &text);

    Phase m_phase = Phase::Done;
    ToneLabel *m_title;
    ToneLabel *m_text;
    QProgressBar *m_busy;
    QPushButton *m_go;
    QPushButton *m_notNow;
};

} // namespace ui
