// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/stories/storylist.h"

namespace app
{

QList<Story> allStories()
{
    return {slidingStory(), dueStory(), lagStory(), evictionStory(), restartStory()};
}

QStringList storyNames()
{
    return {QStringLiteral("sliding"), QStringLiteral("due"), QStringLiteral("lag"), QStringLiteral("eviction"),
            QStringLiteral("restart")};
}

std::optional<Story> storyCalled(const QString &name)
{
    const QList<Story> stories = allStories();
    for (const Story &story : stories) {
        if (story.name == name)
            return story;
    }
    return std::nullopt;
}

} // namespace app
