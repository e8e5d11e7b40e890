// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historydatabase.h"

#include "models/activity/history/historyschema.h"
#include "models/files/ownfile.h"

#include <QSqlError>

#include <atomic>
#include <utility>

namespace history
{

namespace
{

// https://www.sqlite.org/rescode.html
enum SqliteCode {
    kBusy = 5,
    kLocked = 6,
    kReadOnly = 8,
    kCorrupt = 11,
    kFull = 13,
    kNotADatabase = 26,
};

/// Qt knows connections by their names, for the whole program.
QString newConnectionName()
{
    static std::atomic<quint64> s_last{0};
    return QStringLiteral("history-%1").arg(++s_last);
}

} // namespace

HistoryDatabase::HistoryDatabase(QString file)
    : m_file(std::move(file))
    , m_connection(newConnectionName())
{
}

HistoryDatabase::~HistoryDatabase()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

tl::expected<std::unique_ptr<HistoryDatabase>, Failure> HistoryDatabase::open(const QString &file, Access access)
{
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE")))
        return tl::unexpected(Failure{Failure::Kind::NoDriver, {}});
    if (access == Access::Read && files::fileNumber(file) == 0)
        return tl::unexpected(Failure{Failure::Kind::Missing, {}});
    // SQLite would make it as the umask says, and gives what it keeps beside it the same permissions.
    if (const auto made = files::makeOwnFile(file); !made)
        return tl::unexpected(Failure{Failure::Kind::Refused, made.error().reason});
    std::unique_ptr<HistoryDatabase> database(new HistoryDatabase(file));
    if (auto prepared = database->prepare(access); !prepared)
        return tl::unexpected(prepared.error());
    return database;
}

tl::expected<void, Failure> HistoryDatabase::prepare(Access access)
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    connection.setDatabaseName(m_file);
    connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
    if (!connection.open())
        return tl::unexpected(failureOf(connection.lastError()));
    m_number = files::fileNumber(m_file);
    // What sorts and looks up must not be left in a file of SQLite's own.
    for (const char *pragma : {"PRAGMA temp_store=MEMORY", "PRAGMA secure_delete=ON", "PRAGMA trusted_schema=OFF",
                               "PRAGMA cache_size=-16384", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL",
                               "PRAGMA journal_size_limit=8388608"}) {
        if (const auto done = run(QString::fromLatin1(pragma)); !done)
            return done;
    }
    const auto version = number(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return tl::unexpected(version.error());
    if (*version == kSchemaVersion)
        return {};
    if (*version > kSchemaVersion)
        return tl::unexpected(Failure{Failure::Kind::Newer, {}});
    if (access == Access::Read) {
        if (*version > 0)
            return {};
        return tl::unexpected(Failure{Failure::Kind::Missing, {}}); // it has just been made
    }
    Transaction transaction(*this);
    if (const auto begun = transaction.begin(); !begun)
        return begun;
    const auto now = number(QStringLiteral("PRAGMA user_version")); // another may have been faster
    if (!now)
        return tl::unexpected(now.error());
    if (*now == kSchemaVersion)
        return {};
    if (const auto done = *now == 0 ? makeTables() : runAll(kSchemaFrom1); !done)
        return done;
    if (const auto done = run(QStringLiteral("PRAGMA user_version=%1").arg(kSchemaVersion)); !done)
        return done;
    return transaction.commit();
}

tl::expected<void, Failure> HistoryDatabase::makeTables() const
{
    if (const auto tables = number(QStringLiteral("SELECT count(*) FROM sqlite_master")); !tables)
        return tl::unexpected(tables.error());
    else if (*tables != 0)
        return tl::unexpected(Failure{Failure::Kind::Broken, {}}); // somebody else's
    return runAll(kSchema);
}

tl::expected<void, Failure> HistoryDatabase::runAll(std::span<const char *const> statements) const
{
    for (const char *statement : statements) {
        if (const auto done = run(QString::fromLatin1(statement)); !done)
            return done;
    }
    return {};
}

bool HistoryDatabase::isMoved() const
{
    return files::fileNumber(m_file) != m_number;
}

QSqlQuery HistoryDatabase::query() const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    return query;
}

QSqlQuery HistoryDatabase::prepared(const char *sql) const
{
    QSqlQuery statement = query();
    statement.prepare(QString::fromLatin1(sql)); // what is wrong, exec() tells
    return statement;
}

tl::expected<void, Failure> HistoryDatabase::run(const QString &sql) const
{
    QSqlQuery statement = query();
    if (!statement.exec(sql))
        return tl::unexpected(failureOf(statement.lastError()));
    return {};
}

tl::expected<qint64, Failure> HistoryDatabase::number(const QString &sql) const
{
    QSqlQuery statement = query();
    if (!statement.exec(sql))
        return tl::unexpected(failureOf(statement.lastError()));
    return statement.next() ? statement.value(0).toLongLong() : 0;
}

Failure HistoryDatabase::failureOf(const QSqlError &error)
{
    constexpr int kPrimary = 0xff; // above are details
    const QString words = error.databaseText().trimmed();
    switch (error.nativeErrorCode().toInt() & kPrimary) {
    case kBusy:
    case kLocked:
        return {Failure::Kind::Busy, words};
    case kCorrupt:
    case kNotADatabase:
        return {Failure::Kind::Broken, words};
    case kFull:
        return {Failure::Kind::Full, words};
    default:
        return {Failure::Kind::Refused, words};
    }
}

HistoryDatabase::Transaction::Transaction(const HistoryDatabase &database)
    : m_database(database)
{
}

HistoryDatabase::Transaction::~Transaction()
{
    if (m_isOpen)
        (void)m_database.run(QStringLiteral("ROLLBACK"));
}

tl::expected<void, Failure> HistoryDatabase::Transaction::begin()
{
    const auto begun = m_database.run(QStringLiteral("BEGIN IMMEDIATE"));
    m_isOpen = bool(begun);
    return begun;
}

tl::expected<void, Failure> HistoryDatabase::Transaction::commit()
{
    const auto done = m_database.run(QStringLiteral("COMMIT"));
    m_isOpen = m_isOpen && !done;
    return done;
}

} // namespace history
