// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/description/prefixvariable.h"

#include "models/formats/keys/keypattern.h"

namespace formats
{

QByteArray globUnderPrefix(QByteArray glob, const PrefixShape &shape)
{
    if (shape.pattern.isEmpty())
        return glob.replace(kPrefixVariable, KeyPattern::escaped(shape.text));
    const auto pattern = KeyPattern::fromTemplate(shape.pattern);
    return glob.replace(kPrefixVariable, pattern ? pattern->glob() : QByteArrayLiteral("*"));
}

KeySpecification underPrefix(KeySpecification key, const PrefixShape &shape)
{
    // As a literal inside of a pattern with captures.
    QByteArray prefix = shape.pattern;
    if (prefix.isEmpty())
        prefix = KeyPattern::escaped(shape.text).replace("{", "\\{");
    // Where both ends are open, something must say where they meet.
    if ((prefix.endsWith('*') || prefix.endsWith('}')) && !shape.pattern.isEmpty())
        key.pattern.replace("{p}{id}", "{p}{id:token}");
    key.pattern.replace(kPrefixVariable, prefix);
    for (QByteArray &glob : key.exclude)
        glob = globUnderPrefix(glob, shape);
    return key;
}

KeySpecification underAnyPrefix(KeySpecification key)
{
    key.pattern.replace(kPrefixVariable, "*");
    key.pattern.replace("{id}", "{id:token}"); // where both ends are open, something must say where they meet
    for (QByteArray &glob : key.exclude)
        glob.replace(kPrefixVariable, "*");
    return key;
}

} // namespace formats
