// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/reply.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace app
{

class DemoMember;

/// Moves slots of a cluster from one primary to another while both are in use, as `redis-cli --cluster reshard` does:
/// the taker imports, the giver migrates its keys, and all primaries are told. One slot after the other, with a pause,
/// so that it can be watched.
class SlotMove final : public QObject
{
    Q_OBJECT

public:
    struct Side {
        DemoMember *member = nullptr;
        QByteArray id;
    };

    /// `others`: the primaries besides.
    SlotMove(Side from, Side to, std::vector<DemoMember *> others, std::vector<int> slots, QByteArray password,
             QObject *parent);

    void start();

    int slotsMoved() const { return int(m_next); }
    int keysMoved() const { return m_keys; }

Q_SIGNALS:
    void progressed();
    /// Once. `reason`: a server's words; empty: all have moved.
    void finished(const QString &reason);

private:
    void beginSlot();
    void moveKeys();
    void endSlot();
    void endSlotAt(size_t primary);
    void send(DemoMember &member, const QByteArrayList &command, std::function<void(const redis::Reply &)> answered);
    void fail(const QString &reason);
    QByteArray slot() const { return QByteArray::number(m_slots[m_next]); }

    const Side m_from;
    const Side m_to;
    std::vector<DemoMember *> m_told; ///< in this order: who takes it must know before who gives it away
    const std::vector<int> m_slots;
    const QByteArray m_password;
    QTimer m_pause;
    size_t m_next = 0;
    int m_keys = 0;
};

} // namespace app
