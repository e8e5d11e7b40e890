// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demofleet.h"

namespace app
{

/// A primary with two replicas, and three sentinels who watch over them.
class DemoSentinels final : public DemoFleet
{
    Q_OBJECT

public:
    explicit DemoSentinels(QObject *parent = nullptr);
    ~DemoSentinels() override;

    void describe(messages::ConnectionProfile &profile) const override;
    redis::ServerAddress writersAddress() const override;
    /// As the sentinels call it.
    static QString primaryName() { return QStringLiteral("demo"); }

protected:
    QString startMembers() override;
    bool formFurther() override;
    void findPrimary(std::function<void(DemoMember *)> found) override;
    void findHeir(DemoMember &killed, std::function<void(DemoMember *)> found) override;
    QString introduction() const override;
    std::vector<QByteArray> argumentsOfReplica(const DemoMember &primary) const override;
    bool isSentinel(const DemoMember &member) const override;
    void tookOver(DemoMember &heir) override;

private:
    Members sentinels() const;
    Members replicas() const;

    DemoMember *m_primary = nullptr;
    bool m_isWhole = false;
};

} // namespace app
