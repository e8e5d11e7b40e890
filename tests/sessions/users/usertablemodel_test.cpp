// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions grouped by user: whatever happens, the rows are those that a plain count finds, in order, and nothing
// is lost of what a view holds on to.
#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/users/usertablemodel.h"
#include "tests/sessions/randomrows.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

using namespace messages;
using namespace sessions;
using testrows::kNow;
using testrows::RandomRows;
using testrows::Row;
using Kind = UserIdentity::Kind;

namespace
{

constexpr int kLimitMs = 30'000;
constexpr quint8 kNamelessFormat = 2;

struct Group {
    quint32 sessions = 0, matching = 0;
    std::set<QByteArray> addresses;
    std::set<int> formats;
    qint64 deadline = 0, lastAccess = 0;
};
using Groups = std::map<std::pair<int, QByteArray>, Group>;

std::pair<int, QByteArray> identityOf(const UserIdentity &user)
{
    return {static_cast<int>(user.kind), user.name};
}

/// The plain way.
Groups counted(const SessionStore &store, const SessionQuery &query)
{
    Groups groups;
    store.forEach([&](Slot slot) {
        if (store.state(slot) != RowChange::Present)
            return;
        Group &group = groups[identityOf(UserIdentity::of(store, slot))];
        ++group.sessions;
        group.matching += query.matches(store, slot, kNow) ? 1 : 0;
        if (!store.ip(slot).isEmpty())
            group.addresses.insert(store.ip(slot).toByteArray());
        group.formats.insert(store.format(slot));
        if (const qint64 deadline = store.deadline(slot); deadline != 0)
            group.deadline = group.deadline == 0 ? deadline : std::min(group.deadline, deadline);
        group.lastAccess = std::max(group.lastAccess, store.lastAccess(slot));
    });
    std::erase_if(groups, [](const auto &one) { return one.second.matching == 0; });
    return groups;
}

struct Users {
    SessionStore store;
    SessionTableModel sessions{store};
    SessionQuery query;
    UserTableModel users{sessions};
    QAbstractItemModelTester tester{&users, QAbstractItemModelTester::FailureReportingMode::Fatal};

    explicit Users(int mostAtOnce = SessionTableModel::kMostAtOnce)
    {
        std::bitset<256> nameless;
        nameless.set(kNamelessFormat);
        store.setFormatsWithoutUsers(nameless);
        sessions.setMostAtOnce(mostAtOnce);
        sessions.setClock(ServerClock::synchronised(kNow, ServerClock::monotonicMs()));
        sessions.setFormatTitles({QStringLiteral("Alpha"), QStringLiteral("Beta"), QStringLiteral("Gamma")});
        users.setFormatTitles({QStringLiteral("Alpha"), QStringLiteral("Beta"), QStringLiteral("Gamma")});
    }

    void waitForStore()
    {
        ASSERT_TRUE(QTest::qWaitFor([this] { return !sessions.isStoreLent(); }, kLimitMs));
    }
    void apply(const Row &row)
    {
        waitForStore();
        sessions.noteChange(testrows::apply(store, row));
    }
    void end(Slot slot)
    {
        waitForStore();
        if (!store.end(slot, RowChange::Expired, kNow))
            return;
        SessionStore::Applied applied;
        applied.slot = slot;
        applied.effect = SessionStore::Effect::Ended;
        sessions.noteChange(applied);
    }
    void search(const char *text)
    {
        query = SessionQuery::parse(QString::fromUtf8(text)).value();
        sessions.setQuery(query);
    }
    /// Until what is there now is shown.
    void settle()
    {
        sessions.commit();
        ASSERT_TRUE(QTest::qWaitFor(
            [this] {
                users.refresh();
                return users.isUpToDate() && users.countedChanges() == sessions.changes() && !sessions.isStoreLent();
            },
            kLimitMs));
    }

    QString cell(int row, int column) const { return users.index(row, column).data().toString(); }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < users.rowCount(); ++row)
            all += cell(row, UserTableModel::User);
        return all;
    }
    int rowOf(const char *name) const { return users.rowOf({Kind::Named, name}); }

    void check() const
    {
        const Groups groups = counted(store, query);
        ASSERT_EQ(size_t(users.rowCount()), groups.size());
        std::set<std::pair<int, QByteArray>> seen;
        for (int row = 0; row < users.rowCount(); ++row) {
            const auto identity = identityOf(users.identityAt(row));
            ASSERT_TRUE(seen.insert(identity).second);
            const auto found = groups.find(identity);
            ASSERT_NE(found, groups.end());
            const Group &group = found->second;
            const QString all = QString::number(group.sessions);
            EXPECT_EQ(cell(row, UserTableModel::Sessions),
                      group.matching == group.sessions
                          ? all
                          : QStringLiteral("%1 of %2").arg(QString::number(group.matching), all));
            const QModelIndex first = users.index(row, 0);
            EXPECT_EQ(first.data(UserTableModel::AddressCountRole).toUInt(), group.addresses.size());
            EXPECT_EQ(first.data(SessionTableModel::DeadlineRole).toLongLong(), group.deadline);
            EXPECT_EQ(users.index(row, UserTableModel::LastSeen).data(SessionTableModel::TimeRole).toLongLong(),
                      group.lastAccess);
            if (group.addresses.size() == 1) {
                EXPECT_EQ(cell(row, UserTableModel::Addresses).toUtf8(), *group.addresses.begin());
            }
            QStringList formats;
            for (const int format : group.formats)
                formats +=
                    QStringList{QStringLiteral("Alpha"), QStringLiteral("Beta"), QStringLiteral("Gamma")}.at(format);
            EXPECT_EQ(cell(row, UserTableModel::Formats), formats.join(QStringLiteral(", ")));
        }
        checkOrder();
    }

    /// Ascending or descending by the column that it is sorted by.
    void checkOrder() const
    {
        const int column = users.sortColumn();
        const auto key = [&](int row) -> std::tuple<qint64, qint64, QString> {
            const QModelIndex first = users.index(row, 0);
            constexpr qint64 kLast = std::numeric_limits<qint64>::max();
            const auto orLast = [](qint64 value) { return value == 0 ? kLast : value; };
            switch (column) {
            case UserTableModel::User:
                return {static_cast<int>(users.identityAt(row).kind), 0,
                        QString::fromUtf8(first.data(SessionTableModel::NameRole).toString().toUtf8().toLower())};
            case UserTableModel::Sessions: {
                const QStringList numbers = cell(row, column).split(QStringLiteral(" of "));
                return {numbers.first().toLongLong(), numbers.last().toLongLong(), {}};
            }
            case UserTableModel::Formats:
                return {0, 0, cell(row, column)};
            case UserTableModel::Addresses:
                return {orLast(first.data(UserTableModel::AddressCountRole).toLongLong()), 0, {}};
            case UserTableModel::LastSeen:
                return {orLast(users.index(row, column).data(SessionTableModel::TimeRole).toLongLong()), 0, {}};
            default:
                return {orLast(first.data(SessionTableModel::DeadlineRole).toLongLong()), 0, {}};
            }
        };
        for (int row = 1; row < users.rowCount(); ++row) {
            if (users.sortOrder() == Qt::AscendingOrder)
                ASSERT_LE(key(row - 1), key(row)) << "column " << column << ", row " << row;
            else
                ASSERT_GE(key(row - 1), key(row)) << "column " << column << ", row " << row;
        }
    }
};

Row session(const char *key, const char *user, qint64 left = 60'000, const char *ip = "10.0.0.1", quint8 format = 0)
{
    Row row;
    row.key = QByteArray("s:") + key;
    row.user = user;
    row.deadline = left == 0 ? 0 : kNow + left;
    row.ip = ip;
    row.lastAccess = kNow - left;
    row.at = kNow;
    row.format = format;
    row.fullTtl = 3'600'000; // by the record's word: what others do teaches nothing about it
    return row;
}

TEST(UserTable, GroupsSessionsByUser)
{
    Users table;
    table.apply(session("1", "alice", 60'000, "10.0.0.1", 0));
    table.apply(session("2", "alice", 30'000, "10.0.0.2", 1));
    table.apply(session("3", "bob", 0, "10.0.0.7", 0));
    table.apply(session("4", "", 90'000, "", 0));
    table.apply(session("5", "", 90'000, "", kNamelessFormat));
    table.users.setActive(true);
    ASSERT_TRUE(table.users.isCounted());
    table.check();
    EXPECT_EQ(table.names(), QStringList({QStringLiteral("alice"), QStringLiteral("bob"), QStringLiteral("Anonymous"),
                                          QStringLiteral("Unknown")}))
        << "most sessions first, then by name; who has none comes last";
    EXPECT_EQ(table.cell(0, UserTableModel::Sessions), QStringLiteral("2"));
    EXPECT_EQ(table.cell(0, UserTableModel::Formats), QStringLiteral("Alpha, Beta"));
    EXPECT_EQ(table.cell(0, UserTableModel::Addresses), QStringLiteral("2 addresses"));
    EXPECT_EQ(table.cell(0, UserTableModel::NextExpiry), QStringLiteral("30 s"));
    EXPECT_EQ(table.cell(1, UserTableModel::Addresses), QStringLiteral("10.0.0.7"));
    EXPECT_EQ(table.cell(1, UserTableModel::NextExpiry), QStringLiteral("no expiry"));
    EXPECT_EQ(table.cell(2, UserTableModel::Addresses), QString());
    EXPECT_EQ(table.users.namedUsers(), 2);
    EXPECT_EQ(table.users.index(3, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("unknown user"));
}

TEST(UserTable, ASearchListsUsersOfWhomASessionMatches)
{
    Users table;
    table.apply(session("1", "alice", 60'000, "10.0.0.1"));
    table.apply(session("2", "alice", 30'000, "192.168.0.2"));
    table.apply(session("3", "bob", 60'000, "10.0.0.3"));
    table.users.setActive(true);
    table.search("ip:192.");
    table.settle();
    table.check();
    ASSERT_EQ(table.names(), QStringList{QStringLiteral("alice")});
    EXPECT_EQ(table.cell(0, UserTableModel::Sessions), QStringLiteral("1 of 2"));
    EXPECT_EQ(table.cell(0, UserTableModel::Addresses), QStringLiteral("2 addresses")) << "the user's, as a whole";
    EXPECT_EQ(table.users.namedUsers(), 2) << "of all sessions";
    table.search("user:nobody");
    table.settle();
    EXPECT_EQ(table.users.rowCount(), 0);
    EXPECT_TRUE(table.users.isCounted());
}

TEST(UserTable, TheSearchTermOfAUserFindsExactlyTheirSessions)
{
    Users table;
    const QByteArrayList names{"alice", "ali", "a \"b\" \\ c", "  ", "\xff\x01", "Ünïcode", ""};
    int number = 0;
    for (const QByteArray &name : names) {
        for (const quint8 format : {quint8(0), kNamelessFormat})
            table.apply(
                session(QByteArray::number(number++).constData(), name.constData(), 60'000, "10.0.0.1", format));
    }
    table.users.setActive(true);
    ASSERT_EQ(table.users.rowCount(), names.size() + 1);
    std::vector<UserIdentity> everybody;
    for (int row = 0; row < table.users.rowCount(); ++row) {
        const UserIdentity user = table.users.identityAt(row);
        const auto query = SessionQuery::parse(user.searchTerm(), {}, {}, SessionQuery::Reading::Finished);
        ASSERT_TRUE(query) << qPrintable(user.searchTerm());
        std::vector<Slot> found;
        table.store.forEach([&](Slot slot) {
            if (query->matches(table.store, slot, kNow))
                found.push_back(slot);
        });
        EXPECT_EQ(found, user.presentSessions(table.store)) << qPrintable(user.searchTerm());
        EXPECT_FALSE(found.empty());
        EXPECT_EQ(found, sessions::presentSessionsOf({user, user, {Kind::Named, "nobody"}}, table.store));
        everybody.push_back(user);
    }
    EXPECT_EQ(sessions::presentSessionsOf(everybody, table.store).size(), size_t(table.store.count()));
    EXPECT_TRUE(UserIdentity({Kind::Named, "nobody"}).presentSessions(table.store).empty());
}

TEST(UserTable, CostsNothingWhileNobodyLooks)
{
    Users table;
    QSignalSpy updated(&table.users, &UserTableModel::updated);
    table.apply(session("1", "alice"));
    table.sessions.commit();
    EXPECT_EQ(table.users.rowCount(), 0);
    EXPECT_EQ(table.users.memoryUse(), 0);
    table.users.setActive(true);
    EXPECT_EQ(table.users.rowCount(), 1);
    EXPECT_GT(table.users.memoryUse(), 0);
    table.users.setActive(false);
    EXPECT_EQ(table.users.rowCount(), 0);
    EXPECT_EQ(table.users.memoryUse(), 0);
    EXPECT_EQ(updated.count(), 1);
}

TEST(UserTable, WhatAViewHoldsOnToStaysWithItsUser)
{
    for (const int mostAtOnce : {SessionTableModel::kMostAtOnce, 0}) {
        Users table(mostAtOnce);
        for (int i = 0; i < 40; ++i)
            table.apply(session(QByteArray::number(i).constData(), ("user" + QByteArray::number(i / 2)).constData()));
        table.users.setActive(true);
        table.settle();
        QSignalSpy resets(&table.users, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex kept = table.users.index(table.rowOf("user7"), UserTableModel::Sessions);
        const QPersistentModelIndex leaving = table.users.index(table.rowOf("user3"), 0);
        ASSERT_TRUE(kept.isValid() && leaving.isValid());
        for (int i = 0; i < 5; ++i)
            table.apply(session(QByteArray::number(100 + i).constData(), "user7"));
        table.apply(session("new", "aaron"));
        for (const Slot slot : UserIdentity{Kind::Named, "user3"}.presentSessions(table.store))
            table.end(slot);
        table.settle();
        table.check();
        ASSERT_TRUE(kept.isValid());
        EXPECT_EQ(kept.row(), table.rowOf("user7"));
        EXPECT_EQ(kept.row(), 0) << "seven sessions are the most";
        EXPECT_EQ(kept.column(), int(UserTableModel::Sessions));
        EXPECT_FALSE(leaving.isValid());
        table.users.sort(UserTableModel::User, Qt::DescendingOrder);
        table.settle();
        table.check();
        EXPECT_EQ(kept.row(), table.rowOf("user7"));
        EXPECT_EQ(resets.count(), 0);
    }
}

TEST(UserTable, OnlyWhatShowsSomethingElseIsAnnounced)
{
    Users table;
    for (int i = 0; i < 10; ++i)
        table.apply(session(QByteArray::number(i).constData(), ("user" + QByteArray::number(i)).constData()));
    table.users.setActive(true);
    table.users.sort(UserTableModel::User, Qt::AscendingOrder);
    QSignalSpy changed(&table.users, &QAbstractItemModel::dataChanged);
    QSignalSpy layouts(&table.users, &QAbstractItemModel::layoutChanged);
    table.apply(session("4", "user4", 120'000));
    table.settle();
    EXPECT_EQ(layouts.count(), 0);
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed[0][0].toModelIndex().row(), 4);
    EXPECT_EQ(changed[0][1].toModelIndex().row(), 4);
}

TEST(UserTable, OrdersByWhatPeopleAreCalled)
{
    for (const int mostAtOnce : {SessionTableModel::kMostAtOnce, 0}) {
        Users table(mostAtOnce);
        const auto add = [&table](const char *key, const char *user, const char *others, quint8 format = 0) {
            Row row = session(key, user, 60'000, "10.0.0.1", format);
            row.otherNames = others;
            table.apply(row);
        };
        add("1", "1473", "svetlana");
        add("2", "6351", "alice@example.com\nalice");
        add("3", "bob", "");
        add("4", "99", "zoe");
        add("5", "99", "", 1); // in another application this may be somebody else
        table.users.setActive(true);
        table.users.sort(UserTableModel::User, Qt::AscendingOrder);
        table.settle();
        const auto names = [&table] {
            QStringList all;
            for (int row = 0; row < table.users.rowCount(); ++row)
                all += table.cell(row, UserTableModel::User);
            return all;
        };
        EXPECT_EQ(names(), QStringList({QStringLiteral("99"), QStringLiteral("alice@example.com · 6351"),
                                        QStringLiteral("bob"), QStringLiteral("svetlana · 1473")}));
        EXPECT_EQ(table.rowOf("6351"), 1) << "a number is who it was";
        const QPersistentModelIndex alice = table.users.index(1, 0);
        add("2", "6351", "zelda");
        table.settle();
        EXPECT_EQ(names().last(), QStringLiteral("zelda · 6351"));
        EXPECT_EQ(alice.row(), 3) << "she is called otherwise now, and still the same";
    }
}

TEST(UserTable, AClearedStoreHasNoUsers)
{
    for (const int mostAtOnce : {SessionTableModel::kMostAtOnce, 0}) {
        Users table(mostAtOnce);
        table.apply(session("1", "alice"));
        table.users.setActive(true);
        table.settle();
        table.apply(session("2", "bob"));
        table.users.refresh(); // in the thread: under way while the store goes
        table.store.clear();
        table.sessions.noteCleared();
        EXPECT_EQ(table.users.rowCount(), 0);
        table.apply(session("3", "carol"));
        table.settle();
        EXPECT_EQ(table.names(), QStringList{QStringLiteral("carol")});
        EXPECT_FALSE(table.sessions.isStoreLent());
    }
}

TEST(UserTable, GoingAwayMeanwhileGivesTheStoreBack)
{
    SessionStore store;
    SessionTableModel sessions(store);
    sessions.setMostAtOnce(0);
    for (int i = 0; i < 500; ++i)
        sessions.noteChange(testrows::apply(store, testrows::realistic(quint32(i), 500)));
    {
        UserTableModel users(sessions);
        users.setActive(true);
        EXPECT_TRUE(sessions.isStoreLent());
    }
    EXPECT_FALSE(sessions.isStoreLent());
    UserTableModel users(sessions);
    users.setActive(true);
    users.setActive(false);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !sessions.isStoreLent(); }, kLimitMs));
    EXPECT_EQ(users.rowCount(), 0);
}

class UserTableRandom : public ::testing::TestWithParam<int>
{
};

TEST_P(UserTableRandom, IsWhatAPlainCountFinds)
{
    Users table(GetParam());
    RandomRows random(GetParam() == 0 ? 7u : 8u);
    table.users.setActive(true);
    const QSignalSpy resets(&table.users, &QAbstractItemModel::modelReset);
    QList<QPersistentModelIndex> held;
    QList<UserIdentity> heldUsers;
    constexpr const char *kQueries[] = {"", "user:bob", "ip:10.", "is:anonymous", "-user:alice", "device:curl"};
    for (int turn = 0; turn < (GetParam() == 0 ? 50 : 300); ++turn) {
        for (int i = random.below(12); i >= 0; --i) {
            const QByteArray key = random.key(120);
            Row row = random.row(key);
            if (random.below(3) == 0)
                row.user = "user" + QByteArray::number(random.below(60));
            const Slot slot = table.store.find(key);
            if (random.below(3) == 0 && slot != kNoSlot)
                table.end(slot);
            else
                table.apply(row);
        }
        if (random.below(6) == 0)
            table.search(kQueries[random.below(int(std::size(kQueries)))]);
        if (random.below(4) == 0)
            table.users.sort(random.below(UserTableModel::ColumnCount),
                             random.below(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
        table.settle();
        table.check();
        if (::testing::Test::HasFailure())
            FAIL() << "turn " << turn;
        for (qsizetype i = 0; i < held.size(); ++i) {
            // Who left and came back within one turn may be somebody else to the model, but nobody is mistaken.
            if (held[i].isValid()) {
                EXPECT_EQ(identityOf(table.users.identityAt(held[i].row())), identityOf(heldUsers[i]));
            }
        }
        if (turn % 5 == 0 && table.users.rowCount() > 0) {
            const int row = random.below(table.users.rowCount());
            held.append(table.users.index(row, random.below(UserTableModel::ColumnCount)));
            heldUsers.append(table.users.identityAt(row));
        }
    }
    EXPECT_EQ(resets.count(), 0);
}

INSTANTIATE_TEST_SUITE_P(AtOnceAndInAThread, UserTableRandom,
                         ::testing::Values(int(SessionTableModel::kMostAtOnce), 0));

TEST(UserTable, LongNamesThatBeginAlikeAreInOrder)
{
    Users table;
    const QByteArray common(300, 'x');
    for (int i = 0; i < 200; ++i)
        table.apply(session(QByteArray::number(i).constData(),
                            (common + QByteArray::number((i * 37) % 200).rightJustified(5, '0')).constData()));
    table.apply(session("short", common.first(8).constData()));
    table.users.sort(UserTableModel::User, Qt::AscendingOrder);
    table.users.setActive(true);
    table.check();
    EXPECT_EQ(table.names().first().toUtf8(), common.first(8));
}

} // namespace
