// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demowindow.h"

#include "app/demo/demo.h"
#include "app/demo/laboratory.h"
#include "app/demo/stories/storylist.h"
#include "app/demo/storyteller.h"
#include "models/activity/activityrecorder.h"
#include "models/messages/problem.h"
#include "models/monitor/sessionmonitor.h"
#include "ui/demo/demopanel.h"
#include "ui/demo/laboratorypanel.h"
#include "ui/demo/storybar.h"
#include "ui/window/demostage.h"
#include "ui/window/mainwindow.h"

#include <random>
#include <utility>

namespace app
{

using Phase = messages::ConnectionStatus::Phase;
using ui::DemoPanel;
using ui::DemoStage;
using ui::LaboratoryPanel;

DemoWindow::DemoWindow(ui::MainWindow &window, monitor::SessionMonitor &monitor, activity::ActivityRecorder &recorder,
                       QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_monitor(monitor)
    , m_recorder(recorder)
{
    offerStories();
    connect(&window, &ui::MainWindow::storyRequested, this, &DemoWindow::play);
    connect(&window, &ui::MainWindow::demoRequested, this, &DemoWindow::beginFromWindow);
    // It may be someone else's server now: a story is about the demo's.
    connect(&monitor, &monitor::SessionMonitor::profileChanged, this, [this] {
        if (m_teller && isElsewhere())
            m_teller->stop();
    });
}

DemoWindow::~DemoWindow() = default;

void DemoWindow::offerStories()
{
    QList<DemoStage::StoryTitle> titles;
    const QList<Story> stories = allStories();
    for (const Story &story : stories)
        titles.append({story.name, story.title});
    m_window.demoStage().offerStories(titles);
}

void DemoWindow::begin(DemoKind kind, const messages::ConnectionProfile &profile, quint32 seed)
{
    m_teller.reset(); // of one that has failed
    m_demo.reset();
    m_kind = kind;
    m_isOver = false;
    auto *const panel = new DemoPanel;
    messages::ConnectionProfile remembered = profile;
    if (m_historyFolder)
        remembered.historyFolder = m_historyFolder();
    m_demo = std::make_unique<Demo>(kind, m_monitor, m_recorder, *panel, remembered, seed);
    connect(m_demo.get(), &Demo::failed, this, [this](const QString &sentence) {
        m_isOver = true;
        Q_EMIT failed(sentence);
    });
    connect(m_demo.get(), &Demo::begun, this, &DemoWindow::prepareStories);
    m_window.setDemoPanel(panel); // as high as the demo's kind wants it
    if (kind == DemoKind::Single) {
        addLaboratory();
        panel->offerLaboratory(true);
        DemoStage &stage = m_window.demoStage();
        connect(panel, &DemoPanel::laboratoryRequested, &stage, &DemoStage::showLaboratory);
        connect(&stage, &DemoStage::laboratoryShown, panel, &DemoPanel::setLaboratoryShown);
    }
    m_demo->start();
}

/// What keeps it from starting is said in the window, which stays.
void DemoWindow::beginFromWindow()
{
    begin(DemoKind::Single, {}, std::random_device{}());
    disconnect(m_demo.get(), &Demo::failed, this, nullptr);
    // Queued: it is not taken down while it says so.
    connect(m_demo.get(), &Demo::failed, this, &DemoWindow::takeDown, Qt::QueuedConnection);
}

void DemoWindow::takeDown(const QString &sentence)
{
    m_waiting.clear();
    m_teller.reset();
    m_demo.reset();
    m_window.setDemoPanel(nullptr);
    m_window.demoStage().setLaboratory(nullptr);
    m_laboratory = nullptr;
    delete std::exchange(m_bar, nullptr);
    m_window.tell({sentence, tr("Then press “Show the Demo” again.")});
}

void DemoWindow::addLaboratory()
{
    DemoStage &stage = m_window.demoStage();
    delete m_bar;
    m_laboratory = new LaboratoryPanel;
    m_bar = new ui::StoryBar;
    m_demo->setLaboratoryPanel(*m_laboratory);
    stage.setLaboratory(m_laboratory);
    stage.setStoryBar(m_bar);
    connect(m_bar, &ui::StoryBar::pausedChanged, &m_window, &ui::MainWindow::setStoryPaused);
    connect(m_laboratory, &LaboratoryPanel::closeRequested, &stage, [&stage] { stage.showLaboratory(false); });
    connect(&stage, &DemoStage::laboratoryShown, m_laboratory, [this](bool shown) {
        if (m_demo->laboratory())
            m_demo->laboratory()->setOpen(shown);
    });
}

void DemoWindow::prepareStories()
{
    Laboratory *laboratory = m_demo->laboratory();
    if (!laboratory)
        return;
    laboratory->setOpen(m_window.demoStage().isLaboratoryShown());
    m_teller = std::make_unique<StoryTeller>(
        *laboratory, m_monitor, m_recorder, [this](const QString &text) { m_window.setSearchText(text); }, *m_bar);
    m_teller->player().setHaste(m_haste);
    connect(m_teller.get(), &StoryTeller::pictureReached, this, &DemoWindow::pictureReached);
    connect(m_teller.get(), &StoryTeller::ended, this, &DemoWindow::storyEnded);
    // Not before the window has read what is there: a story counts what it sees.
    connect(&m_recorder, &activity::ActivityRecorder::ticked, m_teller.get(), [this] { playWaiting(); });
}

void DemoWindow::play(const QString &storyName)
{
    const bool isConnected = m_monitor.connectionStatus().phase != Phase::Disconnected;
    if (isRunning() ? m_kind != DemoKind::Single || (isConnected && isElsewhere()) : isConnected) {
        Q_EMIT otherWindowWanted(storyName);
        return;
    }
    m_waiting = storyName;
    if (!isRunning())
        beginFromWindow();
    else
        playWaiting();
}

void DemoWindow::playWaiting()
{
    if (m_waiting.isEmpty() || !m_teller || !m_recorder.knowsPresent() || isElsewhere())
        return;
    const std::optional<Story> story = storyCalled(std::exchange(m_waiting, {}));
    if (!story)
        return;
    m_window.demoStage().showLaboratory(true);
    m_teller->tell(*story);
}

bool DemoWindow::isElsewhere() const
{
    return m_monitor.profile().socketPath != m_demo->socketPath();
}

} // namespace app

#include "moc_demowindow.cpp"
