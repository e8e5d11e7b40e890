// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demo/endingspanel.h"

#include "ui/controls/tonelabel.h"
#include "ui/demo/labcard.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace ui
{

namespace
{

constexpr std::array kExperiments{Experiment::EvictLru,        Experiment::EvictTtl,          Experiment::RestartEmpty,
                                  Experiment::RestartSnapshot, Experiment::RestartAppendOnly, Experiment::KillPrimary};

QString titleOf(Experiment experiment)
{
    switch (experiment) {
    case Experiment::EvictLru:
        return EndingsPanel::tr("Evict by allkeys-lru");
    case Experiment::EvictTtl:
        return EndingsPanel::tr("Evict by volatile-ttl");
    case Experiment::RestartEmpty:
        return EndingsPanel::tr("Restart, nothing kept");
    case Experiment::RestartSnapshot:
        return EndingsPanel::tr("Restart with RDB");
    case Experiment::RestartAppendOnly:
        return EndingsPanel::tr("Restart with AOF");
    case Experiment::KillPrimary:
        return EndingsPanel::tr("Kill a primary", "an experiment");
    }
    return {};
}

QString questionOf(Experiment experiment)
{
    switch (experiment) {
    case Experiment::EvictLru:
        return EndingsPanel::tr(
            "maxmemory is set a little above what is used, then other data is written. Redis evicts "
            "whatever was not used for longest: sessions whose users have not clicked lately go first. "
            "It ends when about half of the sessions are gone, and is set back.");
    case Experiment::EvictTtl:
        return EndingsPanel::tr(
            "maxmemory is set a little above what is used, then other data without a TTL is written. "
            "Redis evicts only what has a TTL, next to end first: sessions pay for data that never "
            "goes. It ends when about half of them are gone, and is set back.");
    case Experiment::RestartEmpty:
        return EndingsPanel::tr("Redis shuts down and starts again, with neither RDB nor AOF. Sessions are in memory "
                                "alone: all users are logged out.");
    case Experiment::RestartSnapshot:
        return EndingsPanel::tr(
            "Redis writes a snapshot as it shuts down, and reads it when it starts again. Sessions "
            "come back with their deadlines; those that run out meanwhile do not. After a crash, what "
            "came after the latest snapshot would be gone.");
    case Experiment::RestartAppendOnly:
        return EndingsPanel::tr(
            "Redis writes each change down from now on, then shuts down, and reads it all when it "
            "starts again. Sessions come back with their deadlines; after a crash, up to a second of "
            "changes would be gone.");
    case Experiment::KillPrimary:
        return {};
    }
    return {};
}

} // namespace

EndingsPanel::EndingsPanel(QWidget *parent)
    : QWidget(parent)
    , m_choices(new QWidget(this))
    , m_card(new LabCard(this))
{
    auto *title = new ToneLabel(tr("What else ends sessions"), Tone::Text, this);
    title->setFontScale(1, QFont::DemiBold);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kGrid);
    column->addWidget(title);
    auto *grid = new QGridLayout(m_choices);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(2 * kGrid);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    for (const Experiment experiment : kExperiments) {
        auto *button = new QPushButton(titleOf(experiment), m_choices);
        const int place = int(m_buttons.size());
        grid->addWidget(button, place / 2, place % 2);
        m_buttons.emplace(experiment, button);
        connect(button, &QPushButton::clicked, this, [this, experiment] { ask(experiment); });
    }
    column->addWidget(m_choices);
    column->addWidget(m_card);
    connect(m_card, &LabCard::confirmed, this, [this] {
        if (m_asked)
            begin(*m_asked);
    });
    connect(m_card, &LabCard::dismissed, this, &EndingsPanel::dismiss);
    updateButtons();
}

bool EndingsPanel::hasCard() const
{
    return !m_card->isHidden();
}

void EndingsPanel::ask(Experiment experiment)
{
    if (m_running)
        return;
    m_asked = experiment;
    showCard(true);
    m_card->ask(tr("%1: what will happen?").arg(titleOf(experiment)), questionOf(experiment));
    Q_EMIT cardChanged();
}

void EndingsPanel::begin(Experiment experiment)
{
    if (m_running || !m_isReady)
        return;
    m_asked.reset();
    m_running = experiment;
    showCard(true);
    m_card->showWork(titleOf(experiment), tr("The sessions are counted …"));
    updateButtons();
    Q_EMIT cardChanged();
    Q_EMIT experimentRequested(experiment);
}

void EndingsPanel::dismiss()
{
    const std::optional<Experiment> asked = std::exchange(m_asked, std::nullopt);
    showCard(false);
    if (asked)
        m_buttons.at(*asked)->setFocus(Qt::OtherFocusReason);
}

void EndingsPanel::showProgress(const QString &sentence)
{
    if (m_running)
        m_card->showWork(titleOf(*m_running), sentence);
}

void EndingsPanel::showOutcome(const QString &sentence, bool isFailure)
{
    if (!m_running)
        return;
    const QString title = isFailure ? tr("%1: it did not work").arg(titleOf(*m_running))
                                    : tr("%1: what happened").arg(titleOf(*m_running));
    m_running.reset();
    m_card->showOutcome(title, sentence, isFailure);
    updateButtons();
    Q_EMIT cardChanged();
    Q_EMIT outcomeShown(sentence, isFailure);
}

void EndingsPanel::setReady(bool isReady)
{
    m_isReady = isReady;
    updateButtons();
}

void EndingsPanel::showCard(bool shown)
{
    m_choices->setVisible(!shown);
    m_card->setVisible(shown);
}

void EndingsPanel::updateButtons()
{
    for (const auto &[experiment, button] : m_buttons) {
        if (experiment == Experiment::KillPrimary) {
            button->setEnabled(false);
            button->setToolTip(tr("This demo has one server. The one of a cluster has primaries to kill, in its bar: "
                                  "sessionscope --demo=cluster."));
            continue;
        }
        button->setEnabled(m_isReady && !m_running);
        button->setToolTip(m_running   ? tr("Another experiment runs.")
                           : m_isReady ? QString()
                                       : tr("The server is not there."));
    }
}

} // namespace ui

#include "moc_endingspanel.cpp"
