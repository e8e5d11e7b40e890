// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace ui
{

class ConnectionFlow;
class DemoStage;
class ProfileStore;
class StartPage;

/// What the start page offers, and what becomes of a choice there.
class StartFlow final : public QObject
{
    Q_OBJECT

public:
    StartFlow(StartPage &page, ConnectionFlow &connection, ProfileStore &profiles, DemoStage &demo, QObject *parent);

private:
    void showRecent();

    StartPage &m_page;
    ProfileStore &m_profiles;
};

} // namespace ui
