// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profiles/profilefile.h"

#include "models/formats/formatset.h"
#include "models/messages/connectionprofile.h"
#include "models/monitor/profileplaces.h"
#include "models/text/printabletext.h"
#include "ui/connect/profiles/profilecolours.h"
#include "ui/connect/profiles/serverkindword.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace ui
{

using messages::ConnectionProfile;
using messages::ServerKind;
using messages::TlsSettings;

namespace
{

constexpr int kVersion = 1;
constexpr qsizetype kLongestText = 500;
constexpr qsizetype kLongestFilePath = 4096;
constexpr qsizetype kMostLines = 1000;
constexpr double kHighestDatabaseOfFile = 65535;
constexpr double kHighestPort = 65535;

const QString kKind = QStringLiteral("sessionscope");
const QString kKindValue = QStringLiteral("connections");

struct FileTexts {
    Q_DECLARE_TR_FUNCTIONS(ui::ProfileFile)
};

QString member(const char *name)
{
    return QString::fromLatin1(name);
}

/// Only what is not as it is anyway: the file is read by people, too.
QJsonObject objectOf(const ConnectionProfile &profile)
{
    static const ConnectionProfile s_plain;
    QJsonObject object;
    const auto put = [&object](const char *name, const auto &value, const auto &usual) {
        if (value != usual)
            object.insert(member(name), value);
    };
    const auto putList = [&object](const char *name, const QStringList &values) {
        if (!values.isEmpty())
            object.insert(member(name), QJsonArray::fromStringList(values));
    };
    object.insert(member("id"), profile.id);
    object.insert(member("kind"), wordOf(profile.kind));
    put("name", profile.name, QString());
    put("group", profile.group, QString());
    put("colour", profile.colour, QString());
    switch (profile.kind) {
    case ServerKind::Tcp:
        object.insert(member("host"), profile.host);
        object.insert(member("port"), profile.port);
        break;
    case ServerKind::UnixSocket:
        object.insert(member("socket"), profile.socketPath);
        break;
    case ServerKind::Sentinel:
        object.insert(member("primary"), profile.sentinel.primaryName);
        putList("sentinels", profile.sentinel.places);
        put("sentinelUser", profile.sentinel.userName, QString());
        break;
    }
    const messages::TlsSettings &tls = profile.tls;
    put("tls", tls.isOn, false);
    put("tlsUnverified", !tls.verifies, false);
    put("tlsServerName", tls.serverName, QString());
    put("tlsCaFile", tls.caFile, QString());
    put("tlsCertificateFile", tls.certificateFile, QString());
    put("tlsKeyFile", tls.keyFile, QString());
    put("user", profile.userName, QString());
    put("database", profile.database, 0);
    put("ssh", profile.sshDestination, QString());
    if (!profile.replacements.isEmpty())
        putList("replacements", monitor::replacementsText(profile.replacements).split(QLatin1Char('\n')));
    put("readOnly", profile.readOnly, false);
    put("production", profile.production, false);
    put("gentle", profile.gentle, false);
    put("prefersReplicas", profile.prefersReplicas, false);
    put("keepsNoHistory", profile.keepsNoHistory, false);
    put("sharedLog", profile.sharedLog, QString());
    putList("keyPatterns", profile.keyPatterns);
    putList("unlistedFormats", profile.unlistedFormats);
    return object;
}

/// Reads the members of one connection, and keeps the first thing that is wrong.
class ProfileReader
{
public:
    explicit ProfileReader(const QJsonObject &object)
        : m_object(object)
    {
    }

    const QString &problem() const { return m_problem; }
    void fail(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }

    QString text(const char *name, qsizetype longest = kLongestText)
    {
        const QJsonValue value = m_object.value(member(name));
        if (!value.isUndefined() && !value.isString())
            fail(FileTexts::tr("%1 is no text.").arg(member(name)));
        return checked(name, value.toString(), longest);
    }
    bool isOn(const char *name)
    {
        const QJsonValue value = m_object.value(member(name));
        if (!value.isUndefined() && !value.isBool())
            fail(FileTexts::tr("%1 is neither true nor false.").arg(member(name)));
        return value.toBool();
    }
    int number(const char *name, double lowest, double highest, int otherwise)
    {
        const QJsonValue value = m_object.value(member(name));
        if (value.isUndefined())
            return otherwise;
        const double given = value.toDouble(-1);
        if (!(given >= lowest && given <= highest) || given != static_cast<int>(given)) {
            fail(FileTexts::tr("%1 is no number from %2 to %3.")
                     .arg(member(name), QString::number(lowest), QString::number(highest)));
            return otherwise;
        }
        return static_cast<int>(given);
    }
    QStringList lines(const char *name)
    {
        const QJsonValue value = m_object.value(member(name));
        if (value.isUndefined())
            return {};
        const QJsonArray array = value.toArray();
        if (!value.isArray() || array.size() > kMostLines) {
            fail(FileTexts::tr("%1 is no list, or has too many entries.").arg(member(name)));
            return {};
        }
        QStringList all;
        for (const QJsonValue &each : array) {
            if (!each.isString())
                fail(FileTexts::tr("%1 is no list of texts.").arg(member(name)));
            all.append(checked(name, each.toString(), kLongestText));
        }
        return all;
    }

private:
    /// What hides, turns or breaks the text around it is no part of a name, and of no address.
    QString checked(const char *name, const QString &value, qsizetype longest)
    {
        if (value.size() > longest)
            fail(FileTexts::tr("%1 is too long.").arg(member(name)));
        const QList<uint> points = value.toUcs4();
        const bool isPlain = std::none_of(points.begin(), points.end(), [](uint point) {
            return point < 0x20 || point == 0x7f || text::isTreacherous(point);
        });
        if (!isPlain)
            fail(FileTexts::tr("%1 holds characters that cannot be seen.").arg(member(name)));
        return m_problem.isEmpty() ? value : QString();
    }

    const QJsonObject &m_object;
    QString m_problem;
};

TlsSettings tlsOf(ProfileReader &reader)
{
    messages::TlsSettings tls;
    tls.isOn = reader.isOn("tls");
    tls.verifies = !reader.isOn("tlsUnverified");
    tls.serverName = reader.text("tlsServerName");
    tls.caFile = reader.text("tlsCaFile", kLongestFilePath);
    tls.certificateFile = reader.text("tlsCertificateFile", kLongestFilePath);
    tls.keyFile = reader.text("tlsKeyFile", kLongestFilePath);
    for (const QString &path : {tls.caFile, tls.certificateFile, tls.keyFile}) {
        if (!path.isEmpty() && !path.startsWith(QLatin1Char('/')))
            reader.fail(FileTexts::tr("The path of a file does not begin with a slash."));
    }
    return tls;
}

void readAddress(ProfileReader &reader, ConnectionProfile &profile)
{
    const QString kind = reader.text("kind");
    if (kind == wordOf(ServerKind::Tcp)) {
        profile.host = reader.text("host");
        profile.port = static_cast<quint16>(reader.number("port", 1, kHighestPort, profile.port));
        const bool isName = std::none_of(profile.host.begin(), profile.host.end(),
                                         [](QChar c) { return c.isSpace() || c == u'/' || c == u'@'; });
        if (profile.host.isEmpty() || !isName)
            reader.fail(FileTexts::tr("host names no host."));
    } else if (kind == wordOf(ServerKind::UnixSocket)) {
        profile.kind = ServerKind::UnixSocket;
        profile.socketPath = reader.text("socket", kLongestFilePath);
        if (!profile.socketPath.startsWith(QLatin1Char('/')))
            reader.fail(FileTexts::tr("The path of the socket does not begin with a slash."));
    } else if (kind == wordOf(ServerKind::Sentinel)) {
        profile.kind = ServerKind::Sentinel;
        profile.sentinel.primaryName = reader.text("primary");
        profile.sentinel.userName = reader.text("sentinelUser");
        const auto places = monitor::sentinelPlaces(reader.lines("sentinels").join(QLatin1Char('\n')));
        if (places)
            profile.sentinel.places = *places;
        else
            reader.fail(places.error());
        if (profile.sentinel.primaryName.isEmpty())
            reader.fail(FileTexts::tr("The name of the primary is missing."));
    } else {
        reader.fail(FileTexts::tr("This version does not know that kind of connection."));
    }
}

void readRoute(ProfileReader &reader, ConnectionProfile &profile)
{
    const QString ssh = reader.text("ssh");
    const auto replacements = monitor::placeReplacements(reader.lines("replacements").join(QLatin1Char('\n')));
    if (!replacements)
        reader.fail(replacements.error());
    if (const QString problem = monitor::sshDestinationProblem(ssh); !problem.isEmpty())
        reader.fail(problem);
    if (profile.kind == ServerKind::UnixSocket && !ssh.isEmpty())
        reader.fail(FileTexts::tr("A Unix socket is reached from here, and by nothing else."));
    profile.sshDestination = ssh;
    profile.replacements = replacements.value_or(QList<messages::PlaceReplacement>());
}

ConnectionProfile profileOf(ProfileReader &reader)
{
    ConnectionProfile profile;
    profile.id = reader.text("id");
    profile.name = reader.text("name").simplified();
    profile.group = reader.text("group").simplified();
    profile.colour = reader.text("colour");
    if (!profile.colour.isEmpty() && !profileColour(profile.colour).isValid())
        reader.fail(FileTexts::tr("colour is not written as #rrggbb."));
    readAddress(reader, profile);
    profile.tls = tlsOf(reader);
    profile.userName = reader.text("user");
    profile.database = reader.number("database", 0, kHighestDatabaseOfFile, 0);
    readRoute(reader, profile);
    profile.readOnly = reader.isOn("readOnly");
    profile.production = reader.isOn("production");
    profile.gentle = reader.isOn("gentle");
    profile.prefersReplicas = reader.isOn("prefersReplicas");
    profile.keepsNoHistory = reader.isOn("keepsNoHistory");
    profile.sharedLog = reader.text("sharedLog");
    profile.keyPatterns = reader.lines("keyPatterns");
    for (const QString &pattern : std::as_const(profile.keyPatterns)) {
        if (const auto format = formats::plainFormat(pattern.toUtf8()); !format)
            reader.fail(format.error());
    }
    profile.unlistedFormats = reader.lines("unlistedFormats");
    return profile;
}

} // namespace

QByteArray profilesToJson(const Profiles &profiles)
{
    QJsonArray list;
    for (const ConnectionProfile &profile : profiles)
        list.append(objectOf(profile));
    const QJsonObject whole{{kKind, kKindValue}, {member("version"), kVersion}, {member("connections"), list}};
    return QJsonDocument(whole).toJson(QJsonDocument::Indented);
}

tl::expected<ProfileFile, QString> profilesFromJson(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject whole = QJsonDocument::fromJson(json, &error).object();
    const QJsonValue list = whole.value(member("connections"));
    if (error.error != QJsonParseError::NoError || whole.value(kKind).toString() != kKindValue || !list.isArray())
        return tl::unexpected(FileTexts::tr("This is no file of connections that Sessionscope has exported."));
    if (whole.value(member("version")).toInt() > kVersion)
        return tl::unexpected(FileTexts::tr("This file comes from a later version of Sessionscope."));
    const QJsonArray entries = list.toArray();
    if (entries.size() > kMostProfilesOfFile)
        return tl::unexpected(FileTexts::tr("There are more connections in this file than can be taken."));
    ProfileFile file;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QJsonObject object = entries.at(i).toObject();
        ProfileReader reader(object);
        const ConnectionProfile profile = profileOf(reader);
        if (reader.problem().isEmpty())
            file.profiles.append(profile);
        else
            file.unusable.append(
                FileTexts::tr("Connection %1 of the file: %2").arg(QString::number(i + 1), reader.problem()));
    }
    return file;
}

} // namespace ui
