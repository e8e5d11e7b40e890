// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/userlookup.h"

#include "models/formats/indexedrecord.h"
#include "models/server/connect/problemtext.h"
#include "models/server/intake/records/recordreader.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace server
{

using formats::RecordType;
using redis::Reply;

namespace
{

// A page of an index, and a batch of records: a millisecond or two of the server's time.
constexpr qint64 kMembersAtOnce = 1000;
constexpr size_t kRecordsAtOnce = 300;
// Of an index that is one text: room for kMostIds entries of JSON.
constexpr qint64 kMostBytes = 1024 * 1024;
// An index of garbage is looked through no further than this.
constexpr qint64 kMostMembers = 2 * UserLookup::kMostIds;

} // namespace

/// One index that is being asked.
struct UserLookup::Search {
    explicit Search(formats::UserLookupPlan::Place asked)
        : place(std::move(asked))
    {
        found.format = place.format.title();
        found.knowsIds = place.index.knowsIds;
    }

    formats::UserLookupPlan::Place place;
    bool isAfterwards = false; ///< asked because the others led to nobody
    messages::UserLookupReport::Index found;
    redis::Node *node = nullptr;
    QByteArray cursor = QByteArrayLiteral("0"); ///< of a set; of a sorted set the rank
    qint64 members = 0;                         ///< looked at
    bool listed = false;                        ///< the index is read as far as it is to be
    std::vector<QByteArray> records;            ///< to be read
    size_t next = 0;
    bool ended = false;
};

UserLookup::UserLookup(quint64 job, const QByteArray &user, formats::UserLookupPlan plan, redis::Server &server,
                       messages::ConnectionProfile profile, Surroundings surroundings, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_profile(std::move(profile))
    , m_surroundings(std::move(surroundings))
{
    m_report.job = job;
    m_report.user = user;
    m_report.withoutIndex = plan.withoutIndex;
    m_report.guessed = plan.guessed;
    for (formats::UserLookupPlan::Place &place : plan.places) {
        m_report.asked.append(place.format.title());
        if (place.index.knowsIds)
            m_report.askedById.append(place.format.title());
        m_searches.push_back(std::make_shared<Search>(std::move(place)));
    }
    m_otherPlaces = std::move(plan.otherPlaces);
    m_report.asked.removeDuplicates();
    m_report.askedById.removeDuplicates();
}

UserLookup::~UserLookup() = default;

void UserLookup::start()
{
    m_running = m_searches.size() + 1; // the last one is this loop
    for (const std::shared_ptr<Search> &search : m_searches)
        ask(search);
    if (--m_running == 0 && !askOthers())
        finish();
}

/// True when there was something to ask: then the lookup goes on.
bool UserLookup::askOthers()
{
    const bool isFound = std::any_of(m_searches.begin(), m_searches.end(),
                                     [](const std::shared_ptr<Search> &search) { return search->found.entries > 0; });
    if (isFound || m_otherPlaces.empty() || m_finished)
        return false;
    const size_t asked = m_searches.size();
    for (formats::UserLookupPlan::Place &place : std::exchange(m_otherPlaces, {})) {
        m_searches.push_back(std::make_shared<Search>(std::move(place)));
        m_searches.back()->isAfterwards = true;
    }
    m_running = m_searches.size() - asked + 1; // the last one is this loop
    for (size_t i = asked; i < m_searches.size(); ++i)
        ask(m_searches[i]);
    return --m_running > 0;
}

void UserLookup::cancel()
{
    m_report.cancelled = true;
    finish();
}

void UserLookup::ask(const std::shared_ptr<Search> &search)
{
    search->node = m_server.nodeForKey(search->place.key);
    if (!search->node || search->node->commands().state() != redis::Connection::State::Ready) {
        search->found.problem = {tr("There is no connection to the server."), tr("Try again when it is back.")};
        end(search);
        return;
    }
    const QByteArray &key = search->place.key;
    const RecordType type = search->place.index.type;
    redis::CommandBatch batch;
    // How much there is first: what is cut says of how much.
    batch.add({type == RecordType::Set ? "SCARD" : type == RecordType::SortedSet ? "ZCARD" : "STRLEN", key});
    if (type == RecordType::Set)
        batch.add({"SSCAN", key, "0", "COUNT", QByteArray::number(kMembersAtOnce)});
    else if (type == RecordType::SortedSet)
        batch.add({"ZRANGE", key, "0", QByteArray::number(kMembersAtOnce - 1)});
    else
        batch.add({"GETRANGE", key, "0", QByteArray::number(kMostBytes - 1)});
    search->node->commands().send(batch, this, [this, search](const redis::Result<std::vector<Reply>> &replies) {
        if (m_finished)
            return;
        if (!replies)
            return fail(search, replies.error());
        const Reply &size = replies->at(0);
        const Reply &page = replies->at(1);
        if (size.isError() || page.isError())
            return fail(search, (size.isError() ? size : page).error());
        if (search->place.index.type != RecordType::String)
            search->found.entries = size.integer;
        takePage(search, page);
    });
}

void UserLookup::askPage(const std::shared_ptr<Search> &search)
{
    const QByteArray &key = search->place.key;
    const auto take = [this, search](const redis::Result<Reply> &page) {
        if (m_finished)
            return;
        if (page)
            takePage(search, *page);
        else
            fail(search, page.error());
    };
    redis::Connection &commands = search->node->commands();
    if (search->place.index.type == RecordType::Set)
        commands.send({"SSCAN", key, search->cursor, "COUNT", QByteArray::number(kMembersAtOnce)}, this, take);
    else
        commands.send(
            {"ZRANGE", key, search->cursor, QByteArray::number(search->cursor.toLongLong() + kMembersAtOnce - 1)}, this,
            take);
}

void UserLookup::takePage(const std::shared_ptr<Search> &search, const Reply &page)
{
    switch (search->place.index.type) {
    case RecordType::Set:
        // The cursor is an unsigned number that ends only at "0".
        if (page.elements.size() == 2) {
            takeMembers(*search, page.elements[1].elements);
            search->cursor = page.elements[0].bytes;
        }
        search->listed = page.elements.size() != 2 || search->cursor == "0";
        break;
    case RecordType::SortedSet:
        takeMembers(*search, page.elements);
        search->cursor = QByteArray::number(search->members);
        search->listed = qint64(page.elements.size()) < kMembersAtOnce;
        break;
    default:
        takeString(*search, page.bytes);
        search->listed = true;
        break;
    }
    if (!search->listed && (m_keys.size() >= kMostIds || search->members >= kMostMembers)) {
        search->found.cut = true;
        search->listed = true;
    }
    Q_EMIT progressed(m_report.job, m_done, m_total);
    if (search->listed)
        readRecords(search);
    else
        askPage(search);
}

void UserLookup::takeMembers(Search &search, const std::vector<Reply> &members)
{
    search.members += qint64(members.size());
    for (const Reply &member : members) {
        const formats::IndexedIds ids = formats::idsOf(search.place.index, member.bytes, false, kMostIds);
        if (ids.ids.isEmpty())
            ++search.found.notSessions;
        takeIds(search, ids.ids);
    }
}

void UserLookup::takeString(Search &search, const QByteArray &value)
{
    if (value.isEmpty())
        return; // no such key
    const bool isPrefix = value.size() >= kMostBytes;
    const formats::IndexedIds ids = formats::idsOf(search.place.index, value, isPrefix, kMostIds);
    if (ids.undecodable) {
        search.found.problem = {tr("The index %1 cannot be read.").arg(search.place.format.title()),
                                tr("It holds something other than this framework writes.")};
        return;
    }
    search.found.entries = ids.ids.size();
    search.found.cut = ids.incomplete;
    takeIds(search, ids.ids);
}

void UserLookup::takeIds(Search &search, const QByteArrayList &ids)
{
    for (const QByteArray &id : ids) {
        const QByteArray record = formats::recordOfIndexedId(search.place.format, search.place.index, id);
        if (record.isEmpty()) {
            ++search.found.notSessions;
        } else if (m_keys.size() >= kMostIds) {
            search.found.cut = true;
            return;
        } else if (!m_keys.contains(record)) {
            m_keys.insert(record);
            search.records.push_back(record);
            ++m_total;
        }
    }
}

void UserLookup::readRecords(const std::shared_ptr<Search> &search)
{
    if (search->next >= search->records.size())
        return end(search);
    if (search->next == 0 && !search->place.isInUse)
        m_surroundings.use(search->place.format.description());

    // Records of one user may be on several nodes: as many as follow each other on one are read at once.
    redis::Node *node = m_server.nodeForKey(search->records[search->next]);
    RecordReader *reader = node ? m_surroundings.readerOf(*node) : nullptr;
    if (!reader)
        return fail(search, {redis::ErrorKind::Closed, {}});
    std::vector<QByteArray> keys;
    while (search->next < search->records.size() && keys.size() < kRecordsAtOnce &&
           m_server.nodeForKey(search->records[search->next]) == node)
        keys.push_back(search->records[search->next++]);

    const auto asked = qint64(keys.size());
    reader->read(std::move(keys), false,
                 [self = QPointer(this), search, asked, node](const redis::Result<RecordReader::Answer> &answer) {
                     if (!self || self->m_finished)
                         return;
                     if (!answer)
                         return self->fail(search, answer.error());
                     messages::UserLookupReport::Index &found = search->found;
                     const auto rows = qint64(answer->rows->rows().size()) - answer->unread;
                     found.found += rows;
                     found.notSessions += answer->notSessions;
                     found.unreadable += answer->unreadable;
                     found.gone += std::max<qint64>(0, asked - rows - answer->notSessions - answer->unreadable);
                     for (const messages::RowBatch::Row &row : answer->rows->rows()) {
                         if (row.change == messages::RowChange::Present)
                             self->m_report.keys.push_back(answer->rows->view(row.key).toByteArray());
                     }
                     if (rows > 0)
                         self->m_surroundings.takeRows(*node, answer->rows);
                     self->m_done += int(asked);
                     Q_EMIT self->progressed(self->m_report.job, self->m_done, self->m_total);
                     self->readRecords(search);
                 });
}

void UserLookup::fail(const std::shared_ptr<Search> &search, const redis::Error &error)
{
    // A key that happens to have the name of an index which was only guessed at says nothing.
    if (error.kind == redis::ErrorKind::WrongType && search->place.isInUse)
        search->found.problem = {
            tr("The index of %1 is not what this framework writes.").arg(search->place.format.title()),
            tr("Another application uses a key of that name.")};
    else if (error.kind != redis::ErrorKind::WrongType &&
             !(search->isAfterwards && error.kind == redis::ErrorKind::PermissionDenied))
        search->found.problem = describe(error, m_profile);
    end(search);
}

void UserLookup::end(const std::shared_ptr<Search> &search)
{
    if (std::exchange(search->ended, true))
        return;
    if (--m_running == 0 && !askOthers())
        finish();
}

void UserLookup::finish()
{
    if (std::exchange(m_finished, true))
        return;
    for (const std::shared_ptr<Search> &search : m_searches) {
        const messages::UserLookupReport::Index &found = search->found;
        // What keeps from asking one mostly keeps from asking all: said once.
        const bool isSaid =
            found.entries == 0 && std::any_of(m_report.indexes.begin(), m_report.indexes.end(),
                                              [&found](const auto &said) { return said.problem == found.problem; });
        if (!found.isEmpty() && !isSaid)
            m_report.indexes.push_back(found);
    }
    Q_EMIT finished(m_report);
}

} // namespace server

#include "moc_userlookup.cpp"
