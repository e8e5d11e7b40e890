// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The page that shows how a store of one's own is described: what it says holds.
#include "models/formats/format.h"
#include "tests/support/places.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

#include <map>

using formats::Format;
using formats::Payload;
using formats::RecordType;
using formats::SessionFields;

namespace
{

/// Each example of the page, by its id.
std::map<QString, Format> examples()
{
    std::map<QString, Format> all;
    QFile page(support::sourceFolder() + QStringLiteral("/resources/formats/UNKNOWN-STORE.md"));
    EXPECT_TRUE(page.open(QIODevice::ReadOnly));
    const QByteArray text = page.readAll();
    const QByteArray fence("```json\n");
    for (qsizetype begin = text.indexOf(fence); begin >= 0; begin = text.indexOf(fence, begin + 1)) {
        const qsizetype first = begin + fence.size();
        const QByteArray json = text.sliced(first, text.indexOf("```", first) - first);
        const auto description = formats::FormatDescription::fromJson(QJsonDocument::fromJson(json).object());
        EXPECT_TRUE(description) << json.constData();
        if (description)
            all.emplace(description->id, Format(*description));
    }
    return all;
}

SessionFields read(const Format &format, const QByteArray &key, const Payload &payload)
{
    SessionFields fields;
    EXPECT_TRUE(format.matchKey(key, payload.type)) << key.constData();
    EXPECT_TRUE(format.read(key, payload, fields)) << key.constData();
    return fields;
}

} // namespace

TEST(UnknownStore, EachExampleFindsItsSession)
{
    const std::map<QString, Format> all = examples();
    ASSERT_EQ(all.size(), 4u);
    const QByteArray ticket = R"({"who":{"handle":"rosa"},"t0":1795869413,"peer":"192.0.2.1"})";
    const SessionFields rosa = read(all.at(QStringLiteral("tix")), "tix|login|0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0",
                                    {.type = RecordType::String, .string = ticket, .fields = {}});
    EXPECT_EQ(rosa.user, "rosa");
    EXPECT_EQ(rosa.created, 1795869413000);
    EXPECT_EQ(rosa.ip, "192.0.2.1");

    const SessionFields max = read(all.at(QStringLiteral("acme")), "acme/{eu}/visit/0b1c2d3e4f5041728394a5b6c7d8e9f0",
                                   {.type = RecordType::Hash,
                                    .string = {},
                                    .fields = {{"handle", "max"}, {"started", "1795869413"}, {"seen", "1795873413"}}});
    EXPECT_EQ(max.user, "max");
    EXPECT_EQ(max.lastAccess, 1795873413000);

    const QByteArray sealed = QByteArray(R"({"s":"eva@x.example","exp":1795880000})").toBase64();
    const SessionFields eva = read(all.at(QStringLiteral("gw")), "gw:" + QByteArray(43, 'k'),
                                   {.type = RecordType::String, .string = sealed, .fields = {}});
    EXPECT_EQ(eva.user, "eva@x.example");
    EXPECT_EQ(eva.expires, 1795880000000);

    const QByteArray list = QByteArray::fromHex("920181a16ca3") + "ida"; // [1, {"l": "ida"}]
    const SessionFields ida = read(all.at(QStringLiteral("s1")), "S1x" + QByteArray(32, 'a'),
                                   {.type = RecordType::String, .string = list, .fields = {}});
    EXPECT_EQ(ida.user, "ida");
}
