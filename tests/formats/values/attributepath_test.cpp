// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/values/attributepath.h"

#include <gtest/gtest.h>

using formats::pathFromText;
using formats::pathText;

namespace
{

QString readBack(const char *text)
{
    const auto path = pathFromText(QString::fromUtf8(text));
    return path ? pathText(*path) : QStringLiteral("error");
}

} // namespace

TEST(AttributePath, ReadsEachKindOfStep)
{
    for (const char *text : {"a", "a.b.c", "['a.b'].c", "login_*", "['warden.*.key'].0", "**.user",
                             "a|php-serialize|.b", "a|zlib,json|", "list.**[?token].time", "$"})
        EXPECT_EQ(readBack(text), QString::fromUtf8(text));
    EXPECT_EQ(readBack("list[0].a"), QStringLiteral("list.0.a"));
    EXPECT_EQ(readBack("a|php-serialize|**.b"), QStringLiteral("a|php-serialize|.**.b"));
}

TEST(AttributePath, RefusesWhatIsNone)
{
    for (const char *text : {"", ".", "a.", ".a", "a..b", "a[", "a[x]", "['a", "a|json", "a|yaml|", "**", "a.**",
                             "a.b.c.d.e.f.g.h.i.j.k.l.m"})
        EXPECT_EQ(readBack(text), QStringLiteral("error")) << text;
}
