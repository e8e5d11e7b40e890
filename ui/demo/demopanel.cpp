// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demo/demopanel.h"

#include "ui/controls/chip.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>

#include <array>
#include <cstdlib>

namespace ui
{

namespace
{

using std::chrono::seconds;

constexpr std::array kLifetimes{seconds(15),  seconds(30),  seconds(60),  seconds(120),
                                seconds(300), seconds(600), seconds(1800)};
constexpr int kDefaultLifetime = 3;
constexpr int kDefaultWave = 200;
constexpr int kMostInWave = 100'000;
constexpr int kWaveStep = 100;
constexpr int kDefaultExpire = 20;
// Less of a sentence says nothing.
constexpr int kLeastStatus = 30 * kGrid;

QString lifetimeText(seconds lifetime)
{
    return lifetime < seconds(60) ? DemoPanel::tr("%1 s").arg(lifetime.count())
                                  : DemoPanel::tr("%1 min").arg(lifetime.count() / 60);
}

QSpinBox *countField(int value, int most, int step, const QString &name, QWidget *parent)
{
    auto *field = new QSpinBox(parent);
    field->setRange(1, most);
    field->setSingleStep(step);
    field->setValue(value);
    field->setGroupSeparatorShown(true);
    field->setAccelerated(true);
    field->setAccessibleName(name);
    return field;
}

QWidget *divider(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedWidth(3); // the line in its middle is in whole pixels of the screen then, whatever the scale
    return line;
}

} // namespace

DemoPanel::DemoPanel(QWidget *parent)
    : QWidget(parent)
    , m_waveSize(countField(kDefaultWave, kMostInWave, kWaveStep, tr("Sessions in the wave"), this))
    , m_lifetime(new QComboBox(this))
    , m_pause(new QPushButton(this))
    , m_expireCount(countField(kDefaultExpire, kMostInWave, 10, tr("Sessions to expire"), this))
    , m_laboratory(new QPushButton(tr("Laboratory"), this))
    , m_status(new ToneLabel(Tone::Muted, this))
    , m_rows(new QVBoxLayout(this))
{
    for (const seconds lifetime : kLifetimes)
        m_lifetime->addItem(lifetimeText(lifetime), static_cast<qlonglong>(lifetime.count()));
    m_lifetime->setCurrentIndex(kDefaultLifetime);
    m_lifetime->setAccessibleName(tr("How long sessions live"));
    auto *wave = new QPushButton(tr("Add a wave of sessions"), this);
    auto *expire = new QPushButton(tr("Expire some now"), this);
    m_lives = new ToneLabel(tr("Sessions live for"), Tone::Muted, this);
    m_lives->setBuddy(m_lifetime);
    m_pause->setCheckable(true);
    m_laboratory->setCheckable(true);
    m_laboratory->setToolTip(tr("What Redis does about sessions that end, to be set and tried out."));
    m_laboratory->hide();
    m_status->setOverflow(ToneLabel::Overflow::Elide);
    m_status->setAccessibleName(tr("State of the demo"));
    auto *title = new Chip(tr("Demo"), Tone::Accent, this);
    title->setToolTip(tr("A private server with made-up users: nothing here is real."));
    for (QWidget *whole : std::initializer_list<QWidget *>{title, wave, expire, m_laboratory})
        whole->setMinimumWidth(whole->sizeHint().width());
    updatePause();

    m_rows->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    m_rows->setSpacing(2 * kGrid);
    auto *layout = new QHBoxLayout;
    m_rows->addLayout(layout);
    layout->setSpacing(2 * kGrid);
    QWidget *afterWave = divider(this);
    QWidget *afterLifetime = divider(this);
    QWidget *afterExpire = divider(this);
    for (QWidget *each : std::initializer_list<QWidget *>{title, wave, m_waveSize, afterWave, m_lives, m_lifetime,
                                                          afterLifetime, expire, m_expireCount, afterExpire, m_pause})
        layout->addWidget(each);
    m_givesWay = {
        {m_lives}, {m_lifetime, afterLifetime}, {expire, m_expireCount, afterExpire}, {wave, m_waveSize, afterWave}};
    layout->addWidget(m_laboratory);
    layout->addWidget(m_status, 1);

    connect(wave, &QPushButton::clicked, this, [this] { Q_EMIT waveRequested(m_waveSize->value()); });
    connect(expire, &QPushButton::clicked, this, [this] { Q_EMIT expireRequested(m_expireCount->value()); });
    connect(m_lifetime, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT lifetimeChanged(lifetime()); });
    connect(m_pause, &QPushButton::toggled, this, [this](bool paused) {
        updatePause();
        Q_EMIT usersPausedChanged(paused);
    });
    connect(m_laboratory, &QPushButton::clicked, this, &DemoPanel::laboratoryRequested);
}

void DemoPanel::offerLaboratory(bool offered)
{
    m_laboratory->setVisible(offered);
    giveWay();
}

void DemoPanel::setLaboratoryShown(bool shown)
{
    m_laboratory->setChecked(shown);
}

void DemoPanel::showFleet(Fleet fleet)
{
    if (m_kill)
        delete m_kill->parentWidget();
    m_kill = m_move = nullptr;
    m_news = nullptr;
    if (fleet != Fleet::None)
        m_rows->addWidget(makeFleetRow(fleet));
    updateFleet();
}

QWidget *DemoPanel::makeFleetRow(Fleet fleet)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kGrid);
    auto *title =
        new Chip(fleet == Fleet::Cluster ? tr("Cluster") : tr("Sentinel", "the demo's kind"), Tone::Accent, row);
    m_kill = new QPushButton(fleet == Fleet::Cluster ? tr("Kill a primary") : tr("Kill the primary"), row);
    m_news = new ToneLabel(Tone::Muted, row);
    m_news->setOverflow(ToneLabel::Overflow::Elide);
    m_news->setAccessibleName(tr("What goes on in the fleet"));
    layout->addWidget(title);
    layout->addWidget(m_kill);
    if (fleet == Fleet::Cluster) {
        m_move = new QPushButton(tr("Move slots"), row);
        layout->addWidget(m_move);
        connect(m_move, &QPushButton::clicked, this, &DemoPanel::moveSlotsRequested);
    }
    layout->addWidget(divider(row));
    layout->addWidget(m_news, 1);
    connect(m_kill, &QPushButton::clicked, this, &DemoPanel::killPrimaryRequested);
    return row;
}

void DemoPanel::setFleetNews(const QString &sentence)
{
    if (m_news)
        m_news->setText(sentence);
}

void DemoPanel::setFleetBusy(bool isBusy)
{
    m_isFleetBusy = isBusy;
    updateFleet();
}

void DemoPanel::updateFleet()
{
    if (!m_kill)
        return;
    const QString wait = tr("Not before the fleet is whole again.");
    m_kill->setEnabled(!m_isFleetBusy);
    m_kill->setToolTip(m_isFleetBusy
                           ? wait
                           : tr("End it as a crash would: a replica takes its place, and it comes back as a replica."));
    if (!m_move)
        return;
    m_move->setEnabled(!m_isFleetBusy);
    m_move->setToolTip(m_isFleetBusy ? wait
                                     : tr("Some hundred slots go from one primary to another, while they are in use."));
}

seconds DemoPanel::lifetime() const
{
    return seconds(m_lifetime->currentData().toLongLong());
}

void DemoPanel::setLifetime(seconds lifetime)
{
    int nearest = 0;
    for (size_t i = 1; i < kLifetimes.size(); ++i) {
        if (std::abs((kLifetimes[i] - lifetime).count()) <
            std::abs((kLifetimes[static_cast<size_t>(nearest)] - lifetime).count()))
            nearest = static_cast<int>(i);
    }
    const QSignalBlocker quiet(m_lifetime);
    m_lifetime->setCurrentIndex(nearest);
}

bool DemoPanel::usersPaused() const
{
    return m_pause->isChecked();
}

void DemoPanel::setUsersPaused(bool paused)
{
    const QSignalBlocker quiet(m_pause);
    m_pause->setChecked(paused);
    updatePause();
}

void DemoPanel::setUsers(qint64 online, qint64 newSessionsInLastMinute)
{
    m_online = online;
    m_newSessions = newSessionsInLastMinute;
    updateStatus();
}

void DemoPanel::setStatus(const QString &text)
{
    m_statusText = text;
    updateStatus();
}

int DemoPanel::widthOf(const QWidget *widget)
{
    return qMax(widget->minimumWidth(), widget->sizeHint().width()) + 2 * kGrid; // and the gap
}

/// With all that can give way, and without the status.
int DemoPanel::neededWidth() const
{
    int needed = 6 * kGrid;
    const QLayout *row = m_rows->itemAt(0)->layout();
    for (int i = 0; i < row->count(); ++i) {
        const QWidget *widget = row->itemAt(i)->widget();
        if (widget != m_status && !(widget == m_laboratory && widget->isHidden()))
            needed += widthOf(widget);
    }
    return needed;
}

/// In a narrow window, or beside the laboratory, controls give way whole, before any word is cut.
void DemoPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    giveWay();
}

void DemoPanel::giveWay()
{
    int needed = neededWidth();
    for (const QList<QWidget *> &group : m_givesWay) {
        const bool fits = needed <= width();
        for (QWidget *widget : group) {
            widget->setVisible(fits);
            needed -= fits ? 0 : widthOf(widget);
        }
    }
    m_status->setVisible(width() - needed >= kLeastStatus);
}

QSize DemoPanel::minimumSizeHint() const
{
    QSize least = QWidget::minimumSizeHint();
    int needed = neededWidth();
    for (const QList<QWidget *> &group : m_givesWay) {
        for (const QWidget *widget : group)
            needed -= widthOf(widget);
    }
    for (int row = 1; row < m_rows->count(); ++row) // of a fleet
        needed = qMax(needed, m_rows->itemAt(row)->minimumSize().width() + 6 * kGrid);
    least.setWidth(needed);
    return least;
}

void DemoPanel::paintEvent(QPaintEvent *)
{
    const Colours &scheme = colours(this);
    QPainter painter(this);
    painter.fillRect(rect(), scheme.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), scheme.border);
}

void DemoPanel::updatePause()
{
    m_pause->setText(m_pause->isChecked() ? tr("Resume users") : tr("Pause users"));
    m_pause->setToolTip(m_pause->isChecked() ? tr("Nobody visits now: sessions only run out.")
                                             : tr("Stop the made-up users and watch their sessions run out."));
    updateStatus();
}

void DemoPanel::updateStatus()
{
    if (!m_statusText.isEmpty() || m_online < 0) {
        m_status->setText(m_statusText);
        return;
    }
    // Of those who came before the pause nothing is said during it.
    const QString news =
        m_pause->isChecked() ? tr("paused") : tr("%L1 new in the last minute", "sessions").arg(m_newSessions);
    m_status->setText(tr("%1 · %2", "users online · new sessions")
                          .arg(tr("%Ln user(s) online", nullptr, static_cast<int>(m_online)), news));
}

} // namespace ui

#include "moc_demopanel.cpp"
