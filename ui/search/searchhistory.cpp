// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/searchhistory.h"

#include "models/files/settings.h"
#include "models/sessions/query/sessionquery.h"

#include <algorithm>
#include <tuple>
#include <utility>

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
    return QStringLiteral("search/saved/");
}

QString nameKey()
{
    return QStringLiteral("name");
}

QString textKey()
{
    return QStringLiteral("text");
}

QString connectionKey()
{
    return QStringLiteral("connection");
}

void sortByName(QList<SearchHistory::Saved> &saved)
{
    std::sort(saved.begin(), saved.end(), [](const SearchHistory::Saved &left, const SearchHistory::Saved &right) {
        const int order = left.name.localeAwareCompare(right.name);
        return order != 0 ? order < 0 : std::tie(left.name, left.connection) < std::tie(right.name, right.connection);
    });
}

QString entryOf(int number)
{
    return savedKey() + QString::number(number) + QLatin1Char('/');
}

} // namespace

SearchHistory::SearchHistory(files::Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    connect(&settings, &files::Settings::changed, this, &SearchHistory::read);
    read();
}

void SearchHistory::refresh()
{
    m_settings.refresh();
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
    if (!canKeep(kept) || (!m_kept.recent.isEmpty() && m_kept.recent.front() == kept))
        return;
    change([kept](Kept &all) {
        all.recent.removeAll(kept);
        all.recent.prepend(kept);
        if (all.recent.size() > kMostRecent)
            all.recent.resize(kMostRecent);
    });
}

void SearchHistory::forget(const QString &text)
{
    if (m_kept.recent.contains(text))
        change([text](Kept &all) { all.recent.removeAll(text); });
}

void SearchHistory::setConnection(const QString &id)
{
    m_connection = id;
    choose();
}

bool SearchHistory::isTaken(const QString &name) const
{
    return std::any_of(m_saved.cbegin(), m_saved.cend(), [&name](const Saved &other) { return other.name == name; });
}

bool SearchHistory::save(const QString &name, const QString &text)
{
    const Saved one{name.simplified(), text.trimmed(), m_connection};
    if (one.name.isEmpty() || one.name.size() > kLongest || !canKeep(one.text))
        return false;
    if (!isTaken(one.name) && (m_saved.size() >= kMostSaved || m_kept.saved.size() >= kMostSavedInAll))
        return false;
    change([this, one](Kept &all) {
        all.saved.removeIf([this, &one](const Saved &other) { return other.name == one.name && isOffered(other); });
        all.saved.append(one);
        sortByName(all.saved);
    });
    return true;
}

bool SearchHistory::rename(const QString &from, const QString &to)
{
    const QString name = to.simplified();
    if (name.isEmpty() || name.size() > kLongest || !isTaken(from) || isTaken(name))
        return false;
    change([this, from, name](Kept &all) {
        for (Saved &one : all.saved) {
            if (one.name == from && isOffered(one))
                one.name = name;
        }
        sortByName(all.saved);
    });
    return true;
}

void SearchHistory::remove(const QString &name)
{
    change([this, name](Kept &all) {
        all.saved.removeIf([this, &name](const Saved &one) { return one.name == name && isOffered(one); });
    });
}

bool SearchHistory::isSaved(const QString &text) const
{
    return std::any_of(m_saved.begin(), m_saved.end(), [&text](const Saved &one) { return one.text == text; });
}

/// Somebody may have written into the file: only what can be kept is read.
SearchHistory::Kept SearchHistory::keptIn(const files::SettingValues &values)
{
    Kept kept;
    for (const QString &text : values.value(recentKey()).toStringList()) {
        if (kept.recent.size() < kMostRecent && canKeep(text) && !kept.recent.contains(text))
            kept.recent.append(text);
    }
    const int count = std::min<int>(values.value(savedKey() + QStringLiteral("size")).toInt(), kMostSavedInAll);
    for (int number = 1; number <= count; ++number) {
        const Saved one{values.value(entryOf(number) + nameKey()).toString(),
                        values.value(entryOf(number) + textKey()).toString(),
                        values.value(entryOf(number) + connectionKey()).toString()};
        if (!one.name.isEmpty() && canKeep(one.text))
            kept.saved.append(one);
    }
    return kept;
}

void SearchHistory::change(const std::function<void(Kept &)> &change)
{
    m_settings.change([change](files::SettingValues &values) {
        Kept kept = keptIn(values);
        const Kept before = kept;
        change(kept);
        if (kept == before)
            return;
        values.insert(recentKey(), kept.recent);
        files::removeBelow(values, savedKey());
        for (int i = 0; i < kept.saved.size(); ++i) {
            values.insert(entryOf(i + 1) + nameKey(), kept.saved[i].name);
            values.insert(entryOf(i + 1) + textKey(), kept.saved[i].text);
            if (!kept.saved[i].connection.isEmpty())
                values.insert(entryOf(i + 1) + connectionKey(), kept.saved[i].connection);
        }
        values.insert(savedKey() + QStringLiteral("size"), int(kept.saved.size()));
    });
}

void SearchHistory::read()
{
    Kept kept = keptIn(m_settings.values());
    if (std::exchange(m_kept, kept) != kept)
        choose();
}

void SearchHistory::choose()
{
    m_saved.clear();
    for (const Saved &one : std::as_const(m_kept.saved)) {
        if (isOffered(one))
            m_saved.append(one);
    }
    Q_EMIT changed();
}

} // namespace ui

#include "moc_searchhistory.cpp"
