// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/export/sessionrecords.h"
#include "models/sessions/export/textappender.h"
#include "models/text/printabletext.h"
#include "tests/sessions/sessionrows.h"

#include <gtest/gtest.h>

#include <vector>

using namespace sessions;
using testrows::kNow;
using testrows::Row;

namespace
{

const std::vector<ExportField> kFields = {ExportField::Key,   ExportField::Id,     ExportField::User,
                                          ExportField::TtlMs, ExportField::Format, ExportField::LastAccess,
                                          ExportField::Ip,    ExportField::Name};

QByteArrayList hostileTexts()
{
    return {"",
            "a",
            "plain",
            "0123456789abcdef0123456789abcdef",
            "=1+1 and more of it",
            "  -2 and more of it",
            "\"quoted\" in a long text",
            "back\\slash in a long text",
            "li \xe6\x9d\x8e in a long text",
            "\xff\xfe in a long text",
            "\x1b[31m in a long text",
            QByteArray(300, 'x') + "\xe2\x80\xae",
            "ends in a quote, which is shown\""};
}

QByteArray cell(ExportKind kind, const QByteArray &bytes)
{
    QByteArray cell;
    kind == ExportKind::Csv ? appendCsvCell(cell, bytes) : appendJsonString(cell, bytes);
    return cell;
}

/// What a record says, put together piece by piece.
QByteArray expected(ExportKind kind, const Row &row, bool revealIds)
{
    const QByteArray id = row.key.mid(row.key.indexOf(':') + 1);
    QByteArray access;
    appendIsoTime(access, row.lastAccess);
    const bool isCsv = kind == ExportKind::Csv;
    const QByteArrayList cells = {
        cell(kind, revealIds ? row.key : text::maskedKey(row.key, id)),
        cell(kind, revealIds ? id : text::maskedSessionId(id).toUtf8()),
        cell(kind, row.user),
        isCsv ? (row.deadline ? "\"5000\"" : "\"\"") : (row.deadline ? "5000" : "null"),
        cell(kind, "Django \"4\""),
        isCsv || !access.isEmpty() ? '"' + access + '"' : QByteArray("null"),
        cell(kind, row.ip),
        isCsv ? "\"\"" : "null",
    };
    QByteArray line = isCsv ? "" : "{";
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += ',';
        if (!isCsv)
            line += QByteArray("\"") + exportFieldName(kFields[size_t(i)]) + "\":";
        line += cells[i];
    }
    if (!isCsv && revealIds && !QByteArrayView(row.key).isValidUtf8())
        line += ",\"key_base64\":\"" + row.key.toBase64() + '"';
    return line + (isCsv ? "\r\n" : "}\n");
}

TEST(SessionRecords, SayWhatTheirCellsSayWhateverIsInThem)
{
    SessionStore store;
    std::vector<Row> rows;
    std::vector<Slot> slots;
    for (const QByteArray &id : hostileTexts()) {
        for (const QByteArray &text : hostileTexts()) {
            Row row;
            // The prefix makes each key another one.
            row.key = text.left(20).replace(':', ';') + QByteArray::number(rows.size()) + ':' + id;
            row.user = text;
            row.ip = text.left(39);
            row.deadline = rows.size() % 3 ? kNow + 5000 : 0;
            row.lastAccess = rows.size() % 5 ? kNow + qint64(rows.size()) * 7'777'777 : 0;
            rows.push_back(row);
            slots.push_back(testrows::apply(store, row).slot);
        }
    }
    for (const ExportKind kind : {ExportKind::Csv, ExportKind::JsonLines}) {
        for (const bool revealIds : {false, true}) {
            SessionRecords records(store, kind, kFields, revealIds);
            records.setNames({QStringLiteral("Django \"4\"")}, {});
            records.setNow(kNow);
            QByteArray one, all, reference;
            for (size_t i = 0; i < rows.size(); ++i) {
                one.clear();
                records.append(one, {&slots[i], 1});
                EXPECT_EQ(one, expected(kind, rows[i], revealIds)) << rows[i].key.toPercentEncoding().constData();
                reference += one;
            }
            records.append(all, slots);
            EXPECT_EQ(all, reference);
        }
    }
}

TEST(SessionRecords, AnUnknownNameIsAnEmptyCell)
{
    SessionStore store;
    Row row{"sess:0123456789abcdef", "alice"};
    row.format = 7;
    const Slot slot = testrows::apply(store, row).slot;
    SessionRecords records(store, ExportKind::JsonLines, {ExportField::Format, ExportField::Node}, false);
    QByteArray line;
    records.append(line, {&slot, 1});
    EXPECT_EQ(line, "{\"format\":null,\"node\":null}\n");
}

TEST(TextAppender, LeavesTheBytesAsLongAsWhatWasAppended)
{
    QByteArray out = "begin ";
    {
        TextAppender appender(out);
        const qsizetype start = appender.size();
        appender.put("to be taken back");
        EXPECT_EQ(appender.since(start), "to be taken back");
        appender.truncate(start);
        for (int i = 0; i < 1000; ++i)
            appender.put('x');
    }
    EXPECT_EQ(out, "begin " + QByteArray(1000, 'x'));
}

} // namespace
