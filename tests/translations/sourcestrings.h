// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/translations/extraction.h"

namespace support
{

/// What the sources ask to be translated, and in which context they will: found without lupdate, from the house's way
/// to write classes and functions (definitions begin at the first column, `namespace x` stands alone on its line).
struct SourceStrings {
    QSet<SourceText> texts;
    QStringList mistakes; ///< `file:line: what`: what cannot be asked for in a known context
};
SourceStrings findSourceStrings(const QString &root);

/// `file:line: text`: words that widgets show although nobody can translate them.
QStringList findUntranslatable(const QString &root);

} // namespace support
