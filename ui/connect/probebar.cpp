// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/probebar.h"

#include "models/text/numbertext.h"
#include "ui/connect/tlswords.h"
#include "ui/controls/card.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui
{

using messages::ProbeAnswer;
using monitor::ConnectionProbe;

ProbeBar::ProbeBar(monitor::IoThread &thread, QWidget *parent)
    : QWidget(parent)
    , m_probe(thread)
    , m_button(new QPushButton(tr("Test"), this))
    , m_card(new Card(Card::Ground::Good, this))
    , m_title(new ToneLabel(Tone::Text, m_card))
    , m_text(new ToneLabel(Tone::Muted, m_card))
    , m_progress(new QProgressBar(m_card))
{
    for (ToneLabel *label : {m_title, m_text})
        label->setWordWrap(true);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(kGrid);
    m_progress->setAccessibleName(tr("Testing"));
    m_button->setAutoDefault(false);
    auto *inner = new QVBoxLayout(m_card);
    inner->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    inner->setSpacing(kGrid);
    inner->addWidget(m_title);
    inner->addWidget(m_text);
    inner->addWidget(m_progress);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_card);
    connect(m_button, &QPushButton::clicked, this, &ProbeBar::testRequested);
    connect(&m_probe, &ConnectionProbe::finished, this, &ProbeBar::showAnswer);
    reset();
}

void ProbeBar::start(const messages::ConnectionProfile &profile, const messages::Credentials &credentials)
{
    setRunning(true);
    m_card->setGround(Card::Ground::Raised);
    m_title->setTone(Tone::Text);
    m_title->setText(tr("Trying %1…").arg(profile.title()));
    m_text->hide();
    m_card->show();
    m_probe.start(profile, credentials);
}

void ProbeBar::reset()
{
    if (m_running)
        m_probe.cancel();
    setRunning(false);
    m_card->hide();
}

void ProbeBar::setRunning(bool running)
{
    m_running = running;
    m_progress->setVisible(running);
    m_button->setText(running ? tr("Cancel test") : tr("Test"));
}

void ProbeBar::showAnswer(const ProbeAnswer &answer)
{
    setRunning(false);
    const bool works = answer.problem.isEmpty();
    m_card->setGround(works ? Card::Ground::Good : Card::Ground::Danger);
    m_title->setTone(works ? Tone::Text : Tone::Danger);
    m_title->setText(works ? tr("It works") : answer.problem.cause);
    m_text->setText(works ? answerText(answer) : answer.problem.nextStep);
    m_text->setVisible(!m_text->text().isEmpty());
    m_card->show();
}

QString ProbeBar::answerText(const ProbeAnswer &answer)
{
    const QLocale locale;
    QStringList parts;
    if (!answer.server.isEmpty())
        parts.append(answer.server);
    if (answer.isOldServer)
        parts.append(tr("older than Redis 6.2: changes of the time left may be shown late"));
    if (answer.roundTripMicroseconds > 0)
        parts.append(
            tr("%1 ms").arg(locale.toString(static_cast<double>(answer.roundTripMicroseconds) / 1000.0, 'f', 1)));
    if (answer.keys >= 0)
        parts.append(tr("%Ln key(s)", nullptr, text::pluralCount(answer.keys)));
    if (answer.notificationsKnown)
        parts.append(answer.notificationsOn ? tr("keyspace events are on") : tr("keyspace events are off"));
    else
        parts.append(tr("whether keyspace events are on is not to be known"));
    const QString line = parts.join(QStringLiteral(" · "));
    if (!answer.tls)
        return line;
    QStringList tls{answer.tls->protocol + QStringLiteral(" · ") + answer.tls->cipher,
                    certificateText(*answer.tls, QDateTime::currentDateTime())};
    if (!answer.tls->isVerified)
        tls.append(unverifiedText());
    return line + QLatin1Char('\n') + tls.join(QLatin1Char('\n'));
}

} // namespace ui

#include "moc_probebar.cpp"
