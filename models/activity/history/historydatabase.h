// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <tl/expected.hpp>

#include <memory>
#include <span>

namespace history
{

/// Why a file could not be opened, read or written.
struct Failure {
    enum class Kind : quint8 {
        NoDriver, ///< Qt's part for SQLite is not installed
        Missing,  ///< there is no history yet
        Broken,   ///< it is no history, or has come to harm
        Newer,    ///< a later version of this program has written it
        Full,     ///< there is no room
        Busy,     ///< another program has kept it for too long
        Refused,  ///< by the system
        Question, ///< the file is well, but cannot be asked this: `words` are a sentence
    };
    Kind kind = Kind::Refused;
    QString words; ///< what the system or SQLite says
};

/// One history's file, opened by one thread, which alone may use it. Several threads and programs may have the same
/// file open: who writes waits for the other (10 s at most), who reads does not.
class HistoryDatabase final
{
public:
    enum class Access : quint8 {
        Write, ///< a missing file, or an empty one, becomes a history; in a folder that is there
        Read,
    };
    static tl::expected<std::unique_ptr<HistoryDatabase>, Failure> open(const QString &file, Access access);
    ~HistoryDatabase();
    Q_DISABLE_COPY_MOVE(HistoryDatabase)

    /// The file has another name by now, or none: what is written here, nobody finds.
    bool isMoved() const;

    QSqlQuery query() const;
    /// Prepared, to be used again and again.
    QSqlQuery prepared(const char *sql) const;
    tl::expected<void, Failure> run(const QString &sql) const;
    /// The first column of the first row.
    tl::expected<qint64, Failure> number(const QString &sql) const;
    static Failure failureOf(const QSqlError &error);

    /// Keeps other writers out until commit(); all that was done since is undone where this is thrown away before.
    class Transaction final
    {
    public:
        explicit Transaction(const HistoryDatabase &database);
        ~Transaction();
        Q_DISABLE_COPY_MOVE(Transaction)
        tl::expected<void, Failure> begin();
        tl::expected<void, Failure> commit();

    private:
        const HistoryDatabase &m_database;
        bool m_isOpen = false;
    };

private:
    explicit HistoryDatabase(QString file);
    tl::expected<void, Failure> prepare(Access access);
    tl::expected<void, Failure> makeTables() const;
    tl::expected<void, Failure> runAll(std::span<const char *const> statements) const;

    const QString m_file;
    const QString m_connection;
    quint64 m_number = 0; ///< of the file that was opened
};

} // namespace history
