// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/slotmove.h"

#include "app/demo/demomember.h"

#include <utility>

namespace app
{

namespace
{

using namespace std::chrono_literals;

// Three hundred slots take some five seconds so.
constexpr auto kPause = 12ms;
constexpr auto kAtOnce = "200";

} // namespace

SlotMove::SlotMove(Side from, Side to, std::vector<DemoMember *> others, std::vector<int> slots, QByteArray password,
                   QObject *parent)
    : QObject(parent)
    , m_from(std::move(from))
    , m_to(std::move(to))
    , m_told{m_to.member, m_from.member}
    , m_slots(std::move(slots))
    , m_password(std::move(password))
{
    m_told.insert(m_told.end(), others.begin(), others.end());
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &SlotMove::beginSlot);
}

void SlotMove::start()
{
    m_pause.start();
}

void SlotMove::send(DemoMember &member, const QByteArrayList &command,
                    std::function<void(const redis::Reply &)> answered)
{
    redis::CommandBatch batch;
    batch.add(command);
    member.commands().send(batch, this,
                           [this, answered = std::move(answered)](redis::Result<std::vector<redis::Reply>> &&replies) {
                               if (!replies)
                                   fail(replies.error().detail);
                               else if (replies->front().isError())
                                   fail(QString::fromUtf8(replies->front().bytes));
                               else
                                   answered(replies->front());
                           });
}

void SlotMove::fail(const QString &reason)
{
    for (DemoMember *member : {m_from.member, m_to.member})
        member->commands().send({"CLUSTER", "SETSLOT", slot(), "STABLE"}, nullptr, [](const auto &) {});
    Q_EMIT finished(reason.isEmpty() ? tr("a server does not answer") : reason);
}

void SlotMove::beginSlot()
{
    if (m_next == m_slots.size()) {
        Q_EMIT finished({});
        return;
    }
    send(*m_to.member, {"CLUSTER", "SETSLOT", slot(), "IMPORTING", m_from.id}, [this](const redis::Reply &) {
        send(*m_from.member, {"CLUSTER", "SETSLOT", slot(), "MIGRATING", m_to.id},
             [this](const redis::Reply &) { moveKeys(); });
    });
}

void SlotMove::moveKeys()
{
    send(*m_from.member, {"CLUSTER", "GETKEYSINSLOT", slot(), kAtOnce}, [this](const redis::Reply &reply) {
        if (reply.elements.empty()) {
            endSlot();
            return;
        }
        QByteArrayList command{"MIGRATE", "127.0.0.1", QByteArray::number(m_to.member->port()),
                               "",        "0",         "5000",
                               "AUTH",    m_password,  "KEYS"};
        for (const redis::Reply &key : reply.elements)
            command.append(key.bytes);
        // NOKEY is an answer, too: they have run out on the way.
        send(*m_from.member, command, [this, keys = int(reply.elements.size())](const redis::Reply &) {
            m_keys += keys;
            moveKeys();
        });
    });
}

void SlotMove::endSlot()
{
    endSlotAt(0);
}

void SlotMove::endSlotAt(size_t primary)
{
    if (primary < m_told.size()) {
        send(*m_told[primary], {"CLUSTER", "SETSLOT", slot(), "NODE", m_to.id},
             [this, primary](const redis::Reply &) { endSlotAt(primary + 1); });
        return;
    }
    ++m_next;
    Q_EMIT progressed();
    m_pause.start();
}

} // namespace app

#include "moc_slotmove.cpp"
