// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/detection/formatdetection.h"
#include "models/formats/values/payload.h"
#include "tests/support/fixture.h"

#include <QByteArray>

#include <algorithm>
#include <vector>

namespace tests
{

inline formats::Payload payloadOf(const support::FixtureKey &key)
{
    formats::Payload payload{.type = formats::recordTypeFromWord(key.type), .string = key.value};
    for (const auto &[field, value] : key.fields)
        payload.fields.emplace_back(field, value);
    return payload;
}

/// The formats that are found among the keys of a fixture, as at connect.
inline std::vector<formats::Format> detectedIn(const support::Fixture &fixture)
{
    formats::FormatDetection detection(formats::builtInFormatDescriptions());
    std::vector<QByteArray> names;
    for (const support::FixtureKey &key : fixture.keys)
        names.push_back(key.key);
    detection.addNames(names);
    const std::vector<QByteArray> toRead = detection.keysToRead();
    for (const support::FixtureKey &key : fixture.keys) {
        if (std::find(toRead.begin(), toRead.end(), key.key) != toRead.end())
            detection.addRecord(key.key, payloadOf(key));
    }
    std::vector<formats::Format> formats;
    for (const auto &found : detection.result(true).formats)
        formats.emplace_back(found.description);
    return formats;
}

inline const support::FixtureKey *keyNamed(const support::Fixture &fixture, const QByteArray &name)
{
    const auto found = std::find_if(fixture.keys.begin(), fixture.keys.end(),
                                    [&name](const support::FixtureKey &key) { return key.key == name; });
    return found == fixture.keys.end() ? nullptr : &*found;
}

/// The first that reads the record, as for a row; null: none. What it read is in `fields`.
inline const formats::Format *formatOf(const std::vector<formats::Format> &formats, const support::FixtureKey &record,
                                       formats::SessionFields &fields)
{
    for (const formats::Format &format : formats) {
        if (format.matchKey(record.key, formats::recordTypeFromWord(record.type)) &&
            format.read(record.key, payloadOf(record), fields))
            return &format;
    }
    return nullptr;
}

} // namespace tests
