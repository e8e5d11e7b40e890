// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatdetection.h"
#include "models/formats/formatset.h"

#include <QMetaType>
#include <QStringList>

#include <memory>

namespace sessions
{

/// The formats by which one server's keys are read, and what the sample that chose them has found.
struct FormatsInUse {
    std::shared_ptr<const formats::FormatSet> set;
    formats::DetectionResult detected;
};

/// Those that the sample found; those that need no further pattern on top; and where nothing was found, all
/// of the `known` that have a prefix of their own, since sessions may come later. `patterns` are the user's: each is a plain
/// format, asked last; one that cannot be used has been refused before.
FormatsInUse formatsFor(formats::DetectionResult detected, const std::vector<formats::FormatDescription> &known,
                        const QStringList &patterns);

/// The same with what a later sample has found on top, at the end: rows know their format by its index. Null:
/// the sample found nothing new.
std::shared_ptr<const FormatsInUse> extendedBy(const formats::FormatSet &inUse, formats::DetectionResult detected);

} // namespace sessions

Q_DECLARE_METATYPE(std::shared_ptr<const sessions::FormatsInUse>)
