// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/auditdetails.h"

#include "models/text/durationtext.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"
#include "ui/audit/auditsessionsmodel.h"
#include "ui/audit/audittable.h"
#include "ui/audit/auditwords.h"
#include "ui/controls/card.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"
#include "ui/words/counttext.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QTableView>

namespace ui
{

namespace
{

constexpr int kMostFactsWidth = 104 * kGrid;
constexpr int kTitleWidth = 20 * kGrid;
constexpr int kFactHeight = 5 * kGrid;

QString plainFact(const QString &text)
{
    return text::printableText(text.toUtf8());
}

void showOrDashFact(ToneLabel &label, const QString &text)
{
    label.setText(text.isEmpty() ? QStringLiteral("—") : text);
}

} // namespace

AuditDetails::AuditDetails(AuditReading &reading, QWidget *parent)
    : QWidget(parent)
    , m_reading(reading)
    , m_model(new AuditSessionsModel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2 * kGrid, 0, 0);
    row->setSpacing(4 * kGrid);
    row->addWidget(factsPart(), 2);
    row->addWidget(sessionsPart(), 3);
    clear();
}

QWidget *AuditDetails::factsPart()
{
    auto *part = new QWidget(this);
    part->setMaximumWidth(kMostFactsWidth);
    auto *grid = new QGridLayout(part);
    grid->setContentsMargins(kGrid, 0, 0, 0);
    grid->setHorizontalSpacing(2 * kGrid);
    grid->setVerticalSpacing(0);
    grid->setColumnMinimumWidth(0, kTitleWidth);
    grid->setColumnStretch(1, 1);
    m_who = addFact(*grid, tr("Who"));
    m_server = addFact(*grid, tr("Server"));
    m_reason = addFact(*grid, tr("Reason"));
    m_chosenBy = addFact(*grid, tr("Chosen by"));
    m_began = addFact(*grid, tr("Began"));
    m_ended = addFact(*grid, tr("Ended"));
    m_jobId = addFact(*grid, tr("Job"));
    m_jobId->setFont(monospaceFont(font()));
    for (ToneLabel *label : {m_began, m_ended})
        label->setFont(tabularFont(label->font()));
    grid->setRowStretch(grid->rowCount(), 1);
    return part;
}

ToneLabel *AuditDetails::addFact(QGridLayout &grid, const QString &title)
{
    const int row = grid.count() / 2;
    auto *name = new ToneLabel(title, Tone::Muted, this);
    auto *value = new ToneLabel(Tone::Text, this);
    value->setOverflow(ToneLabel::Overflow::Elide);
    value->setAccessibleName(title);
    name->setMinimumHeight(kFactHeight);
    value->setMinimumHeight(kFactHeight);
    grid.addWidget(name, row, 0, Qt::AlignTop);
    grid.addWidget(value, row, 1);
    return value;
}

QWidget *AuditDetails::sessionsPart()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    column->setSpacing(kGrid);
    m_heading = new ToneLabel(Tone::Muted, part);
    m_heading->setOverflow(ToneLabel::Overflow::Elide);
    m_heading->setMinimumHeight(kFactHeight);
    auto *frame = new Card(Card::Ground::Field, part);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(kGrid / 2, kGrid, kGrid / 2, kGrid);
    m_sessions = newAuditTable(*m_model, AuditSessionsModel::ToneRole, tr("Sessions of the entry"), frame);
    setMonospace(*m_sessions, AuditSessionsModel::Session);
    setMonospace(*m_sessions, AuditSessionsModel::Digest);
    m_sessions->setColumnWidth(AuditSessionsModel::Outcome, 38 * kGrid);
    m_sessions->setColumnWidth(AuditSessionsModel::User, 38 * kGrid);
    m_sessions->setColumnWidth(AuditSessionsModel::Format, 26 * kGrid);
    m_sessions->setColumnWidth(AuditSessionsModel::Session, 26 * kGrid);
    inner->addWidget(m_sessions);
    column->addWidget(m_heading);
    column->addWidget(frame, 1);
    return part;
}

void AuditDetails::showEntry(const audit::Entry &entry)
{
    const audit::Intent &intent = entry.intent;
    const bool isKnown = entry.hasBeginning;
    QString who = isKnown
                      ? tr("%1 on %2", "carol on desk-7").arg(auditOperatorText(intent.by), plainFact(intent.by.host))
                      : QString();
    if (!intent.redisUser.isEmpty())
        who = tr("%1 · %2 in Redis", "carol on desk-7 · support in Redis").arg(who, plainFact(intent.redisUser));
    showOrDashFact(*m_who, who);
    QString server = plainFact(intent.server);
    if (!intent.profile.isEmpty())
        server = tr("%1 · profile %2").arg(server, plainFact(intent.profile));
    showOrDashFact(*m_server, intent.production ? tr("%1 · production").arg(server) : server);
    showOrDashFact(*m_reason, plainFact(intent.reason));
    showOrDashFact(*m_chosenBy, plainFact(intent.chosenBy));
    showOrDashFact(*m_began, isKnown ? text::absoluteText(intent.when.toMSecsSinceEpoch()) : QString());
    QString ended;
    if (entry.hasEnd) {
        ended = tr("%1 · %Ln command(s)", nullptr, text::pluralCount(entry.outcome.commands))
                    .arg(text::absoluteText(entry.outcome.when.toMSecsSinceEpoch()));
        if (!entry.outcome.words.isEmpty())
            ended = tr("%1 · %2", "when · how").arg(ended, plainFact(entry.outcome.words));
    }
    showOrDashFact(*m_ended, ended);
    const QString job = plainFact(entry.job);
    m_jobId->setText(intent.ofJob.isEmpty() ? job : tr("%1 (follows %2)").arg(job, plainFact(intent.ofJob)));
    // Those of the same job stay until its new ones are there.
    if (m_job != entry.job) {
        m_model->setSessions({});
        m_heading->setText(tr("Reading the sessions…"));
    }
    m_job = entry.job;
    m_count = entry.count;
    m_reading.readSessions(entry, kMostSessions,
                           [this](const AuditReading::SessionsResult &sessions) { takeSessions(sessions); });
}

void AuditDetails::clear()
{
    m_reading.forgetSessions();
    m_job.clear();
    for (ToneLabel *label : {m_who, m_server, m_reason, m_chosenBy, m_began, m_ended, m_jobId})
        showOrDashFact(*label, {});
    m_heading->setText(tr("No entry is selected."));
    m_model->setSessions({});
}

void AuditDetails::takeSessions(const AuditReading::SessionsResult &sessions)
{
    if (!sessions) {
        m_model->setSessions({});
        m_heading->setText(sessions.error().cause + QLatin1Char(' ') + sessions.error().nextStep);
        return;
    }
    m_model->setSessions(sessions->sessions);
    const auto named = static_cast<qint64>(sessions->sessions.size());
    if (sessions->isAll && named < m_count) // the disk was full in the middle of them
        m_heading->setText(tr("%1 of %2 are named in the log.").arg(countText(named), sessionsText(m_count)));
    else if (sessions->isAll)
        m_heading->setText(sessionsText(named));
    else
        m_heading->setText(
            tr("The first %1 of %2. All are in the export.").arg(countText(kMostSessions), sessionsText(m_count)));
}

} // namespace ui

#include "moc_auditdetails.cpp"
