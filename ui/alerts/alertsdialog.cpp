// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertsdialog.h"

#include "ui/alerts/alertlogmodel.h"
#include "ui/alerts/alertrules.h"
#include "ui/alerts/alertways.h"
#include "ui/controls/dialogroom.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr QSize kUsualSize{215 * kGrid, 150 * kGrid};
constexpr int kDialogMargin = 22;

} // namespace

AlertsDialog::AlertsDialog(const messages::AlertSettings &settings, DesktopNotifications &notifications,
                           QWidget *parent)
    : QDialog(parent)
    , m_shown(settings)
    , m_server(new ToneLabel(Tone::Muted, this))
    , m_note(new ToneLabel(Tone::Warning, this))
    , m_switch(new SegmentedSwitch({tr("Rules"), tr("How to tell"), tr("Log")}, this))
    , m_pages(new QStackedWidget(this))
    , m_rules(new AlertRules)
    , m_ways(new AlertWays(notifications))
    , m_log(new AlertLogModel(this))
{
    setWindowTitle(tr("Alerts"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *title = new ToneLabel(tr("Alerts"), Tone::Text, this);
    title->setFontScale(1.25, QFont::Bold);
    m_server->setOverflow(ToneLabel::Overflow::Elide);
    m_note->setWordWrap(true);
    m_note->setVisible(false);
    m_switch->setAccessibleName(tr("Part of the alerts"));
    m_switch->setTabs(true);
    auto *top = new QHBoxLayout;
    top->setSpacing(3 * kGrid);
    top->addWidget(title);
    top->addWidget(m_server, 1);
    top->addWidget(m_switch);
    m_pages->addWidget(padded(m_rules));
    m_pages->addWidget(padded(m_ways));
    m_pages->addWidget(logPage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, 5 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->addLayout(top);
    layout->addWidget(m_note);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttonRow());
    connect(m_switch, &SegmentedSwitch::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_ways, &AlertWays::edited, this, &AlertsDialog::showProblem);
    connect(m_ways, &AlertWays::testRequested, this, [this] {
        if (m_ways->problem().isEmpty())
            Q_EMIT testRequested(this->settings());
        else
            m_ways->showTest(m_ways->problem(), false);
    });
    m_rules->setRules(settings.rules);
    m_ways->setSettings(settings);
    showProblem();
    resize(kUsualSize.boundedTo(dialogRoom(this)));
}

/// What does not fit is scrolled to.
QWidget *AlertsDialog::padded(QWidget *page)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    area->setWidget(page);
    return area;
}

QWidget *AlertsDialog::logPage()
{
    auto *page = new QWidget;
    m_table = new QTableView(page);
    m_table->setModel(m_log);
    m_table->setAccessibleName(tr("Alerts that fired and cleared"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->verticalHeader()->setMinimumSectionSize(kRowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_logNote = new ToneLabel(tr("The log is being read."), Tone::Muted, page);
    m_logNote->setWordWrap(true);
    m_logNote->setOverflow(ToneLabel::Overflow::WrapAnywhere);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_logNote);
    const int character = m_table->fontMetrics().horizontalAdvance(QLatin1Char('0'));
    m_table->setColumnWidth(AlertLogModel::When, 20 * character);
    m_table->setColumnWidth(AlertLogModel::What, 12 * character);
    m_table->setColumnWidth(AlertLogModel::Server, 16 * character);
    return page;
}

QWidget *AlertsDialog::buttonRow()
{
    auto *row = new QWidget(this);
    m_problem = new ToneLabel(Tone::Warning, row);
    m_problem->setWordWrap(true);
    auto *cancel = new QPushButton(tr("Cancel"), row);
    m_save = new QPushButton(tr("&Save"), row);
    cancel->setAutoDefault(false);
    m_save->setDefault(true);
    setButtonRole(m_save, ButtonRole::Primary);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_problem, 1);
    layout->addWidget(cancel);
    layout->addWidget(m_save);
    connect(cancel, &QPushButton::clicked, this, &AlertsDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &AlertsDialog::accept);
    return row;
}

void AlertsDialog::showProblem()
{
    const QString problem = m_ways->problem();
    m_problem->setText(problem);
    m_save->setEnabled(problem.isEmpty());
}

void AlertsDialog::setServer(const QString &title, const QString &note)
{
    m_server->setText(title);
    QStringList notes{note};
    if (const auto unknown = m_shown.unknownRules.size(); unknown > 0)
        notes += tr("%n rule(s) of a later version are kept, and do nothing here.", nullptr, int(unknown));
    notes.removeAll(QString());
    m_note->setText(notes.join(QLatin1Char('\n')));
    m_note->setVisible(!notes.isEmpty());
}

messages::AlertSettings AlertsDialog::settings() const
{
    messages::AlertSettings settings = m_shown;
    settings.rules = m_rules->rules();
    m_ways->writeTo(settings);
    return settings;
}

void AlertsDialog::showStandings(const alerts::AlertJudge &judge)
{
    m_rules->showStandings(judge);
}

void AlertsDialog::showLog(const tl::expected<alerts::AlertLog::Latest, QString> &latest, const QString &file)
{
    const bool isRead = latest.has_value();
    m_logNote->setTone(isRead ? Tone::Muted : Tone::Danger);
    if (!isRead) {
        m_logNote->setText(latest.error());
        return;
    }
    QStringList notes;
    if (latest->records.empty())
        notes += tr("Nothing has fired yet.");
    if (latest->unreadable > 0)
        notes += tr("%n line(s) of the file cannot be read.", nullptr, int(latest->unreadable));
    if (!file.isEmpty())
        notes += tr("Written to %1").arg(QDir::toNativeSeparators(file));
    m_logNote->setText(notes.join(QLatin1Char(' ')));
    m_log->setRecords(latest->records);
}

void AlertsDialog::showTest(const QString &sentence, bool isGood)
{
    m_ways->showTest(sentence, isGood);
}

void AlertsDialog::setPage(Page page)
{
    m_switch->setCurrent(int(page));
    m_pages->setCurrentIndex(int(page));
}

} // namespace ui

#include "moc_alertsdialog.cpp"
