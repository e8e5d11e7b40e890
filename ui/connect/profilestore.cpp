// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profilestore.h"

#include <QSettings>
#include <QUuid>

#include <algorithm>

namespace ui
{

namespace
{

using messages::ConnectionProfile;
using messages::ServerKind;

// More than anyone has; a damaged file may claim any number.
constexpr int kMostProfiles = 1000;
constexpr int kMostDatabases = 1'000'000;

const QString kArray = QStringLiteral("connections/profiles");
const QString kLastUsed = QStringLiteral("connections/lastUsed");

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

ConnectionProfile readProfile(const QSettings &settings)
{
    ConnectionProfile profile;
    profile.id = settings.value(key("id")).toString();
    profile.name = settings.value(key("name")).toString();
    profile.kind = settings.value(key("kind")).toString() == key("unix") ? ServerKind::UnixSocket : ServerKind::Tcp;
    profile.host = settings.value(key("host"), profile.host).toString();
    const int port = settings.value(key("port"), profile.port).toInt();
    profile.port = port > 0 && port <= 0xffff ? static_cast<quint16>(port) : profile.port;
    profile.socketPath = settings.value(key("socket")).toString();
    profile.userName = settings.value(key("user")).toString();
    profile.database = std::clamp(settings.value(key("database"), 0).toInt(), 0, kMostDatabases);
    profile.readOnly = settings.value(key("readOnly"), false).toBool();
    profile.gentle = settings.value(key("gentle"), false).toBool();
    profile.production = settings.value(key("production"), false).toBool();
    profile.keyPatterns = settings.value(key("keyPatterns")).toStringList();
    profile.unlistedFormats = settings.value(key("unlistedFormats")).toStringList();
    return profile;
}

void writeProfile(QSettings &settings, const ConnectionProfile &profile)
{
    settings.setValue(key("id"), profile.id);
    settings.setValue(key("name"), profile.name);
    settings.setValue(key("kind"), profile.kind == ServerKind::UnixSocket ? key("unix") : key("tcp"));
    settings.setValue(key("host"), profile.host);
    settings.setValue(key("port"), profile.port);
    settings.setValue(key("socket"), profile.socketPath);
    settings.setValue(key("user"), profile.userName);
    settings.setValue(key("database"), profile.database);
    settings.setValue(key("readOnly"), profile.readOnly);
    settings.setValue(key("gentle"), profile.gentle);
    settings.setValue(key("production"), profile.production);
    settings.setValue(key("keyPatterns"), profile.keyPatterns);
    settings.setValue(key("unlistedFormats"), profile.unlistedFormats);
}

} // namespace

ProfileStore::ProfileStore(QObject *parent)
    : QObject(parent)
    , m_settings(std::make_unique<QSettings>())
{
    read();
}

ProfileStore::ProfileStore(const QString &settingsFile, QObject *parent)
    : QObject(parent)
    , m_settings(std::make_unique<QSettings>(settingsFile, QSettings::IniFormat))
{
    read();
}

ProfileStore::~ProfileStore() = default;

std::optional<ConnectionProfile> ProfileStore::find(const QString &id) const
{
    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(),
                                    [&](const ConnectionProfile &profile) { return profile.id == id; });
    if (id.isEmpty() || found == m_profiles.end())
        return {};
    return *found;
}

QString ProfileStore::save(const ConnectionProfile &profile)
{
    ConnectionProfile saved = profile;
    if (saved.id.isEmpty())
        saved.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto place = std::find_if(m_profiles.begin(), m_profiles.end(),
                                    [&](const ConnectionProfile &other) { return other.id == saved.id; });
    if (place == m_profiles.end())
        m_profiles.append(saved);
    else if (*place == saved)
        return saved.id;
    else
        *place = saved;
    write();
    return saved.id;
}

void ProfileStore::insert(int place, const ConnectionProfile &profile)
{
    m_profiles.insert(std::clamp<qsizetype>(place, 0, m_profiles.size()), profile);
    write();
}

int ProfileStore::remove(const QString &id)
{
    for (int place = 0; place < m_profiles.size(); ++place) {
        if (m_profiles.at(place).id != id)
            continue;
        m_profiles.removeAt(place);
        if (m_lastUsedId == id)
            m_lastUsedId.clear();
        write();
        return place;
    }
    return -1;
}

void ProfileStore::move(int from, int to)
{
    const auto valid = [this](int place) { return place >= 0 && place < m_profiles.size(); };
    if (from == to || !valid(from) || !valid(to))
        return;
    m_profiles.move(from, to);
    write();
}

void ProfileStore::setLastUsedId(const QString &id)
{
    if (id == m_lastUsedId)
        return;
    m_lastUsedId = id;
    m_settings->setValue(kLastUsed, id);
}

void ProfileStore::read()
{
    const int count = std::min(m_settings->beginReadArray(kArray), kMostProfiles);
    for (int i = 0; i < count; ++i) {
        m_settings->setArrayIndex(i);
        const ConnectionProfile profile = readProfile(*m_settings);
        if (!profile.id.isEmpty() && !find(profile.id))
            m_profiles.append(profile);
    }
    m_settings->endArray();
    m_lastUsedId = m_settings->value(kLastUsed).toString();
}

void ProfileStore::write()
{
    // Removed first: a shorter list must not leave the end of the longer one in the file.
    m_settings->remove(kArray);
    m_settings->beginWriteArray(kArray, static_cast<int>(m_profiles.size()));
    for (int i = 0; i < m_profiles.size(); ++i) {
        m_settings->setArrayIndex(i);
        writeProfile(*m_settings, m_profiles.at(i));
    }
    m_settings->endArray();
    m_settings->setValue(kLastUsed, m_lastUsedId);
    m_settings->sync();
    Q_EMIT profilesChanged();
}

} // namespace ui

#include "moc_profilestore.cpp"
