// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/keys/fieldaddress.h"
#include "models/sessions/export/sessionexporter.h"
#include "models/sessions/export/sessionexporttext.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/printabletext.h"
#include "tests/sessions/sessionrows.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <functional>

using namespace messages;
using namespace sessions;
using testrows::kNow;
using testrows::Row;

namespace
{

TEST(ExportText, JsonReadsBackAsItWas)
{
    for (const QString &text :
         {QStringLiteral("alice"), QString::fromUtf8("李雷 \"x\" \\ / \u2028"), QStringLiteral("a\nb\tc\x1b[31m"),
          QString(QChar(0x9b)) + QStringLiteral("31m"), QString::fromUtf8("nimda\u202e \U000e0041 😀")}) {
        const QByteArray json = jsonString(text);
        EXPECT_EQ(QJsonDocument::fromJson('[' + json + ']').array().at(0).toString(), text) << json.constData();
        for (const QChar character : QString::fromUtf8(json))
            EXPECT_FALSE(character.category() == QChar::Other_Control || character.category() == QChar::Other_Format)
                << json.constData();
    }
    EXPECT_EQ(jsonString({}), "null");
}

TEST(ExportText, CsvCellsAreNeverFormulas)
{
    EXPECT_EQ(csvCell({}), "\"\"");
    EXPECT_EQ(csvCell(QStringLiteral("say \"hi\"")), "\"say \"\"hi\"\"\"");
    for (const char *text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
        EXPECT_TRUE(csvCell(QString::fromLatin1(text)).startsWith("\"'")) << text;
    // Some spreadsheets skip spaces, or read the wide forms of these signs.
    for (const char *text : {" =1+1", "   @SUM(A1)", "\u00a0=1", "\uff1d1+1", "\uff0b1", "\uff0d1", " \uff20SUM(A1)"})
        EXPECT_TRUE(csvCell(QString::fromUtf8(text)).startsWith("\"'")) << text;
    EXPECT_EQ(csvCell(QStringLiteral(" a=1")), "\" a=1\"");
    EXPECT_EQ(csvCell(QStringLiteral("10.0.0.1")), "\"10.0.0.1\"");
}

TEST(ExportText, CsvCellsKeepLinesAndShowWhatActs)
{
    EXPECT_EQ(csvCell(QStringLiteral("a\nb\tc")), "\"a\nb\tc\"");
    EXPECT_EQ(csvCell(QStringLiteral("a\x1b[31m")), "\"a\\u001b[31m\"");
    EXPECT_EQ(csvCell(QString::fromUtf8("a\u202eb")), "\"a\\u202eb\"");
}

TEST(ExportText, OnlyUtf8IsText)
{
    EXPECT_EQ(utf8Text(QByteArrayView()), QString());
    EXPECT_EQ(utf8Text("李\n"), QString::fromUtf8("李\n"));
    const QByteArray marked = "\xef\xbb\xbf"
                              "a";
    EXPECT_EQ(utf8Text(marked)->toUtf8(), marked);
    for (const char *bytes : {"\xff", "a\xe2\x80", "\xc0\xaf", "\xed\xa0\x80"})
        EXPECT_FALSE(utf8Text(bytes)) << bytes;
}

TEST(ExportText, BytesAreWrittenAsTheirText)
{
    for (const QByteArray &bytes :
         {QByteArray(), QByteArray("alice"), QByteArray("a\"b"), QByteArray("a\\b"), QByteArray("=1"),
          QByteArray("-1 x"), QByteArray("  =1"), QByteArray("  x=1"),
          QByteArray("\xef\xbc\x9d"
                     "1"),
          QByteArray("\xe6\x9d\x8e"), QByteArray("a\x1b[0m"), QByteArray("\t=1"), QByteArray("\r=1")}) {
        QByteArray json, csv;
        appendJsonString(json, bytes);
        appendCsvCell(csv, bytes);
        EXPECT_EQ(json, jsonString(QString::fromUtf8(bytes)));
        EXPECT_EQ(csv, csvCell(QString::fromUtf8(bytes)));
    }
    QByteArray json;
    appendJsonString(json, "b\xff");
    EXPECT_EQ(json, "\"b\\\\xff\"");
}

TEST(ExportText, TimesAreThoseOfQDateTime)
{
    for (const qint64 time : {qint64(1), kNow, kNow + 1, qint64(951'782'399'999), qint64(951'782'400'000),
                              qint64(1'709'164'800'123), qint64(253'402'300'799'999)}) {
        QByteArray text;
        appendIsoTime(text, time);
        EXPECT_EQ(text, QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODateWithMs).toUtf8());
    }
    QByteArray none;
    for (const qint64 time : {qint64(0), qint64(-1), qint64(253'402'300'800'000), std::numeric_limits<qint64>::max()})
        appendIsoTime(none, time);
    EXPECT_TRUE(none.isEmpty());
}

class Export : public ::testing::Test
{
protected:
    Export()
    {
        table.setMostAtOnce(1'000'000);
        table.setClock(ServerClock());
        table.sort(SessionTableModel::User, Qt::AscendingOrder);
    }
    void add(const Row &row) { table.noteChange(testrows::apply(store, row)); }
    SessionExport all(ExportKind kind, const std::vector<int> &columns)
    {
        table.commit();
        SessionExport records;
        records.store = store.lend();
        records.rows = table.slotsMatching();
        for (const int column : columns) {
            for (const ExportedField &exported : exportedFields(column)) {
                if (exported.field != ExportField::Name)
                    records.fields.push_back(exported.field);
            }
        }
        records.formats = {QStringLiteral("Django"), QStringLiteral("Spring, \"Session\"")};
        records.nodes = {QStringLiteral("10.0.0.1:6379")};
        records.nowMs = kNow;
        records.kind = kind;
        return records;
    }
    static QByteArray written(const SessionExport &records)
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        EXPECT_EQ(records.write(buffer), SessionExport::Outcome::Written);
        return buffer.data();
    }
    /// Reads back what RFC 4180 says, strictly.
    static QList<QByteArrayList> cells(const QByteArray &csv)
    {
        QList<QByteArrayList> rows(1);
        for (qsizetype at = 0; at < csv.size();) {
            EXPECT_EQ(csv[at], '"');
            QByteArray cell;
            for (++at; csv[at] != '"' || csv.mid(at, 2) == "\"\""; ++at) {
                at += csv[at] == '"' ? 1 : 0;
                cell += csv[at];
            }
            rows.back().append(cell);
            ++at;
            if (csv[at] == ',') {
                ++at;
            } else {
                EXPECT_EQ(csv.mid(at, 2), "\r\n");
                at += 2;
                if (at < csv.size())
                    rows.append(QByteArrayList());
            }
        }
        return rows;
    }
    static bool waitFor(const std::function<bool()> &condition)
    {
        QElapsedTimer elapsed;
        elapsed.start();
        while (!condition() && elapsed.elapsed() < 20'000)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
        return condition();
    }

    SessionStore store;
    SessionTableModel table{store};
};

TEST_F(Export, CsvReadsBackWhateverTheUsersAreCalled)
{
    const QByteArrayList names = {
        "=cmd|'/c calc'!A1", "+1",           "-2",           "@SUM(A1)", "\ttab",   "\rreturn", "a,b",
        "say \"hi\"",        "two\r\nlines", "\xe6\x9d\x8e", "plain",    "\xff\xfe"};
    for (const QByteArray &name : names)
        add({"sess:0123456789abcdef" + name.toHex(), name, kNow + 5'000});
    const QList<QByteArrayList> rows =
        cells(written(all(ExportKind::Csv, {SessionTableModel::User, SessionTableModel::Remaining})));
    ASSERT_EQ(rows.size(), names.size() + 1);
    EXPECT_EQ(rows.front(), QByteArrayList({"user", "expires", "ttl_ms"}));
    QByteArrayList read;
    for (const QByteArrayList &row : rows) {
        ASSERT_EQ(row.size(), 3);
        EXPECT_FALSE(QByteArray("=+-@\t\r\n").contains(row.front().at(0))) << row.front().constData();
        read += row.front();
    }
    for (const char *cell : {"'=cmd|'/c calc'!A1", "'+1", "'-2", "'@SUM(A1)", "a,b", "say \"hi\"", "plain"})
        EXPECT_TRUE(read.contains(cell)) << cell;
    EXPECT_TRUE(read.contains("two\\u000d\nlines"));
    EXPECT_TRUE(read.contains("\\xff\\xfe"));
    EXPECT_EQ(rows.at(1).at(1),
              QDateTime::fromMSecsSinceEpoch(kNow + 5'000, Qt::UTC).toString(Qt::ISODateWithMs).toUtf8());
    EXPECT_EQ(rows.at(1).at(2), "5000");
}

TEST_F(Export, JsonLinesReadBackWhateverTheUsersAreCalled)
{
    const QByteArrayList names = {"=1",
                                  "a\"b\\c",
                                  "two\nlines",
                                  "\xe2\x80\xae"
                                  "b",
                                  "\xe6\x9d\x8e",
                                  ""};
    for (const QByteArray &name : names)
        add({"sess:0123456789abcdef" + name.toHex(), name});
    QByteArrayList read;
    for (const QByteArray &line :
         written(all(ExportKind::JsonLines, {SessionTableModel::User, SessionTableModel::Remaining})).split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        ASSERT_EQ(object.size(), 3) << line.constData();
        EXPECT_TRUE(object[QStringLiteral("ttl_ms")].isNull());
        EXPECT_TRUE(object[QStringLiteral("expires")].isNull());
        read += object[QStringLiteral("user")].toString().toUtf8();
    }
    for (const QByteArray &name : names)
        EXPECT_TRUE(read.contains(name)) << name.constData();
}

TEST_F(Export, NamesTheUserBesideTheNumber)
{
    Row row{"s:1", "6351"};
    row.otherNames = "alice@example.com\nalice";
    add(row);
    add({"s:2", "bob"});
    SessionExport records = all(ExportKind::Csv, {SessionTableModel::User});
    records.fields.push_back(ExportField::Name);
    EXPECT_EQ(written(records), "\"user\",\"name\"\r\n\"6351\",\"alice@example.com\"\r\n\"bob\",\"\"\r\n");
    records.kind = ExportKind::JsonLines;
    EXPECT_EQ(written(records), "{\"user\":\"6351\",\"name\":\"alice@example.com\"}\n"
                                "{\"user\":\"bob\",\"name\":null}\n");
}

TEST_F(Export, KeepsTheOrderAndTheColumnsOfTheTable)
{
    add({"s:1", "carol"});
    add({"s:2", "alice"});
    add({"s:3", "bob"});
    EXPECT_EQ(written(all(ExportKind::Csv, {SessionTableModel::Format, SessionTableModel::User})),
              "\"format\",\"user\"\r\n\"Django\",\"alice\"\r\n\"Django\",\"bob\"\r\n\"Django\",\"carol\"\r\n");
    for (int column = 0; column < SessionTableModel::ColumnCount; ++column)
        EXPECT_FALSE(exportedFields(column).empty()) << column;
}

TEST_F(Export, MasksIdsAndKeysUnlessAsked)
{
    const QByteArray id = "Ab3dEf6hIj9lMn2pQr5tUv8xYz1BcD4f";
    add({"sess:" + id, "alice"});
    add({"sess:\xff" + id, "bob"});
    for (const ExportKind kind : {ExportKind::Csv, ExportKind::JsonLines}) {
        SessionExport records = all(kind, {SessionTableModel::SessionId});
        const QByteArray masked = written(records);
        EXPECT_FALSE(masked.contains(id));
        EXPECT_FALSE(masked.contains("key_base64"));
        EXPECT_TRUE(masked.contains("sess:"));
        records.revealIds = true;
        const QByteArray whole = written(records);
        EXPECT_TRUE(whole.contains("sess:" + id));
        EXPECT_EQ(whole.contains(("sess:\xff" + id).toBase64()), kind == ExportKind::JsonLines);
    }
}

TEST_F(Export, TellsTheHashAndTheFieldOfASessionThatIsOne)
{
    const QByteArray id = "Ab3dEf6hIj9lMn2pQr5tUv8xYz1BcD4f";
    add({formats::fieldAddress("a|session", "sid:" + id), "alice"});
    for (const ExportKind kind : {ExportKind::Csv, ExportKind::JsonLines}) {
        const bool isJson = kind == ExportKind::JsonLines;
        SessionExport records = all(kind, {SessionTableModel::SessionId});
        const QByteArray masked = written(records);
        EXPECT_TRUE(masked.contains("\"a|session\"")) << masked.constData();
        EXPECT_FALSE(masked.contains(id));
        EXPECT_FALSE(masked.contains("field"));
        records.revealIds = true;
        const QByteArray whole = written(records);
        EXPECT_TRUE(whole.contains("\"a|session\"")) << whole.constData();
        EXPECT_EQ(whole.contains("\"field\":\"sid:" + id + '"'), isJson) << whole.constData();
        EXPECT_FALSE(whole.contains('\x1f'));
    }
}

TEST_F(Export, SaysWhatBecameOfSessions)
{
    add({"s:1", "a", kNow + 1});
    add({"s:2", "b", kNow - 1});
    const Slot gone = testrows::apply(store, {"s:3", "c", kNow + 1}).slot;
    SessionExport records = all(ExportKind::Csv, {SessionTableModel::State});
    records.rows.push_back(gone);
    EXPECT_EQ(written(records), "\"state\"\r\n\"active\"\r\n\"due\"\r\n\"active\"\r\n");
    records.store.reset();
    store.end(gone, RowChange::LoggedOut, kNow);
    records.store = store.lend();
    EXPECT_TRUE(written(records).endsWith("\"logged_out\"\r\n"));
}

TEST_F(Export, StopsAndSaysWhatFailed)
{
    for (int i = 0; i < 9'000; ++i)
        add({"s:" + QByteArray::number(i), "user" + QByteArray::number(i)});
    SessionExport records = all(ExportKind::Csv, {SessionTableModel::User});
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    std::stop_source stop;
    qsizetype told = -1;
    const auto progress = [&](qsizetype rows) {
        told = rows;
        if (rows > 0)
            stop.request_stop();
    };
    EXPECT_EQ(records.write(buffer, progress, stop.get_token()), SessionExport::Outcome::Stopped);
    EXPECT_GT(told, 0);
    QBuffer closed;
    closed.open(QIODevice::ReadOnly);
    EXPECT_EQ(records.write(closed), SessionExport::Outcome::Failed);
}

TEST_F(Export, AFileAppearsWhenItIsComplete)
{
    for (int i = 0; i < 9'000; ++i)
        add({"s:0123456789" + QByteArray::number(i), "user" + QByteArray::number(i)});
    table.commit();
    QTemporaryDir folder;
    SessionExporter exporter(table);
    SessionExporter::Result result;
    int answers = 0;
    QObject::connect(&exporter, &SessionExporter::finished, &exporter, [&](const SessionExporter::Result &now) {
        result = now;
        ++answers;
    });
    SessionExporter::Request request;
    request.file = folder.filePath(QStringLiteral("rows.csv"));
    request.columns = {SessionTableModel::User};
    exporter.start(request);
    EXPECT_TRUE(exporter.isRunning());
    EXPECT_TRUE(table.isStoreLent());
    table.sort(SessionTableModel::User, Qt::DescendingOrder); // waits
    EXPECT_EQ(table.index(0, SessionTableModel::User).data().toString(), QStringLiteral("user0"));
    ASSERT_TRUE(waitFor([&] { return answers == 1; }));
    EXPECT_FALSE(exporter.isRunning());
    EXPECT_FALSE(table.isStoreLent());
    EXPECT_EQ(table.index(0, SessionTableModel::User).data().toString(), QStringLiteral("user999"));
    EXPECT_EQ(result.outcome, SessionExport::Outcome::Written);
    EXPECT_EQ(result.rows, 9'000);
    QFile file(request.file);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll().count('\n'), 9'001);

    exporter.start(request);
    exporter.cancel();
    ASSERT_TRUE(waitFor([&] { return answers == 2; }));
    EXPECT_EQ(result.outcome, SessionExport::Outcome::Stopped);
    EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1) << "nothing half written is left";

    request.revealIds = true;
    exporter.start(request);
    store.clear(); // as when another server is chosen meanwhile
    table.noteCleared();
    EXPECT_FALSE(table.isStoreLent());
    add({"s:1", "somebody"});
    ASSERT_TRUE(waitFor([&] { return answers == 3; }));
    EXPECT_EQ(result.rows, 9'000) << "what was shown when it was asked for";
    EXPECT_EQ(QFile::permissions(request.file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

TEST_F(Export, AFailureSaysWhyAndWhatToDo)
{
    add({"s:1", "alice"});
    table.commit();
    SessionExporter exporter(table);
    SessionExporter::Result result;
    int answers = 0;
    QObject::connect(&exporter, &SessionExporter::finished, &exporter, [&](const SessionExporter::Result &now) {
        result = now;
        ++answers;
    });
    SessionExporter::Request request;
    request.file = QStringLiteral("/nowhere/at/all/rows.csv");
    request.columns = {SessionTableModel::User};
    exporter.start(request);
    ASSERT_TRUE(waitFor([&] { return answers == 1; }));
    EXPECT_EQ(result.outcome, SessionExport::Outcome::Failed);
    EXPECT_TRUE(result.problem.cause.contains(request.file)) << result.problem.cause.toStdString();
    EXPECT_TRUE(result.problem.cause.endsWith(QLatin1Char('.')));
    EXPECT_FALSE(result.problem.nextStep.isEmpty());
    EXPECT_FALSE(table.isStoreLent());
}

} // namespace
