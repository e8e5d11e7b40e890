// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/detection/formatdetection.h"
#include "models/formats/formatset.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace formats
{

/// Where one user is to be looked up.
struct UserLookupPlan {
    struct Place {
        Format format;
        UserIndex index;
        QByteArray key;
        bool isInUse = false; ///< the server's records are read by this format already
    };
    std::vector<Place> places;
    /// Of the known formats that were not seen, under their usual prefixes: to be asked where the others lead to
    /// nobody. Few sessions among many are easily not seen.
    std::vector<Place> otherPlaces;
    QStringList withoutIndex; ///< titles of formats that were seen on the server, and keep no index
    bool guessed = false;     ///< none was seen that has one: all that are known
};

/// The indexes of the formats in use. Where the sample of keys showed none that has one, those of all known formats
/// with their usual prefixes too: a sample of a million keys may have missed it, and to ask costs a few commands.
UserLookupPlan planUserLookup(const FormatSet &inUse, const DetectionResult &detected,
                              const std::vector<FormatDescription> &known, const QByteArray &user);

/// Whether it is worth offering: a format with an index was seen, or none at all, or not every key was looked at.
bool mayHaveUserIndex(const DetectionResult &detected);

} // namespace formats
