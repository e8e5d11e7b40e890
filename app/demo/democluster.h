// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demofleet.h"

namespace app
{

class SlotMove;

/// A cluster of three primaries, each with a replica.
class DemoCluster final : public DemoFleet
{
    Q_OBJECT

public:
    static constexpr int kPrimaries = 3;
    static constexpr int kMovedSlots = 300;

    explicit DemoCluster(QObject *parent = nullptr);
    ~DemoCluster() override;

    void describe(messages::ConnectionProfile &profile) const override;
    redis::ServerAddress writersAddress() const override;
    /// From who has the most to who has the fewest, while they are in use.
    void moveSlots() override;

protected:
    QString startMembers() override;
    bool formFurther() override;
    void findPrimary(std::function<void(DemoMember *)> found) override;
    void findHeir(DemoMember &killed, std::function<void(DemoMember *)> found) override;
    QString introduction() const override;
    std::vector<QByteArray> argumentsOfReplica(const DemoMember &) const override { return {}; }

private:
    enum class Step : quint8 { Start, Assign, Meet, Agree, Replicate, Link, Done };
    struct Node;

    void assign();
    void meet();
    void replicate();
    void lookWhetherLinked();
    void startMove(const std::vector<Node> &nodes);
    void endMove(const QString &reason);
    std::vector<Node> nodesOf(const redis::Reply &reply) const;
    Members range(int from, int count) const;

    Step m_step = Step::Start;
    std::vector<QByteArray> m_ids; ///< by the member's index
    size_t m_turn = 0;             ///< of the primary that is killed next
    int m_slotOfKilled = -1;       ///< one that it held
    SlotMove *m_move = nullptr;
    QString m_giver;
    QString m_taker;
};

} // namespace app
