// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace app
{

/// The saved connection of this name, or of this id; a name that is written otherwise (`Shop` for `shop`) is taken
/// where it can only be the one. Errors: a sentence, with the names that may have been meant.
tl::expected<messages::ConnectionProfile, QString> savedConnection(const QString &name,
                                                                   const QList<messages::ConnectionProfile> &saved);

} // namespace app
