// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/undostrip.h"

#include "models/text/clocktext.h"
#include "models/text/numbertext.h"
#include "ui/controls/tonelabel.h"
#include "ui/logout/logoutwords.h"
#include "ui/theme/theme.h"
#include "ui/words/instanttext.h"

#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

#include <chrono>

namespace ui
{

namespace
{

// Often enough that no second is skipped.
constexpr std::chrono::milliseconds kTickOfUndo{250};
constexpr int kBarWidthOfUndo = 75 * kGrid;
constexpr int kWordWidth = 23 * kGrid;

} // namespace

UndoStrip::UndoStrip(QWidget *parent)
    : QWidget(parent)
    , m_what(new ToneLabel(Tone::Text, this))
    , m_how(new ToneLabel(Tone::Muted, this))
    , m_bar(new QProgressBar(this))
    , m_left(new ToneLabel(Tone::Text, this))
    , m_button(new QPushButton(this))
{
    auto *title = new ToneLabel(tr("Undo"), Tone::Text, this);
    title->setFontScale(1.0, QFont::DemiBold);
    title->setMinimumWidth(kWordWidth);
    title->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    for (ToneLabel *label : {m_what, m_how})
        label->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(kBarWidthOfUndo, 6);
    m_bar->setAccessibleName(tr("Time left for undo"));
    m_left->setFont(tabularFont(m_left->font()));
    m_button->setAutoDefault(false);
    auto *time = new QHBoxLayout;
    time->setSpacing(3 * kGrid);
    time->addWidget(m_bar);
    time->addWidget(m_left);
    time->addStretch(1);
    auto *words = new QVBoxLayout;
    words->setSpacing(kGrid);
    words->addWidget(m_what);
    words->addWidget(m_how);
    words->addLayout(time);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(title, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    layout->addSpacing(3 * kGrid);
    layout->addWidget(m_button, 0, Qt::AlignTop);
    m_timer.setInterval(kTickOfUndo);
    connect(&m_timer, &QTimer::timeout, this, &UndoStrip::tick);
    connect(m_button, &QPushButton::clicked, this, &UndoStrip::undoRequested);
}

UndoStrip::State UndoStrip::stateOf(const LogoutAccount &account)
{
    State state;
    if (account.undo() == LogoutAccount::Undo::NotAsked)
        state.until = account.undoUntil();
    state.whole = account.undoTime();
    const int count = account.undoable();
    state.how = account.noUndo();
    switch (account.undo()) {
    case LogoutAccount::Undo::NotAsked:
        state.what = count > 0 ? tr("%Ln session(s) can be brought back, with the time that each still has.", nullptr,
                                    text::pluralCount(count))
                               : tr("Nothing of this can be brought back.");
        if (count > 0)
            state.how = QStringLiteral("%1 %2").arg(
                state.how,
                tr("What has been written since is left alone. What is brought back is kept in memory only."));
        break;
    case LogoutAccount::Undo::Running:
        state.what = tr("Sessions are being brought back…");
        break;
    case LogoutAccount::Undo::Over:
        state.what = undoSummary(account.undone());
        break;
    case LogoutAccount::Undo::Left:
        state.what = tr("The connection was left while sessions were brought back: what came of it is not known.");
        break;
    }
    if (account.undo() == LogoutAccount::Undo::Over && !account.undone().unrecorded.isEmpty())
        state.how =
            account.undone().outcomes.empty()
                ? tr("Nothing was sent: %1").arg(account.undone().unrecorded.sentences())
                : tr("What came of it is not in the audit log: %1").arg(account.undone().unrecorded.sentences());
    state.press = tr("Undo %Ln", nullptr, count);
    state.pressMeans = tr("Bring %Ln session(s) back", nullptr, text::pluralCount(count));
    return state;
}

void UndoStrip::setState(const State &state, const QString &obstacle)
{
    m_obstacle = obstacle;
    m_until = state.until;
    m_whole = state.whole;
    m_what->setText(state.what);
    m_how->setText(state.how.trimmed());
    m_how->setVisible(!m_how->text().isEmpty());
    m_button->setText(state.press);
    m_button->setAccessibleName(state.pressMeans);
    tick();
    if (m_until > 0)
        m_timer.start();
}

void UndoStrip::tick()
{
    const qint64 left = m_until - QDateTime::currentMSecsSinceEpoch();
    const bool isPossible = m_until > 0 && left > 0;
    if (m_until > 0 && !isPossible) {
        m_what->setText(tr("The time for undo is over."));
        m_how->hide();
    }
    if (!isPossible)
        m_timer.stop();
    for (QWidget *widget :
         {static_cast<QWidget *>(m_bar), static_cast<QWidget *>(m_left), static_cast<QWidget *>(m_button)})
        widget->setVisible(isPossible);
    m_button->setEnabled(isPossible && m_obstacle.isEmpty());
    m_button->setToolTip(m_obstacle);
    if (!isPossible)
        return;
    constexpr int kSteps = 1000;
    m_bar->setRange(0, kSteps);
    m_bar->setValue(m_whole > 0 ? int(qMin<qint64>(kSteps, kSteps * left / m_whole)) : kSteps);
    m_left->setText(tr("%1 left, until %2").arg(countdownText(left), text::clockText(m_until)));
}

} // namespace ui

#include "moc_undostrip.cpp"
