// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startpage.h"

#include "ui/controls/plaintooltip.h"
#include "ui/controls/tonelabel.h"
#include "ui/start/addressentry.h"
#include "ui/start/recentrow.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kColumnWidth = 116 * kGrid;
constexpr int kLargeIcon = 36;
constexpr int kRoomForIcon = 100 * kGrid; // of height; below it every line is wanted for what can be done

ToneLabel *centred(const QString &text, Tone tone, QWidget *parent)
{
    auto *label = new ToneLabel(text, tone, parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_lead(
          centred(tr("Connect to the Redis where your web applications keep their sessions. Looking changes nothing."),
                  Tone::Muted, this))
    , m_address(new AddressEntry(this))
    , m_recentTitle(new ToneLabel(tr("Recent connections"), Tone::Muted, this))
    , m_recentRows(new QVBoxLayout)
    , m_stories(new QPushButton(tr("Tell a Story"), this))
    , m_footnote(
          centred(tr("No server at hand? The demo starts a private Redis on this computer, with simulated users."),
                  Tone::Muted, this))
{
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(buildContent());
    area->viewport()->setAutoFillBackground(false);
    area->widget()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(area);
    setRecent({});
    setStories({});
    paintIcon();
}

QWidget *StartPage::buildContent()
{
    auto *content = new QWidget(this);
    auto *middle = new QWidget(content);
    middle->setMaximumWidth(kColumnWidth);
    middle->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins({});
    column->setSpacing(2 * kGrid);
    auto *title = centred(tr("See who is logged in, live"), Tone::Text, middle);
    title->setFontScale(1.25, QFont::Bold);
    m_icon->setFixedSize(kLargeIcon, kLargeIcon);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(title);
    column->addWidget(m_lead);
    column->addSpacing(kGrid);
    column->addWidget(m_address);
    column->addWidget(buildButtons(middle));
    m_recentTitle->setFontScale(1.0, QFont::DemiBold);
    m_recentTitle->setContentsMargins(0, kGrid, 0, 0);
    column->addWidget(m_recentTitle);
    m_recentRows->setSpacing(kGrid);
    column->addLayout(m_recentRows);
    m_footnote->setContentsMargins(0, kGrid, 0, 0);
    column->addWidget(m_footnote);

    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(middle, 100);
    row->addStretch(1);
    auto *rows = new QVBoxLayout(content);
    rows->setSpacing(0);
    rows->setContentsMargins(5 * kGrid, 2 * kGrid, 5 * kGrid, 2 * kGrid);
    rows->addStretch(2);
    rows->addLayout(row);
    rows->addStretch(3);
    return content;
}

QWidget *StartPage::buildButtons(QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *connections = new QPushButton(tr("Connect to a Redis…"), row);
    connections->setToolTip(tr("All saved connections, and a form for what an address does not say"));
    setButtonRole(connections, ButtonRole::Primary);
    auto *demo = new QPushButton(tr("Show the Demo"), row);
    m_stories->setParent(row);
    m_stories->setMenu(new QMenu(m_stories));
    m_stories->setToolTip(tr("A short story that the demo tells by itself, about how sessions end"));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, kGrid, 0, 0);
    layout->setSpacing(2 * kGrid);
    layout->addStretch(1);
    for (QPushButton *button : {connections, demo, m_stories}) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    layout->addStretch(1);
    connect(connections, &QPushButton::clicked, this, &StartPage::connectionsRequested);
    connect(demo, &QPushButton::clicked, this, &StartPage::demoRequested);
    return row;
}

void StartPage::setRecent(const QList<messages::ConnectionProfile> &connections)
{
    m_recentTitle->setVisible(!connections.isEmpty());
    if (connections == m_recent)
        return;
    m_recent = connections;
    useRoom();
    while (QLayoutItem *item = m_recentRows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was just pressed
        delete item;
    }
    for (const messages::ConnectionProfile &profile : connections) {
        auto *row = new RecentRow(profile, this);
        m_recentRows->addWidget(row);
        connect(row, &QAbstractButton::clicked, this, [this, id = profile.id] { Q_EMIT recentChosen(id); });
    }
}

void StartPage::setStories(const QList<Story> &stories)
{
    m_stories->menu()->clear();
    for (const Story &story : stories) {
        QAction *action = m_stories->menu()->addAction(plainLabel(story.title));
        connect(action, &QAction::triggered, this, [this, name = story.name] { Q_EMIT storyRequested(name); });
    }
    m_stories->setVisible(!stories.isEmpty());
}

void StartPage::paintIcon()
{
    m_icon->setPixmap(themedIcon(QStringLiteral("connect")).pixmap(QSize(kLargeIcon, kLargeIcon), devicePixelRatioF()));
}

void StartPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintIcon();
}

void StartPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    useRoom();
}

/// Who has been here before knows what it is about: a small window has room for where to go.
void StartPage::useRoom()
{
    const bool isRoomy = height() >= kRoomForIcon;
    m_icon->setVisible(isRoomy);
    m_lead->setVisible(isRoomy || m_recent.isEmpty());
    m_footnote->setVisible(isRoomy || m_recent.isEmpty());
}

} // namespace ui

#include "moc_startpage.cpp"
