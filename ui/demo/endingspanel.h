// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demo/experiment.h"

#include <QString>
#include <QWidget>

#include <map>
#include <optional>

class QPushButton;

namespace ui
{

class LabCard;

/// The experiments with what else ends sessions: a button for each, and in their place the card that asks, waits and
/// tells. One at a time; what cannot be tried here is disabled, and says why.
class EndingsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit EndingsPanel(QWidget *parent = nullptr);

    /// Begins without a question: it was asked, or told, elsewhere.
    void begin(Experiment experiment);
    bool isBusy() const { return m_running.has_value(); }
    /// It asks, waits or tells, in the place of the buttons.
    bool hasCard() const;

public Q_SLOTS:
    /// Of the one that runs: what it is at.
    void showProgress(const QString &sentence);
    /// It is over.
    void showOutcome(const QString &sentence, bool isFailure);
    /// The server is there, and can be experimented with.
    void setReady(bool isReady);

Q_SIGNALS:
    void experimentRequested(ui::Experiment experiment);
    void outcomeShown(const QString &sentence, bool isFailure);
    /// What it says is another.
    void cardChanged();

private:
    void ask(Experiment experiment);
    void dismiss();
    void updateButtons();
    void showCard(bool shown);

    std::map<Experiment, QPushButton *> m_buttons;
    QWidget *m_choices;
    LabCard *m_card;
    std::optional<Experiment> m_asked;
    std::optional<Experiment> m_running;
    bool m_isReady = false;
};

} // namespace ui
