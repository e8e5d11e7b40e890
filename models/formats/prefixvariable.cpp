// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/prefixvariable.h"

#include "models/formats/keypattern.h"

namespace formats
{

QByteArray globUnderPrefix(QByteArray glob, const QByteArray &prefix)
{
    return glob.replace(kPrefixVariable, KeyPattern::escaped(prefix));
}

KeySpecification underPrefix(KeySpecification key, const QByteArray &prefix)
{
    // As a literal inside of a pattern with captures.
    QByteArray literal = KeyPattern::escaped(prefix);
    literal.replace("{", "\\{");
    key.pattern.replace(kPrefixVariable, literal);
    for (QByteArray &glob : key.exclude)
        glob = globUnderPrefix(glob, prefix);
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
