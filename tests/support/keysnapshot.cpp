// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/keysnapshot.h"

#include <algorithm>

namespace support
{

std::map<QByteArray, KeySnapshot> snapshotOf(RedisServer &server)
{
    std::map<QByteArray, KeySnapshot> all;
    for (const QByteArray &key : server.strings({"KEYS", "*"})) {
        KeySnapshot &snapshot = all[key];
        snapshot.deadline = server.deadline(key);
        const QByteArray type = server.command({"TYPE", key});
        if (type == "+set") {
            QByteArrayList members = server.strings({"SMEMBERS", key});
            std::sort(members.begin(), members.end());
            snapshot.content = members.join('\n');
        } else if (type == "+zset") {
            snapshot.content = server.strings({"ZRANGE", key, "0", "-1", "WITHSCORES"}).join('\n');
        } else if (type == "+hash") {
            const QByteArrayList flat = server.strings({"HGETALL", key});
            std::map<QByteArray, QByteArray> fields;
            for (qsizetype i = 0; i + 1 < flat.size(); i += 2)
                fields[flat.at(i)] = flat.at(i + 1);
            for (const auto &[field, value] : fields)
                snapshot.content += field + '=' + value + '\n';
        } else {
            snapshot.content = server.string({"DUMP", key});
        }
    }
    return all;
}

} // namespace support
