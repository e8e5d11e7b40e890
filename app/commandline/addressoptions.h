// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

class QCommandLineParser;

namespace app
{

struct Options;

/// What the options say of a connection beside its address.
struct AddressOptions {
    QString firstOfTls;   ///< the first that was given, as it is written; empty: none
    QString firstOfRoute; ///< the same of those that a Unix socket has no use for
    bool tls = false;
    bool isUnverified = false;
    QString serverName;
    QString caFile;
    QString certificateFile;
    QString keyFile;
    QString sentinelUser;
    QList<messages::PlaceReplacement> replacements;
    QString sshDestination;
    bool readOnly = false;
    bool gentle = false;
    bool prefersReplicas = false;
    QStringList keyPatterns;
    bool listsLikely = false; ///< keys that look like sessions are listed, too

    /// Into the profile, which keeps what nothing is said of. Returns why that cannot be, in a sentence; empty: it can.
    QString applyTo(messages::ConnectionProfile &profile) const;

private:
    QString applyTls(messages::ConnectionProfile &profile) const;
    QString applyRoute(messages::ConnectionProfile &profile) const;
};

/// Errors: one sentence.
tl::expected<AddressOptions, QString> readAddressOptions(const QCommandLineParser &parser, const Options &options);

} // namespace app
