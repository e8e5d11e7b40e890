// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demo/laboratorypanel.h"

#include "ui/controls/plaintooltip.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/controls/tonelabel.h"
#include "ui/controls/wheelfocus.h"
#include "ui/demo/endingspanel.h"
#include "ui/demo/labscale.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QStyle>

#include <algorithm>

namespace ui
{

using std::chrono::seconds;

namespace
{

constexpr int kLaboratoryWidth = 84 * kGrid; ///< where there is no need for more
constexpr int kLaboratoryHeight = 60 * kGrid;
constexpr double kTitleScale = 1.15;
constexpr int kNewsLines = 3;
constexpr int kMostInSameSecond = 50'000;
constexpr int kFirstInSameSecond = 200;

QString counted(qint64 count)
{
    return QLocale().toString(count);
}

QString lifetimeWords(qint64 lifetime)
{
    return lifetime < 60 ? LaboratoryPanel::tr("%1 s").arg(lifetime) : LaboratoryPanel::tr("%1 min").arg(lifetime / 60);
}

QString clicksWords(qint64 clicks)
{
    return clicks == 0 ? LaboratoryPanel::tr("none") : LaboratoryPanel::tr("%1 a min").arg(clicks);
}

} // namespace

LaboratoryPanel::LaboratoryPanel(QWidget *parent)
    : QWidget(parent)
    , m_hz(new LabScale(QStringLiteral("hz"), {1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500}, counted,
                        this))
    , m_effort(new LabScale(tr("Effort"), {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, counted, this))
    , m_otherKeys(
          new LabScale(tr("Other keys"),
                       {0, 1'000, 2'000, 5'000, 10'000, 20'000, 30'000, 50'000, 100'000, 200'000, 500'000, 1'000'000},
                       counted, this))
    , m_lifetime(new LabScale(tr("Lives for"), {5, 10, 15, 30, 60, 120, 300, 600, 1800}, lifetimeWords, this))
    , m_clicks(new LabScale(tr("Clicks"), {0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 60}, clicksWords, this))
    , m_otherTtl(new SegmentedSwitch({tr("With a TTL"), tr("Without", "of other keys: a TTL")}, this))
    , m_sliding(new SegmentedSwitch({tr("Each click extends"), tr("Fixed from log-in")}, this))
    , m_sameSecondCount(new QSpinBox(this))
    , m_hold(new QPushButton(this))
    , m_click(new QPushButton(this))
    , m_news(new ToneLabel(Tone::Muted, this))
    , m_endings(new EndingsPanel(this))
    , m_title(new ToneLabel(tr("Laboratory"), Tone::Text, this))
{
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus); // it follows what is in it
    m_content = new QWidget(scroll);
    m_content->installEventFilter(this);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(4 * kGrid, 0, 4 * kGrid, 4 * kGrid);
    column->setSpacing(2 * kGrid);
    addScales(*column);
    addButtons(*column);
    m_news->setWordWrap(true);
    m_news->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_news->setAccessibleName(tr("What the server said last"));
    column->addWidget(m_news);
    column->addWidget(m_endings);
    column->addStretch();
    scroll->setWidget(m_content);
    scroll->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(1, 0, 0, 0); // the line at the left
    whole->setSpacing(0);
    whole->addWidget(makeHeader());
    whole->addWidget(scroll, 1);
    // In a low window the card would be out of sight: at once, and when its words have made room for themselves.
    connect(m_endings, &EndingsPanel::cardChanged, this,
            [this, scroll] { scroll->ensureWidgetVisible(m_endings, 0, 0); });
    QScrollBar *bar = scroll->verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, this, [this, bar](int, int lowest) {
        if (m_endings->hasCard())
            bar->setValue(lowest);
    });
    setUser({});
    setHeld(false);
    setReady(false);
    arrangeType();
}

void LaboratoryPanel::arrangeType()
{
    QFont title = font();
    title.setPointSizeF(title.pointSizeF() * kTitleScale);
    title.setWeight(QFont::DemiBold);
    m_title->setFont(title);
    // What stands below does not move with each sentence.
    m_news->setMinimumHeight(kNewsLines * fontMetrics().lineSpacing());
    updateGeometry();
}

void LaboratoryPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrangeType();
}

QSize LaboratoryPanel::minimumSizeHint() const
{
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    return {m_content->minimumSizeHint().width() + bar + 1, QWidget::minimumSizeHint().height()};
}

QSize LaboratoryPanel::sizeHint() const
{
    return {std::max(kLaboratoryWidth, minimumSizeHint().width()), kLaboratoryHeight};
}

/// The area that scrolls does not pass it on.
bool LaboratoryPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_content && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QWidget::eventFilter(watched, event);
}

QWidget *LaboratoryPanel::makeHeader()
{
    auto *header = new QWidget(this);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(4 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    auto *close = new QPushButton(themedIcon(QStringLiteral("close")), {}, header);
    setButtonRole(close, ButtonRole::Flat);
    close->setAccessibleName(tr("Close the laboratory"));
    close->setToolTip(tr("Close the laboratory. What was set stays."));
    row->addWidget(m_title, 1);
    row->addWidget(close);
    connect(close, &QPushButton::clicked, this, &LaboratoryPanel::closeRequested);
    return header;
}

void LaboratoryPanel::addScales(QBoxLayout &column)
{
    m_hz->setToolTip(tr("How often a second Redis looks for due keys and does its other chores (redis.conf: hz)."));
    m_effort->setToolTip(tr("How hard it looks each time, from 1 to 10 (redis.conf: active-expire-effort)."));
    m_otherKeys->setToolTip(tr("Keys that are no sessions. Those with a TTL (an hour) are among what Redis draws its "
                               "samples from when it looks for due keys."));
    m_lifetime->setToolTip(tr("What a session of a logged-in user gets at its log-in and, where clicks extend it, at "
                              "each click. It holds for a session from then on."));
    m_clicks->setToolTip(tr("Of each user, on average."));
    m_otherTtl->setAccessibleName(tr("Other keys"));
    m_sliding->setAccessibleName(tr("What a click does to the deadline"));
    for (QWidget *each :
         std::initializer_list<QWidget *>{m_hz, m_effort, m_otherKeys, m_otherTtl, m_lifetime, m_clicks, m_sliding})
        column.addWidget(each);
    connect(m_hz, &LabScale::valueChosen, this, [this](qint64 hz) { Q_EMIT hzChosen(int(hz)); });
    connect(m_effort, &LabScale::valueChosen, this, [this](qint64 effort) { Q_EMIT effortChosen(int(effort)); });
    const auto chooseKeys = [this] { Q_EMIT otherKeysChosen(int(m_otherKeys->chosen()), otherKeysHaveTtl()); };
    connect(m_otherKeys, &LabScale::valueChosen, this, chooseKeys);
    connect(m_otherTtl, &SegmentedSwitch::currentChanged, this, chooseKeys);
    connect(m_lifetime, &LabScale::valueChosen, this, [this](qint64 life) { Q_EMIT lifetimeChosen(seconds(life)); });
    connect(m_clicks, &LabScale::valueChosen, this, [this](qint64 clicks) { Q_EMIT clicksChosen(int(clicks)); });
    connect(m_sliding, &SegmentedSwitch::currentChanged, this, [this](int at) { Q_EMIT slidingChosen(at == 0); });
}

void LaboratoryPanel::addButtons(QBoxLayout &column)
{
    auto *sameSecond = new QPushButton(tr("All in the same second"), m_content);
    sameSecond->setToolTip(tr("So many sessions get one and the same deadline, ten seconds from now."));
    m_sameSecondCount->setRange(1, kMostInSameSecond);
    m_sameSecondCount->setValue(kFirstInSameSecond);
    m_sameSecondCount->setSingleStep(100);
    m_sameSecondCount->setGroupSeparatorShown(true);
    m_sameSecondCount->setAccessibleName(tr("Sessions with the same deadline"));
    wheelOnlyWithFocus(m_sameSecondCount);
    auto *touch = new QPushButton(tr("Touch the due ones"), m_content);
    touch->setToolTip(
        tr("Asks the server for each session that is past its deadline: reading one makes Redis remove it."));
    m_hold->setCheckable(true);
    m_hold->setToolTip(
        tr("DEBUG SET-ACTIVE-EXPIRE 0: Redis looks for due keys no more. What is due stays until somebody "
           "reads it. Let go when the demo ends."));

    auto *first = new QHBoxLayout;
    first->setSpacing(2 * kGrid);
    first->addWidget(sameSecond, 1);
    first->addWidget(m_sameSecondCount);
    auto *second = new QHBoxLayout;
    second->setSpacing(2 * kGrid);
    second->addWidget(touch, 1);
    second->addWidget(m_click, 1);
    column.addLayout(first);
    column.addLayout(second);
    column.addWidget(m_hold);
    connect(sameSecond, &QPushButton::clicked, this,
            [this] { Q_EMIT sameSecondRequested(m_sameSecondCount->value()); });
    connect(touch, &QPushButton::clicked, this, &LaboratoryPanel::touchDueRequested);
    connect(m_click, &QPushButton::clicked, this, &LaboratoryPanel::clickRequested);
    // It is held when the server has said so, not when the button was pressed.
    connect(m_hold, &QPushButton::clicked, this, [this](bool wanted) {
        setHeld(!wanted);
        Q_EMIT holdChosen(wanted);
    });
}

bool LaboratoryPanel::otherKeysHaveTtl() const
{
    return m_otherTtl->current() == 0;
}

void LaboratoryPanel::setReady(bool isReady)
{
    m_content->setEnabled(isReady);
    m_endings->setReady(isReady);
}

void LaboratoryPanel::setHz(int hz)
{
    m_hz->setInForce(hz);
}

void LaboratoryPanel::setEffort(int effort)
{
    m_effort->setInForce(effort);
}

void LaboratoryPanel::setOtherKeys(qint64 count)
{
    m_otherKeys->setInForce(count);
}

void LaboratoryPanel::setOtherKeysReached(qint64 count)
{
    m_otherKeys->setReached(count);
}

void LaboratoryPanel::setLifetime(seconds lifetime)
{
    m_lifetime->setInForce(lifetime.count());
}

void LaboratoryPanel::setClicksPerMinute(int clicks)
{
    m_clicks->setInForce(clicks);
}

void LaboratoryPanel::setSliding(bool isSliding)
{
    const QSignalBlocker quiet(m_sliding);
    m_sliding->setCurrent(isSliding ? 0 : 1);
}

void LaboratoryPanel::setHeld(bool isHeld)
{
    m_hold->setChecked(isHeld);
    m_hold->setText(isHeld ? tr("Active expiry is held: let it run") : tr("Hold active expiry"));
}

void LaboratoryPanel::setUser(const QString &name)
{
    m_click->setText(name.isEmpty() ? tr("Click as a user") : tr("Click as %1").arg(plainLabel(name)));
    m_click->setToolTip(tr("One request of this user, who logs in first where there is no session."));
}

void LaboratoryPanel::tell(const QString &sentence, Tone tone)
{
    m_news->setTone(tone);
    m_news->setText(sentence);
}

void LaboratoryPanel::paintEvent(QPaintEvent *)
{
    const Colours &scheme = colours(this);
    QPainter painter(this);
    painter.fillRect(rect(), scheme.surface);
    painter.fillRect(QRect(0, 0, 1, height()), scheme.border);
}

} // namespace ui

#include "moc_laboratorypanel.cpp"
