// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/demostage.h"

#include "ui/window/windowactions.h"
#include "ui/window/windowlayout.h"

#include <QAction>
#include <QEvent>
#include <QMenu>

namespace ui
{

namespace
{

// Of the window: below it the table would be squeezed between the details and the laboratory.
constexpr int kRoomForBoth = 1440;

} // namespace

DemoStage::DemoStage(QWidget &window, WindowActions &actions, WindowLayout &layout)
    : QObject(&window)
    , m_window(window)
    , m_actions(actions)
    , m_layout(layout)
{
    connect(actions.showLaboratory, &QAction::toggled, this, [this](bool shown) {
        if (m_laboratory)
            m_laboratory->setVisible(shown);
        if (!shown)
            m_isShownByLending = false;
        placeDetails();
        Q_EMIT laboratoryShown(shown);
    });
    connect(&layout, &WindowLayout::besideLent, this, &DemoStage::showWhileLent);
    connect(&layout, &WindowLayout::besideTakenBack, this, [this] {
        if (m_isShownByLending)
            m_actions.showLaboratory->setChecked(false);
    });
    window.installEventFilter(this);
}

void DemoStage::setLaboratory(QWidget *panel)
{
    delete m_laboratory;
    m_laboratory = panel;
    if (panel) {
        panel->hide();
        m_layout.addBeside(panel);
    }
    m_actions.showLaboratory->setVisible(panel != nullptr);
    m_actions.showLaboratory->setChecked(false);
}

void DemoStage::showLaboratory(bool shown)
{
    m_isShownByLending = false;
    m_actions.showLaboratory->setChecked(shown && m_laboratory);
}

/// What is presented is shown with it: whoever asks whether it is shown is told so.
void DemoStage::showWhileLent()
{
    if (isLaboratoryShown())
        return;
    m_isShownByLending = true;
    m_actions.showLaboratory->setChecked(true);
}

bool DemoStage::isLaboratoryShown() const
{
    return m_actions.showLaboratory->isChecked();
}

void DemoStage::setStoryBar(QWidget *bar)
{
    m_layout.addBelow(bar);
}

void DemoStage::offerStories(const QList<StoryTitle> &stories)
{
    m_actions.stories->clear();
    for (const StoryTitle &story : stories) {
        QAction *action = m_actions.stories->addAction(story.title);
        connect(action, &QAction::triggered, this, [this, name = story.name] { Q_EMIT storyRequested(name); });
    }
    m_actions.stories->menuAction()->setVisible(!stories.isEmpty());
    Q_EMIT storiesOffered(stories);
}

bool DemoStage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::Resize && m_laboratory)
        placeDetails();
    return QObject::eventFilter(watched, event);
}

/// In a window of the usual width the laboratory takes the details' place.
void DemoStage::placeDetails()
{
    m_layout.setDetailsCrowdedOut(isLaboratoryShown() && m_window.width() < kRoomForBoth);
}

} // namespace ui

#include "moc_demostage.cpp"
