// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logoutcheck.h"

#include "models/messages/serverclock.h"
#include "models/server/connect/problemtext.h"

#include <QHash>
#include <QPointer>

#include <algorithm>
#include <array>
#include <utility>

namespace server
{

using redis::Connection;

namespace
{

constexpr std::array kLooksMs = {1000, 5000}; ///< after the end
constexpr int kEachMs = 1000;                 ///< from look to look, until it is quiet
constexpr qint64 kQuietMs = 10'000;
constexpr qint64 kLongestMs = 120'000; ///< until it is quiet, or the connection is there again
constexpr size_t kReadAtOnce = 500;    ///< keys read together

} // namespace

struct LogoutCheck::NodePart {
    explicit NodePart(redis::Node &node)
        : reader(node.commands(), quint8(node.index()), nullptr)
    {
    }

    RecordReader reader;
};

LogoutCheck::LogoutCheck(quint64 job, std::vector<Question> questions, NodeOf nodeOf,
                         std::shared_ptr<const formats::FormatSet> formats, QObject *parent)
    : QObject(parent)
    , m_questions(std::move(questions))
    , m_nodeOf(std::move(nodeOf))
    , m_formats(std::move(formats))
    , m_timer(this)
{
    m_check.job = job;
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LogoutCheck::look);
}

LogoutCheck::~LogoutCheck() = default;

void LogoutCheck::start()
{
    m_startedAt = messages::ServerClock::monotonicMs();
    m_quietSince = m_startedAt;
    m_timer.start(kLooksMs.front());
}

void LogoutCheck::noteEndedAgain(const std::vector<QByteArray> &keys)
{
    m_check.endedAgain.insert(m_check.endedAgain.end(), keys.begin(), keys.end());
    for (const QByteArray &key : keys)
        m_toldReturned.remove(key);
}

void LogoutCheck::stop()
{
    if (m_check.isLast)
        return;
    m_timer.stop();
    m_check.isLast = true;
    Q_EMIT checked(m_check);
    deleteLater();
}

qint64 LogoutCheck::sinceStart() const
{
    return messages::ServerClock::monotonicMs() - m_startedAt;
}

void LogoutCheck::look()
{
    // Of a connection that is lost nothing would be learned: it is waited for.
    for (const Question &question : m_questions) {
        redis::Node *node = m_nodeOf(question.target.key);
        if (node && node->commands().state() == Connection::State::Ready)
            continue;
        if (sinceStart() > kLongestMs)
            return giveUp({redis::ErrorKind::ConnectionLost, {}});
        m_timer.start(kEachMs / 4);
        return;
    }
    m_next = 0;
    readNext();
}

void LogoutCheck::readNext()
{
    if (m_next >= m_questions.size())
        return finishLook();
    redis::Node *node = m_nodeOf(m_questions[m_next].target.key);
    std::vector<size_t> asked;
    std::vector<QByteArray> keys;
    while (m_next < m_questions.size() && keys.size() < kReadAtOnce &&
           m_nodeOf(m_questions[m_next].target.key) == node) {
        asked.push_back(m_next);
        keys.push_back(m_questions[m_next].target.key);
        ++m_next;
    }
    if (!node)
        return giveUp({redis::ErrorKind::Closed, {}});
    std::unique_ptr<NodePart> &part = m_parts[node];
    if (!part) {
        part = std::make_unique<NodePart>(*node);
        part->reader.setFormats(m_formats);
    }
    part->reader.read(
        std::move(keys), true,
        [this, self = QPointer<LogoutCheck>(this), asked](const redis::Result<RecordReader::Answer> &answer) {
            if (self)
                takeRead(asked, answer);
        });
}

void LogoutCheck::takeRead(const std::vector<size_t> &asked, const redis::Result<RecordReader::Answer> &answer)
{
    // Moving to another node: in a moment it is known to which.
    const bool isMoving = answer && !answer->redirected.empty();
    if (!answer || isMoving) {
        // Lost in the middle of it: from the beginning, once it is there again.
        m_check.returned.clear();
        m_check.gone.clear();
        m_check.stillThere.clear();
        m_again.clear();
        if (sinceStart() > kLongestMs)
            return giveUp(isMoving ? redis::Error{redis::ErrorKind::Moved, {}} : answer.error());
        m_timer.start(kEachMs / 4);
        return;
    }
    QHash<QByteArrayView, size_t> byKey;
    const messages::RowBatch &rows = *answer->rows;
    for (size_t i = 0; i < rows.rows().size(); ++i)
        byKey.insert(rows.view(rows.rows()[i].key), i);
    for (const size_t index : asked) {
        Question &question = m_questions[index];
        const auto row = byKey.constFind(question.target.key);
        if (row != byKey.cend() && rows.rows()[*row].change == messages::RowChange::Present)
            takeRow(question, rows, rows.rows()[*row]);
        else if (!question.isKnownEnded &&
                 (row == byKey.cend() || rows.rows()[*row].change != messages::RowChange::Unread))
            m_check.gone.push_back(question.target.key);
    }
    readNext();
}

void LogoutCheck::takeRow(Question &question, const messages::RowBatch &rows, const messages::RowBatch::Row &row)
{
    const QByteArray &key = question.target.key;
    const QByteArrayView user = rows.view(row.user);
    // Whoever was logged in there is not any more: applications that take any id write it again for the next visitor.
    const bool isNobodys = user.isEmpty() && row.closed == formats::Closed::No;
    if (isNobodys && (question.recordStays || !question.target.user.isEmpty())) {
        if (!question.isKnownEnded)
            m_check.gone.push_back(key);
        return;
    }
    if (!question.isKnownEnded) {
        m_check.stillThere.push_back(key);
        return;
    }
    if (user == question.target.user)
        m_again.push_back(question.target);
    if (m_toldReturned.contains(key))
        return;
    m_toldReturned.insert(key);
    m_check.returned.push_back({key, user.toByteArray(), rows.view(row.otherNames).toByteArray(), row.at});
}

void LogoutCheck::finishLook()
{
    ++m_looks;
    const qint64 since = sinceStart();
    m_check.after = int((since + 500) / 1000); // not before: whoever stops a look has not seen anything
    if (!m_again.empty())
        m_quietSince = messages::ServerClock::monotonicMs();
    // Found out now: nothing remains to be asked about these.
    std::erase_if(m_questions, [this](const Question &question) {
        return !question.isKnownEnded &&
               std::find(m_check.gone.begin(), m_check.gone.end(), question.target.key) != m_check.gone.end();
    });
    const bool isQuiet = messages::ServerClock::monotonicMs() - m_quietSince >= kQuietMs;
    const bool wasScheduled = since + 100 >= kLooksMs.back() || size_t(m_looks) >= kLooksMs.size();
    m_check.isLast = m_questions.empty() || (m_untilQuiet ? isQuiet || since > kLongestMs : wasScheduled);
    Q_EMIT checked(m_check);
    const std::vector<messages::LogoutTarget> again = std::exchange(m_again, {});
    if (m_check.isLast) {
        deleteLater();
        return;
    }
    m_check.returned.clear();
    m_check.gone.clear();
    m_check.stillThere.clear();
    m_check.endedAgain.clear();
    if (m_untilQuiet && !again.empty())
        Q_EMIT againWanted(again);
    m_timer.start(m_untilQuiet ? kEachMs : int(std::max<qint64>(100, kLooksMs.back() - sinceStart())));
}

void LogoutCheck::giveUp(const redis::Error &error)
{
    m_check.returned.clear();
    m_check.gone.clear();
    m_check.stillThere.clear();
    m_check.unchecked = describe(error, {});
    m_check.isLast = true;
    Q_EMIT checked(m_check);
    deleteLater();
}

} // namespace server

#include "moc_logoutcheck.cpp"
