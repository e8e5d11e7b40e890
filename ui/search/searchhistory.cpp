// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/searchhistory.h"

#include "models/sessions/query/sessionquery.h"

#include <QSettings>

#include <algorithm>

namespace ui
{

namespace
{

QString recentKey()
{
    return QStringLiteral("search/recent");
}

QString savedKey()
{
    return QStringLiteral("search/saved");
}

QString nameKey()
{
    return QStringLiteral("name");
}

QString textKey()
{
    return QStringLiteral("text");
}

} // namespace

SearchHistory::SearchHistory(QObject *parent)
    : QObject(parent)
{
    QSettings settings;
    // Somebody may have written into the file.
    for (const QString &text : settings.value(recentKey()).toStringList()) {
        if (m_recent.size() < kMostRecent && canKeep(text) && !m_recent.contains(text))
            m_recent.append(text);
    }
    const int count = settings.beginReadArray(savedKey());
    for (int index = 0; index < count && m_saved.size() < kMostSaved; ++index) {
        settings.setArrayIndex(index);
        const Saved one{settings.value(nameKey()).toString(), settings.value(textKey()).toString()};
        if (!one.name.isEmpty() && canKeep(one.text))
            m_saved.append(one);
    }
    settings.endArray();
}

bool SearchHistory::canKeep(const QString &text)
{
    if (text.trimmed().isEmpty() || text.size() > kLongest)
        return false;
    // Without the names of formats and nodes: what a text means elsewhere is not asked here.
    const auto query = sessions::SessionQuery::parse(text, {}, {}, sessions::SessionQuery::Reading::Finished);
    return query && !query->mayNameSession();
}

void SearchHistory::remember(const QString &text)
{
    const QString kept = text.trimmed();
    if (!canKeep(kept) || (!m_recent.isEmpty() && m_recent.front() == kept))
        return;
    m_recent.removeAll(kept);
    m_recent.prepend(kept);
    if (m_recent.size() > kMostRecent)
        m_recent.resize(kMostRecent);
    store();
}

void SearchHistory::forget(const QString &text)
{
    if (m_recent.removeAll(text) > 0)
        store();
}

bool SearchHistory::save(const QString &name, const QString &text)
{
    const Saved one{name.simplified(), text.trimmed()};
    if (one.name.isEmpty() || one.name.size() > kLongest || !canKeep(one.text))
        return false;
    m_saved.removeIf([&one](const Saved &other) { return other.name == one.name; });
    if (m_saved.size() >= kMostSaved)
        return false;
    m_saved.append(one);
    std::sort(m_saved.begin(), m_saved.end(), [](const Saved &left, const Saved &right) {
        const int order = left.name.localeAwareCompare(right.name);
        return order != 0 ? order < 0 : left.name < right.name;
    });
    store();
    return true;
}

void SearchHistory::remove(const QString &name)
{
    if (m_saved.removeIf([&name](const Saved &one) { return one.name == name; }) > 0)
        store();
}

bool SearchHistory::isSaved(const QString &text) const
{
    return std::any_of(m_saved.begin(), m_saved.end(), [&text](const Saved &one) { return one.text == text; });
}

void SearchHistory::store()
{
    QSettings settings;
    settings.setValue(recentKey(), m_recent);
    settings.remove(savedKey());
    settings.beginWriteArray(savedKey(), static_cast<int>(m_saved.size()));
    for (int index = 0; index < m_saved.size(); ++index) {
        settings.setArrayIndex(index);
        settings.setValue(nameKey(), m_saved[index].name);
        settings.setValue(textKey(), m_saved[index].text);
    }
    settings.endArray();
    Q_EMIT changed();
}

} // namespace ui

#include "moc_searchhistory.cpp"
