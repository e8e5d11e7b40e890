// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/fields/fieldfindings.h"
#include "models/formats/fields/fieldplan.h"

#include <QByteArrayView>

namespace formats
{

/// One pass over a JSON object: offers what stands at the plan's paths to `findings`, and builds nothing. The
/// whole text is checked on the way. `isPrefix`: the text was cut somewhere; what stands complete before the
/// cut counts.
enum class JsonScan {
    NoObject, ///< the findings are not to be used
    Whole,
    TooDeep, ///< an object as far as it was looked at: up to what is nested deeper than JsonCursor::kDeepest
};
JsonScan scanJsonObject(QByteArrayView text, bool isPrefix, const FieldPlan &plan, FieldFindings &findings);

/// The same for one field of a hash: a JSON object, a JSON string, or text as it is.
void scanHashField(QByteArrayView name, QByteArrayView value, const FieldPlan &plan, FieldFindings &findings);

} // namespace formats
