// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/fields/nameinjson.h"

#include "models/formats/description/commonnames.h"
#include "models/formats/fields/jsonfieldscan.h"
#include "models/formats/fields/sessionfields.h"

namespace formats
{

namespace
{

FieldPlan planOfNames()
{
    FormatDescription names;
    for (const QString &each : commonNames(QStringLiteral("user"))) {
        if (auto steps = pathFromText(each))
            names.user.push_back({.steps = *std::move(steps)});
    }
    return FieldPlan(names);
}

} // namespace

QByteArray nameInJson(const QByteArray &user)
{
    static const FieldPlan plan = planOfNames();
    FieldFindings findings(plan);
    // A row keeps the beginning of a long text.
    if (scanJsonObject(user, true, plan, findings) != JsonScan::Whole)
        return user;
    SessionFields found;
    findings.writeTo(found);
    return found.user.isEmpty() ? user : found.user;
}

} // namespace formats
