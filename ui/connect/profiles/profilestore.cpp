// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profiles/profilestore.h"

#include "ui/connect/profiles/profileorder.h"
#include "ui/connect/profiles/serverkindword.h"

#include <QUuid>

#include <algorithm>
#include <tuple>
#include <utility>

namespace ui
{

namespace
{

using files::SettingValues;
using messages::ConnectionProfile;
using messages::ServerKind;

// More than anyone has; a damaged file may claim any number.
constexpr int kMostProfiles = 1000;
constexpr int kMostDatabases = 1'000'000;

const QString kArray = QStringLiteral("connections/profiles/");
const QString kLastUsed = QStringLiteral("connections/lastUsed");

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

/// Of the profile with this number, which counts from 1.
QString entry(int number)
{
    return kArray + QString::number(number) + QLatin1Char('/');
}

messages::TlsSettings readTls(const SettingValues &values, const QString &prefix)
{
    const auto value = [&](const char *name) { return values.value(prefix + key(name)); };
    messages::TlsSettings tls;
    tls.isOn = value("tls").toBool();
    tls.verifies = !value("tlsUnverified").toBool();
    tls.serverName = value("tlsServerName").toString();
    tls.caFile = value("tlsCaFile").toString();
    tls.certificateFile = value("tlsCertificateFile").toString();
    tls.keyFile = value("tlsKeyFile").toString();
    return tls;
}

void writeTls(SettingValues &values, const QString &prefix, const messages::TlsSettings &tls)
{
    const auto set = [&](const char *name, const QVariant &value) { values.insert(prefix + key(name), value); };
    set("tls", tls.isOn);
    set("tlsUnverified", !tls.verifies);
    set("tlsServerName", tls.serverName);
    set("tlsCaFile", tls.caFile);
    set("tlsCertificateFile", tls.certificateFile);
    set("tlsKeyFile", tls.keyFile);
}

const QString kPlaceGap = QStringLiteral(" ");

/// "announced reached" each; neither holds a space.
QList<messages::PlaceReplacement> readReplacements(const QStringList &lines)
{
    QList<messages::PlaceReplacement> all;
    for (const QString &line : lines) {
        const QStringList places = line.split(kPlaceGap, Qt::SkipEmptyParts);
        if (places.size() == 2)
            all.append({places.first(), places.last()});
    }
    return all;
}

QStringList linesOf(const QList<messages::PlaceReplacement> &replacements)
{
    QStringList lines;
    for (const messages::PlaceReplacement &one : replacements)
        lines.append(one.announced + kPlaceGap + one.reached);
    return lines;
}

ConnectionProfile readProfile(const SettingValues &values, const QString &prefix)
{
    const auto value = [&](const char *name) { return values.value(prefix + key(name)); };
    ConnectionProfile profile;
    profile.id = value("id").toString();
    profile.name = value("name").toString();
    profile.group = value("group").toString();
    profile.colour = value("colour").toString();
    profile.kind = serverKindOf(value("kind").toString()).value_or(ServerKind::Tcp);
    if (const QVariant host = value("host"); host.isValid())
        profile.host = host.toString();
    const int port = value("port").toInt();
    profile.port = port > 0 && port <= 0xffff ? static_cast<quint16>(port) : profile.port;
    profile.socketPath = value("socket").toString();
    profile.tls = readTls(values, prefix);
    profile.sentinel.primaryName = value("sentinelPrimary").toString();
    profile.sentinel.places = value("sentinels").toStringList();
    profile.sentinel.userName = value("sentinelUser").toString();
    profile.replacements = readReplacements(value("replacements").toStringList());
    profile.sshDestination = value("ssh").toString();
    profile.userName = value("user").toString();
    profile.database = std::clamp(value("database").toInt(), 0, kMostDatabases);
    profile.readOnly = value("readOnly").toBool();
    profile.gentle = value("gentle").toBool();
    profile.prefersReplicas = value("prefersReplicas").toBool();
    profile.production = value("production").toBool();
    profile.keepsNoHistory = value("keepsNoHistory").toBool();
    profile.sharedLog = value("sharedLog").toString();
    profile.keyPatterns = value("keyPatterns").toStringList();
    profile.unlistedFormats = value("unlistedFormats").toStringList();
    return profile;
}

void writeProfile(SettingValues &values, const QString &prefix, const ConnectionProfile &profile)
{
    const auto set = [&](const char *name, const QVariant &value) { values.insert(prefix + key(name), value); };
    set("id", profile.id);
    set("name", profile.name);
    set("group", profile.group);
    set("colour", profile.colour);
    set("kind", wordOf(profile.kind));
    set("host", profile.host);
    set("port", profile.port);
    set("socket", profile.socketPath);
    writeTls(values, prefix, profile.tls);
    set("sentinelPrimary", profile.sentinel.primaryName);
    set("sentinels", profile.sentinel.places);
    set("sentinelUser", profile.sentinel.userName);
    set("replacements", linesOf(profile.replacements));
    set("ssh", profile.sshDestination);
    set("user", profile.userName);
    set("database", profile.database);
    set("readOnly", profile.readOnly);
    set("gentle", profile.gentle);
    set("prefersReplicas", profile.prefersReplicas);
    set("production", profile.production);
    set("keepsNoHistory", profile.keepsNoHistory);
    set("sharedLog", profile.sharedLog);
    set("keyPatterns", profile.keyPatterns);
    set("unlistedFormats", profile.unlistedFormats);
}

QList<ConnectionProfile> readProfiles(const SettingValues &values)
{
    QList<ConnectionProfile> profiles;
    const int count = std::min(values.value(kArray + key("size")).toInt(), kMostProfiles);
    for (int number = 1; number <= count; ++number) {
        const ConnectionProfile profile = readProfile(values, entry(number));
        const bool isKnown = std::any_of(profiles.cbegin(), profiles.cend(),
                                         [&](const ConnectionProfile &other) { return other.id == profile.id; });
        if (!profile.id.isEmpty() && !isKnown)
            profiles.append(profile);
    }
    return profiles;
}

void writeProfiles(SettingValues &values, const QList<ConnectionProfile> &profiles)
{
    // Removed first: a shorter list must not leave the end of the longer one in the file.
    files::removeBelow(values, kArray);
    for (int i = 0; i < profiles.size(); ++i)
        writeProfile(values, entry(i + 1), profiles.at(i));
    values.insert(kArray + key("size"), int(profiles.size()));
}

/// `theirs`, with what has become of `base` in `mine`.
ConnectionProfile merged(const ConnectionProfile &base, const ConnectionProfile &mine, const ConnectionProfile &theirs)
{
    using Profile = ConnectionProfile;
    constexpr std::tuple kMembers{
        &Profile::name,           &Profile::kind,     &Profile::host,        &Profile::port,
        &Profile::socketPath,     &Profile::userName, &Profile::database,    &Profile::readOnly,
        &Profile::production,     &Profile::gentle,   &Profile::keyPatterns, &Profile::unlistedFormats,
        &Profile::sharedLog,      &Profile::tls,      &Profile::sentinel,    &Profile::replacements,
        &Profile::sshDestination, &Profile::group,    &Profile::colour,      &Profile::prefersReplicas,
        &Profile::keepsNoHistory};
    Profile result = theirs;
    const auto take = [&](auto member) {
        if (mine.*member != base.*member)
            result.*member = mine.*member;
    };
    std::apply([&](auto... member) { (take(member), ...); }, kMembers);
    return result;
}

} // namespace

ProfileStore::ProfileStore(QObject *parent)
    : QObject(parent)
{
    connect(&m_settings, &files::Settings::changed, this, &ProfileStore::read);
    read();
}

ProfileStore::ProfileStore(const QString &settingsFile, QObject *parent)
    : QObject(parent)
    , m_settings(settingsFile)
{
    connect(&m_settings, &files::Settings::changed, this, &ProfileStore::read);
    read();
}

ProfileStore::~ProfileStore() = default;

std::optional<ConnectionProfile> ProfileStore::find(const QString &id) const
{
    const int place = placeOf(m_profiles, id);
    if (id.isEmpty() || place < 0)
        return {};
    return m_profiles.at(place);
}

QString ProfileStore::save(const ConnectionProfile &profile)
{
    ConnectionProfile saved = profile;
    if (saved.id.isEmpty())
        saved.id = newId();
    const auto known = find(saved.id);
    if (known == saved)
        return saved.id;
    change([saved, known](Profiles &profiles) {
        if (const int place = placeOf(profiles, saved.id); place < 0)
            profiles.append(saved);
        else
            profiles[place] = merged(known.value_or(profiles.at(place)), saved, profiles.at(place));
    });
    return saved.id;
}

QString ProfileStore::newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// One that another window has added meanwhile stays where it is.
void ProfileStore::arrange(const QStringList &ids)
{
    change([ids](Profiles &profiles) {
        Profiles ordered;
        QList<int> places;
        for (const QString &id : ids) {
            if (const int place = placeOf(profiles, id); place >= 0) {
                ordered.append(profiles.at(place));
                places.append(place);
            }
        }
        std::sort(places.begin(), places.end());
        for (qsizetype i = 0; i < places.size(); ++i)
            profiles[places.at(i)] = ordered.at(i);
    });
}

void ProfileStore::insert(int place, const ConnectionProfile &profile)
{
    change([place, profile](Profiles &profiles) {
        if (placeOf(profiles, profile.id) < 0)
            profiles.insert(std::clamp<qsizetype>(place, 0, profiles.size()), profile);
    });
}

int ProfileStore::remove(const QString &id)
{
    const int place = placeOf(m_profiles, id);
    if (place < 0)
        return -1;
    const auto without = [id](Profiles &profiles) {
        profiles.removeIf([&id](const ConnectionProfile &profile) { return profile.id == id; });
    };
    if (m_lastUsedId == id)
        setLastUsedId({});
    change(without);
    return place;
}

void ProfileStore::setLastUsedId(const QString &id)
{
    if (id != m_lastUsedId)
        m_settings.setValue(kLastUsed, id);
}

void ProfileStore::change(const std::function<void(Profiles &)> &change)
{
    m_settings.change([change](SettingValues &values) {
        Profiles profiles = readProfiles(values);
        change(profiles);
        writeProfiles(values, profiles);
    });
}

void ProfileStore::read()
{
    m_lastUsedId = m_settings.value(kLastUsed).toString();
    Profiles profiles = readProfiles(m_settings.values());
    if (std::exchange(m_profiles, profiles) != profiles)
        Q_EMIT profilesChanged();
}

} // namespace ui

#include "moc_profilestore.cpp"
