// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/useragent.h"

#include "models/text/textsearch.h"

#include <algorithm>

namespace text
{

namespace
{

struct Mark {
    const char *token;
    const char *name;
};

// In this order: nearly every browser also claims to be the ones further down.
constexpr Mark kBrowsers[] = {
    {"Edg/", "Edge"},
    {"EdgA/", "Edge"},
    {"EdgiOS/", "Edge"},
    {"Edge/", "Edge"},
    {"OPR/", "Opera"},
    {"Opera", "Opera"},
    {"SamsungBrowser/", "Samsung Internet"},
    {"FxiOS/", "Firefox"},
    {"Firefox/", "Firefox"},
    {"CriOS/", "Chrome"},
    {"Chromium/", "Chromium"},
    {"Chrome/", "Chrome"},
    {"Version/", "Safari"}, // only with "Safari/", see below
    {"Trident/", "Internet Explorer"},
};

// Android says Linux too, and an iPad "like Mac OS X".
constexpr Mark kSystems[] = {
    {"iPhone", "iPhone"},   {"iPad", "iPad"},      {"Android", "Android"}, {"Windows", "Windows"},
    {"Macintosh", "macOS"}, {"Mac OS X", "macOS"}, {"CrOS", "ChromeOS"},   {"Linux", "Linux"},
};

constexpr const char *kBotWords[] = {"bot", "crawler", "spider", "slurp"};

constexpr qsizetype kLongestToken = 40;

bool isTokenByte(char byte)
{
    const auto value = static_cast<unsigned char>(byte);
    return value > ' ' && value != '/' && value != ';' && value != '(' && value != ')' && value != ',';
}

/// The run of token characters around `position`.
QByteArrayView tokenAround(QByteArrayView text, qsizetype position)
{
    qsizetype first = position;
    while (first > 0 && isTokenByte(text[first - 1]))
        --first;
    qsizetype last = position;
    while (last < text.size() && isTokenByte(text[last]))
        ++last;
    return text.sliced(first, std::min(last - first, kLongestToken));
}

QByteArrayView botIn(QByteArrayView agent)
{
    for (const char *word : kBotWords) {
        const qsizetype position = indexOfFolded(agent, word);
        // "CUBOT" is a maker of telephones: a bot's name ends where the word does, or the word is one.
        if (position >= 0)
            return tokenAround(agent, position);
    }
    return {};
}

QByteArrayView browserIn(QByteArrayView agent)
{
    for (const Mark &mark : kBrowsers) {
        if (!agent.contains(mark.token))
            continue;
        if (QByteArrayView(mark.name) == "Safari" && !agent.contains("Safari/"))
            continue;
        return mark.name;
    }
    return {};
}

QByteArrayView systemIn(QByteArrayView agent)
{
    for (const Mark &mark : kSystems) {
        if (agent.contains(mark.token))
            return mark.name;
    }
    return {};
}

} // namespace

QByteArray deviceLabel(QByteArrayView userAgent)
{
    const QByteArrayView agent = userAgent.trimmed();
    if (agent.isEmpty())
        return {};
    if (const QByteArrayView bot = botIn(agent); !bot.isEmpty())
        return bot.toByteArray();

    QByteArrayView name = browserIn(agent);
    const QByteArrayView system = systemIn(agent);
    if (name.isEmpty()) {
        name = tokenAround(agent, 0);
        if (name == "Mozilla" && !system.isEmpty())
            return system.toByteArray(); // everybody claims to be Mozilla
    }
    if (name.isEmpty())
        return agent.first(std::min(agent.size(), kLongestToken)).toByteArray();
    if (system.isEmpty())
        return name.toByteArray();
    return name.toByteArray() + " \u00b7 " + system.toByteArray();
}

} // namespace text
