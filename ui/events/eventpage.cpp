// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventpage.h"

#include "models/activity/events/eventlistmodel.h"
#include "models/activity/events/eventmatch.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/text/clocktext.h"
#include "models/text/durationtext.h"
#include "models/text/numbertext.h"
#include "ui/controls/chip.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/controls/tonelabel.h"
#include "ui/events/eventcopy.h"
#include "ui/events/eventsearchfield.h"
#include "ui/events/eventtable.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace ui
{

using events::EventFilter;
using events::EventHistory;
using events::EventLine;
using events::EventListModel;
using events::EventMatch;
using sessions::SessionQuery;

namespace
{

const QString kColumnsKey = QStringLiteral("events/columns");
const QString kChosenKey = QStringLiteral("events/chosen");
const QString kFilterKey = QStringLiteral("events/filter");

bool isOfSession(const EventLine *line)
{
    return line && line->event && !line->event->isNote();
}

} // namespace

EventPage::EventPage(activity::EventLog &log, history::HistoryDesk &desk, monitor::SessionMonitor &monitor,
                     QWidget *parent)
    : QWidget(parent)
    , m_monitor(monitor)
    , m_model(new EventListModel(log, desk, monitor, this))
{
    // In the order of the Tab chain.
    QWidget *tools = makeTools();
    m_table = new EventTable(*m_model, this);
    m_empty = new QLabel(m_table->viewport());
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGrid, 0, 0, 0); // the table's first words stand below the tabs
    layout->setSpacing(0);
    layout->addWidget(tools);
    layout->addWidget(m_table, 1);

    connect(m_search, &EventSearchField::searchChanged, this, &EventPage::search);
    connect(m_search, &EventSearchField::resultsRequested, this, [this] {
        m_table->setFocus(Qt::ShortcutFocusReason);
        if (!m_table->currentIndex().isValid())
            m_table->goToRow(0);
    });
    connect(m_filter, &SegmentedSwitch::currentChanged, this,
            [this](int filter) { m_model->setFilter(EventFilter(filter)); });
    connect(m_range, &QAbstractButton::clicked, this, &EventPage::clearRange);
    connect(m_session, &QPushButton::clicked, this, &EventPage::requestSession);
    connect(m_export, &QPushButton::clicked, this, &EventPage::exportRequested);
    connect(m_model, &EventListModel::updated, this, &EventPage::showState);
    connect(m_table, &EventTable::currentLineChanged, this, &EventPage::showState);
    connect(m_table, &EventTable::eventActivated, this, &EventPage::requestSession);
    connect(m_table, &EventTable::copyRequested, this, [this] { copy(selectedEventRows(*m_table)); });
    connect(m_table, &EventTable::copyUserRequested, this,
            [this] { copy(selectedEventCells(*m_table, EventListModel::User)); });
    connect(m_table, &EventTable::onlyUserRequested, this, [this] {
        const EventLine *line = m_table->currentLine();
        if (isOfSession(line) && !line->event->user.isEmpty())
            Q_EMIT userRequested(line->event->user);
    });
    connect(m_table, &EventTable::rangeLeft, this, [this] {
        clearRange();
        Q_EMIT chartsRequested();
    });
    connect(m_table, &LiveTableView::rowMenuRequested, this, &EventPage::showMenu);
    const auto takeNodes = [this] { m_table->setNodesMatter(m_monitor.nodeNames().size() > 1); };
    connect(&monitor, &monitor::SessionMonitor::nodesChanged, this, takeNodes);
    connect(&monitor, &monitor::SessionMonitor::nodesChanged, this, &EventPage::search);
    connect(&monitor.formats(), &monitor::FormatDesk::formatsChanged, this, &EventPage::search);
    takeNodes();
    showState();
}

EventPage::~EventPage() = default;

QWidget *EventPage::makeTools()
{
    auto *tools = new QWidget(this);
    auto *layout = new QHBoxLayout(tools);
    layout->setContentsMargins(kGrid, kGrid, 2 * kGrid, kGrid);
    layout->setSpacing(2 * kGrid);
    m_search = new EventSearchField(tools);
    m_search->setMaximumWidth(280);
    m_filter = new SegmentedSwitch({tr("All"), tr("Created"), tr("Extended"), tr("Ended"), tr("Notes")}, tools);
    m_filter->setAccessibleName(tr("Which events"));
    m_filter->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_range = new Chip(tools);
    m_range->setPressable(true);
    m_range->setAccessibleName(tr("Time"));
    m_range->hide();
    m_count = new ToneLabel(Tone::Muted, tools);
    m_count->setOverflow(ToneLabel::Overflow::Elide);
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_count->setMinimumWidth(60);
    m_session = new QPushButton(tr("Show session"), tools);
    m_session->setToolTip(tr("Show the session of this event among the sessions, or search for it"));
    m_export = new QPushButton(tr("Export…"), tools);
    m_export->setAccessibleName(tr("Export the events that are listed"));
    m_export->setToolTip(tr("Write the events that are listed to a file"));
    layout->addWidget(m_search, 2);
    layout->addWidget(m_filter);
    layout->addWidget(m_range);
    layout->addWidget(m_count, 3);
    layout->addWidget(m_session);
    layout->addWidget(m_export);
    return tools;
}

// --- what is listed ----------------------------------------------------------------------------------

void EventPage::setMainSearch(const QString &shown, const SessionQuery &query, const QString &mistake)
{
    m_mainQuery = query;
    m_mainMistake = mistake;
    m_search->setMainSearch(shown);
    search();
}

/// What cannot be asked of an event is said, and nothing matches it.
void EventPage::search()
{
    SessionQuery query;
    QString mistake;
    if (m_search->isAsAbove()) {
        query = m_mainQuery;
        mistake = m_mainMistake;
    } else if (!m_search->text().isEmpty()) {
        const auto typed =
            SessionQuery::parse(m_search->text(), m_monitor.formats().formatTitles(), m_monitor.nodeNames());
        if (typed)
            query = *typed;
        else
            mistake = typed.error().message;
    }
    if (mistake.isEmpty())
        mistake = EventMatch::objection(query);
    m_search->setMistake(mistake);
    m_model->setQuery(query, mistake);
    showState();
}

void EventPage::showRange(qint64 from, qint64 until)
{
    if (from >= until)
        return clearRange();
    m_model->setRange({from, until});
    m_range->setText(rangeText() + QStringLiteral("  ✕"));
    m_range->setAccessibleName(tr("Only events from %1; press to list all").arg(rangeText()));
    m_range->setToolTip(m_range->accessibleName());
    m_range->show();
    m_range->updateGeometry();
}

void EventPage::clearRange()
{
    if (m_model->range().isAll())
        return;
    if (m_range->hasFocus())
        m_search->setFocus(Qt::OtherFocusReason);
    m_model->setRange({});
    m_range->hide();
    Q_EMIT rangeCleared();
}

/// Seconds where it is about them, and the day where it is not today.
QString EventPage::rangeText() const
{
    constexpr qint64 kMinuteMs = 60'000;
    const events::EventRange range = m_model->range();
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(range.from);
    const QDateTime until = QDateTime::fromMSecsSinceEpoch(range.until);
    if (from.date() != QDate::currentDate() || until.date() != from.date())
        return tr("%1 – %2").arg(text::absoluteText(range.from), from.date() == until.date()
                                                                     ? text::clockText(until)
                                                                     : text::absoluteText(range.until));
    const bool isWhole = range.from % kMinuteMs == 0 && range.until % kMinuteMs == 0;
    const auto precision = isWhole ? text::ClockPrecision::Minutes : text::ClockPrecision::Seconds;
    return tr("%1 – %2").arg(text::clockText(from, precision), text::clockText(until, precision));
}

QString EventPage::countText() const
{
    if (!m_model->refusal().isEmpty())
        return m_model->refusal();
    const QString lines = tr("%Ln line(s)", nullptr, text::pluralCount(m_model->lineCount()));
    const QString events = tr("%Ln event(s)", nullptr, text::pluralCount(m_model->totalSeen()));
    switch (m_model->history().state()) {
    case EventHistory::State::Reading:
    case EventHistory::State::More:
    case EventHistory::State::Whole:
    case EventHistory::State::TooMany:
        return tr("%1 from %2 and the history").arg(lines, events);
    case EventHistory::State::Unasked:
    case EventHistory::State::Missing:
    case EventHistory::State::Refused:
    case EventHistory::State::Failed:
        break;
    }
    return tr("%1 from %2").arg(lines, events);
}

QString EventPage::emptyText() const
{
    if (!m_model->refusal().isEmpty())
        return m_model->refusal();
    const bool isReading = m_model->history().state() == EventHistory::State::Reading;
    if (!m_model->isUpToDate() || isReading)
        return {};
    if (m_model->isSearched())
        return tr("No event matches.");
    if (!m_model->range().isAll())
        return tr("No event is known of that time.");
    if (m_model->filter() != EventFilter::All && m_model->totalSeen() > 0)
        return tr("No event of this kind yet.");
    return tr("No events yet. Logins, logouts and expirations appear here as they happen.");
}

void EventPage::showState()
{
    m_count->setTone(m_model->refusal().isEmpty() ? Tone::Muted : Tone::Danger);
    m_count->setText(countText());
    m_session->setEnabled(isOfSession(m_table->currentLine()));
    m_export->setEnabled(m_model->lineCount() > 0);
    m_empty->setText(emptyText());
    m_empty->setVisible(m_model->lineCount() == 0);
    placeEmptyState();
}

/// Below the line that tells how far back was looked.
void EventPage::placeEmptyState()
{
    m_empty->setGeometry(
        m_table->viewport()->rect().adjusted(4 * kGrid, m_model->rowCount() * kRowHeight, -4 * kGrid, 0));
}

void EventPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeEmptyState();
}

void EventPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->setActive(true);
}

void EventPage::hideEvent(QHideEvent *event)
{
    m_model->setActive(false);
    QWidget::hideEvent(event);
}

// --- what is done with it ----------------------------------------------------------------------------

void EventPage::copy(const QString &text) const
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void EventPage::requestSession()
{
    if (const EventLine *line = m_table->currentLine(); isOfSession(line))
        Q_EMIT sessionRequested(*line->event);
}

void EventPage::showMenu(const QPoint &globalPosition)
{
    const EventLine *line = m_table->currentLine();
    if (!line)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [menu, this](const QString &text, bool isEnabled, auto run) {
        connect(menu->addAction(text), &QAction::triggered, this, run);
        menu->actions().constLast()->setEnabled(isEnabled);
    };
    const bool isEvent = isOfSession(line);
    const QByteArray user = isEvent ? line->event->user : QByteArray();
    if (line->kind == EventLine::Kind::Loss)
        offer(line->isOpen ? tr("&Close") : tr("&Open"), true,
              [this, row = m_table->currentIndex().row()] { m_model->toggle(row); });
    offer(tr("&Show This Session"), isEvent, [this] { requestSession(); });
    offer(tr("&Only This User"), !user.isEmpty(), [this, user] { Q_EMIT userRequested(user); });
    menu->addSeparator();
    offer(tr("&Copy Rows"), true, [this] { copy(selectedEventRows(*m_table)); });
    offer(tr("Copy C&ell"), !currentEventCell(*m_table).isEmpty(), [this] { copy(currentEventCell(*m_table)); });
    offer(tr("Copy &User"), !user.isEmpty(), [this] { copy(selectedEventCells(*m_table, EventListModel::User)); });
    offer(tr("Copy &Masked Id"), isEvent, [this] { copy(selectedEventCells(*m_table, EventListModel::SessionId)); });
    menu->addSeparator();
    offer(tr("&Log Out This User’s Sessions…"), !user.isEmpty(), [this, user] { Q_EMIT logoutOfUserRequested(user); });
    menu->addSeparator();
    offer(tr("E&xport…"), m_export->isEnabled(), [this] { Q_EMIT exportRequested(); });
    menu->popup(globalPosition);
}

void EventPage::saveSettings(files::SettingValues &values) const
{
    values.insert(kColumnsKey, m_table->saveColumns());
    values.insert(kChosenKey, m_table->chosenColumns());
    values.insert(kFilterKey, m_filter->current());
}

void EventPage::restoreSettings(const files::SettingValues &values)
{
    m_table->restore(values.value(kColumnsKey).toByteArray(), values.value(kChosenKey).toStringList());
    m_filter->setCurrent(values.value(kFilterKey, 0).toInt());
}

} // namespace ui

#include "moc_eventpage.cpp"
