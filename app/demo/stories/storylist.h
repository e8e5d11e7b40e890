// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/stories/story.h"

#include <QStringList>

#include <optional>

namespace app
{

// Each in a file of its own.
Story slidingStory();
Story dueStory();
Story lagStory();
Story evictionStory();
Story restartStory();

/// In the order in which they are best seen. Texts in the application's language: not before there is one.
QList<Story> allStories();
/// Of the command line; the same order.
QStringList storyNames();
std::optional<Story> storyCalled(const QString &name);

} // namespace app
