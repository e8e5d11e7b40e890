// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/startflow.h"

#include "models/messages/credentials.h"
#include "ui/connect/connectionflow.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/connect/profiles/recentconnections.h"
#include "ui/start/addressentry.h"
#include "ui/start/startpage.h"
#include "ui/window/demostage.h"

namespace ui
{

StartFlow::StartFlow(StartPage &page, ConnectionFlow &connection, ProfileStore &profiles, DemoStage &demo,
                     QObject *parent)
    : QObject(parent)
    , m_page(page)
    , m_profiles(profiles)
{
    connect(&page.address(), &AddressEntry::addressEntered, &connection,
            [&connection](const messages::ConnectionProfile &profile, const QByteArray &password) {
                messages::Credentials credentials;
                credentials.password = password;
                connection.connectTo(profile, credentials);
            });
    connect(&page, &StartPage::recentChosen, &connection, &ConnectionFlow::connectToSaved);
    connect(&page, &StartPage::connectionsRequested, &connection, &ConnectionFlow::openDialog);
    connect(&page, &StartPage::storyRequested, &demo, &DemoStage::storyRequested);
    connect(&demo, &DemoStage::storiesOffered, &page, [&page](const QList<DemoStage::StoryTitle> &titles) {
        QList<StartPage::Story> stories;
        for (const DemoStage::StoryTitle &title : titles)
            stories.append({title.name, title.title});
        page.setStories(stories);
    });
    connect(&profiles, &ProfileStore::profilesChanged, this, &StartFlow::showRecent);
    connect(&profiles.settings(), &files::Settings::changed, this, &StartFlow::showRecent);
    showRecent();
}

void StartFlow::showRecent()
{
    m_page.setRecent(recentConnections(m_profiles));
}

} // namespace ui

#include "moc_startflow.cpp"
