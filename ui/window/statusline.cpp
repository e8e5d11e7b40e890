// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/statusline.h"

#include "models/text/numbertext.h"
#include "models/activity/activityrecorder.h"
#include "models/formats/detection/formatsinuse.h"
#include "models/monitor/fleetdesk.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "ui/connect/tlswords.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/window/livenesspopup.h"
#include "ui/words/counttext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <QToolButton>

namespace ui
{

namespace
{

constexpr int kHeight = 26;
constexpr int kMarkWidth = 18;

QLabel *quietLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

void setOrHide(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

LivenessButton::LivenessButton(QWidget *parent)
    : QPushButton(parent)
{
    setFlat(true);
    setToolTip(tr("What this means, and what to do"));
}

void LivenessButton::setState(Presence presence, const QString &text)
{
    m_presence = presence;
    setText(text);
    setAccessibleName(tr("Liveness: %1").arg(text));
    updateGeometry();
    update();
}

QSize LivenessButton::sizeHint() const
{
    return QSize(fontMetrics().horizontalAdvance(text()) + kMarkWidth + kGrid * 2, kHeight - 4);
}

void LivenessButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawPrimitive(QStyle::PE_PanelButtonCommand, option);
    const Colours &c = colours(this);
    drawPresenceMark(&painter, QPointF(kGrid + 5, height() / 2.0), m_presence, c);
    painter.setPen(c.mutedText);
    painter.drawText(rect().adjusted(kMarkWidth, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

StatusLine::StatusLine(monitor::SessionMonitor &monitor, const activity::ActivityRecorder &recorder, QWidget *parent)
    : QWidget(parent)
    , m_monitor(monitor)
    , m_recorder(recorder)
    , m_liveness(new LivenessButton(this))
    , m_unverified(quietLabel(this))
    , m_count(quietLabel(this))
    , m_progress(new QProgressBar(this))
    , m_stop(new QToolButton(this))
    , m_shown(quietLabel(this))
    , m_due(quietLabel(this))
    , m_rate(quietLabel(this))
    , m_lag(quietLabel(this))
{
    setFixedHeight(kHeight);
    setAccessibleName(tr("Status"));
    m_unverified->setToolTip(unverifiedText());
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.93);
    setFont(small);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(90, 8);
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Reading sessions"));
    m_stop->setIcon(themedIcon(QStringLiteral("stop")));
    m_stop->setIconSize(QSize(12, 12));
    m_stop->setText(tr("Stop"));
    m_stop->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_stop->setAutoRaise(true);
    m_stop->setFocusPolicy(Qt::TabFocus);
    m_stop->setAccessibleName(tr("Stop reading"));
    m_stop->setToolTip(tr("Stop reading; what is there stays"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kGrid + 3, 1, kGrid * 3, 0);
    row->setSpacing(18);
    row->addWidget(m_liveness);
    row->addWidget(m_unverified);
    row->addWidget(m_count);
    row->addWidget(m_progress);
    row->addWidget(m_stop);
    row->addWidget(m_shown);
    row->addWidget(m_due);
    row->addStretch(1);
    row->addWidget(m_rate);
    row->addWidget(m_lag);

    using monitor::SessionMonitor;
    connect(m_liveness, &QPushButton::clicked, this, &StatusLine::explainLiveness);
    connect(m_stop, &QToolButton::clicked, &monitor, &SessionMonitor::stopLoading);
    connect(&monitor, &SessionMonitor::connectionChanged, this, &StatusLine::updateLiveness);
    connect(&monitor, &SessionMonitor::livenessChanged, this, &StatusLine::updateLiveness);
    connect(&monitor, &SessionMonitor::progressChanged, this, &StatusLine::updateCounts);
    connect(&monitor.formats(), &monitor::FormatDesk::formatsChanged, this, &StatusLine::updateShown);
    connect(&monitor, &SessionMonitor::vitalsChanged, this, &StatusLine::updateVitals);
    connect(&monitor.fleet(), &monitor::FleetDesk::changed, this, &StatusLine::updateLiveness);
    connect(&recorder, &activity::ActivityRecorder::figuresChanged, this, &StatusLine::updateCounts);
    connect(&recorder, &activity::ActivityRecorder::figuresChanged, this, &StatusLine::updateVitals);
    connect(&monitor.table(), &sessions::SessionTableModel::busyChanged, this, &StatusLine::updateShown);
    connect(&monitor.table(), &sessions::SessionTableModel::orderSettledChanged, this, &StatusLine::updateShown);
    updateLiveness();
    updateVitals();
    updateShown();
}

void StatusLine::addMark(QWidget *mark)
{
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->insertWidget(row->indexOf(m_rate), mark);
}

void StatusLine::setShown(qint64 rows, bool filtered, qint64 selected)
{
    m_showsUsers = false;
    m_rows = rows;
    m_filtered = filtered;
    m_selected = selected;
    updateShown();
}

void StatusLine::setUsersShown(qint64 users, bool filtered, const QString &selected, qint64 count)
{
    m_showsUsers = true;
    m_rows = users;
    m_filtered = filtered;
    m_selected = count;
    m_selectedUser = selected;
    updateShown();
}

void StatusLine::updateShown()
{
    // All of what? Nobody knows before everything is read.
    const bool loading =
        m_monitor.progress().phase == messages::LoadProgress::Phase::Loading || m_monitor.progress().partial;
    const int unlisted = formats::unlistedCount(m_monitor.formats().formatSet().get());
    QStringList parts;
    if (m_showsUsers)
        parts += m_filtered                          ? tr("%Ln user(s) shown", nullptr, text::pluralCount(m_rows))
                 : m_monitor.fleet().gap().isEmpty() ? tr("%Ln user(s)", nullptr, text::pluralCount(m_rows))
                                                     : tr("%Ln user(s) known", nullptr, text::pluralCount(m_rows));
    else if (m_filtered)
        parts += tr("%Ln shown", nullptr, text::pluralCount(m_rows));
    else if (m_rows > 0 && !loading && unlisted == 0)
        parts += tr("all shown");
    if (unlisted > 0)
        parts += tr("%n format(s) not listed", nullptr, unlisted);
    if (m_monitor.table().isBusy())
        parts += tr("arranging rows…");
    else if (!m_showsUsers && !m_monitor.table().isOrderSettled())
        parts += tr("in order once all are read");
    if (m_showsUsers && !m_selectedUser.isEmpty())
        parts += tr("user selected: %1").arg(m_selectedUser); // who may be called 1
    else if (m_selected > 0)
        parts += tr("%Ln selected", nullptr, text::pluralCount(m_selected));
    setOrHide(m_shown, parts.join(QStringLiteral(" · ")));
}

void StatusLine::updateLiveness()
{
    const messages::ConnectionStatus &connection = m_monitor.connectionStatus();
    const messages::Liveness &liveness = m_monitor.liveness();
    const bool connected = connection.phase == messages::ConnectionStatus::Phase::Connected;
    m_liveness->setState(connected ? presenceOf(liveness.mode) : presenceOf(connection.phase),
                         livenessText(liveness, connection));
    const bool isUnverified =
        connection.phase != messages::ConnectionStatus::Phase::Disconnected && m_monitor.profile().isUnverified();
    setOrHide(m_unverified, isUnverified ? tr("server not verified") : QString());
    updateCounts();
    updateVitals();
}

void StatusLine::updateCounts()
{
    const messages::LoadProgress &progress = m_monitor.progress();
    const bool disconnected = m_monitor.connectionStatus().phase == messages::ConnectionStatus::Phase::Disconnected;
    QString text = disconnected ? QString()
                                : sessionCountText(m_recorder.figures().sessions, progress, m_monitor.liveness(),
                                                   m_monitor.fleet().gap());
    if (!text.isEmpty() && progress.notSessions > 0)
        text += tr(" · %Ln key(s) are not sessions", nullptr, text::pluralCount(progress.notSessions));
    if (!text.isEmpty() && progress.tooLong > 0)
        text += tr(" · %Ln key(s) are too long to be listed", nullptr, text::pluralCount(progress.tooLong));
    setOrHide(m_count, text);
    m_count->setToolTip(
        progress.namesSampled > 0
            ? tr("The formats in use were found by looking at %Ln key(s). The others are being looked at: "
                 "sessions of a rare format may still be missing.",
                 nullptr, text::pluralCount(progress.namesSampled))
        : !text.isEmpty() && !m_monitor.liveness().areNamesKnown &&
                progress.phase == messages::LoadProgress::Phase::Idle
            ? tr("Sessions of the formats in use. Not every key that is written is heard of: sessions of another format "
                 "are found by looking at all names now and then.")
            : QString());
    const bool loading = progress.phase != messages::LoadProgress::Phase::Idle;
    m_progress->setVisible(loading);
    m_stop->setVisible(loading);
    // The bar says the same as the numbers beside it.
    const double part = progress.phase == messages::LoadProgress::Phase::Loading && progress.expected > 0
                            ? double(m_recorder.figures().sessions) / double(progress.expected)
                            : progress.fraction;
    m_progress->setValue(static_cast<int>(qBound(0.0, part, 1.0) * 1000));
    updateShown();
}

void StatusLine::updateVitals()
{
    const bool connected = m_monitor.connectionStatus().phase == messages::ConnectionStatus::Phase::Connected;
    const qint64 due = connected ? m_recorder.figures().due : 0;
    // What a node that does not answer has removed is not known.
    const bool isKnown = m_monitor.fleet().gap().isEmpty();
    setOrHide(m_due, due == 0  ? QString()
                     : isKnown ? tr("%Ln due, not reaped", nullptr, text::pluralCount(due))
                               : tr("%Ln past their deadline", nullptr, text::pluralCount(due)));
    m_due->setToolTip(isKnown ? tr("Past their deadline, but Redis has not removed them yet")
                              : tr("Past their deadline. Whether a node that does not answer has removed its own is "
                                   "not known."));
    const qint64 rate = m_monitor.eventsPerSecond();
    setOrHide(m_rate, !connected ? QString() : tr("%Ln event(s)/s", nullptr, text::pluralCount(rate)));
    const qint64 lag = m_monitor.expiryLagMs();
    setOrHide(m_lag, connected && lag >= 0
                         ? tr("expiry lag %1 s").arg(QLocale().toString(static_cast<double>(lag) / 1000, 'f', 1))
                         : QString());
    m_lag->setToolTip(
        m_monitor.liveness().mode == messages::Liveness::Mode::LiveByTracking
            ? tr("How long after its deadline Redis removes a session, by when its key was named: the median of the latest")
            : tr("How long after its deadline Redis removes a session: the median of the latest"));
}

void StatusLine::explainLiveness()
{
    auto *popup = new LivenessPopup(m_monitor, this);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    connect(popup, &LivenessPopup::setFlagsRequested, this, &StatusLine::setFlagsRequested);
    connect(popup, &LivenessPopup::retryRequested, this, &StatusLine::retryRequested);
    connect(popup, &LivenessPopup::connectRequested, this, &StatusLine::connectRequested);
    popup->showAbove(m_liveness);
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), colours(this).border);
}

} // namespace ui

#include "moc_statusline.cpp"
