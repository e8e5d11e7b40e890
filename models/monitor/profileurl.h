// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/problem.h"

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

#include <optional>

namespace monitor
{

/// What an address says of a profile; the password travels beside it.
struct ProfileUrl {
    messages::ConnectionProfile profile;
    QByteArray password;                 ///< null: the address has none
    std::optional<bool> prefersReplicas; ///< nothing: the address does not say, and the profile has the default
};

/// Reads a URL as redis-cli and the client libraries write it.
tl::expected<ProfileUrl, messages::Problem> profileFromUrl(const QString &url);

/// The other way, without a password, and of TLS only that it is on.
QString urlOfProfile(const messages::ConnectionProfile &profile);

/// What a record of what was done calls the server: the URL, and whom ssh goes through to it.
QString serverOfProfile(const messages::ConnectionProfile &profile);

} // namespace monitor
