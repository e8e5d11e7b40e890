// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/detection/formatsinuse.h"
#include "models/messages/connectionprofile.h"
#include "models/messages/credentials.h"
#include "models/messages/logoutability.h"
#include "models/messages/logoutreport.h"
#include "models/redis/server.h"
#include "models/server/logout/permissionquestions.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace server
{

class PermissionInquiry;

/// What the account may do to the sessions of one server, kept up to date: asked when a node is reached (again), when
/// other formats are in use, when the user reads everything again, when something was refused, and once in a while,
/// since permissions are given and taken while we are connected. Through a read-only profile nothing is asked: nothing
/// can be ended. Lives in the I/O thread.
class LogoutPermissions final : public QObject
{
    Q_OBJECT

public:
    /// Rarely enough for the server's log of refusals, and soon enough for who has just been given a permission.
    static constexpr std::chrono::seconds kBetween{30};

    LogoutPermissions(messages::ConnectionProfile profile, messages::Credentials credentials, QObject *parent);
    ~LogoutPermissions() override;

    void addNode(redis::Node &node);
    /// Forgets all nodes, before they are deleted.
    void clear();
    /// Which sessions there are. Asks where that is not what was asked about before.
    void setFormats(const std::shared_ptr<const formats::FormatsInUse> &inUse);
    /// Of all nodes that are reached. One inquiry a node at a time; what comes in between is asked once more.
    void askAgain();
    /// Asks again where the server refused something.
    void takeReport(const messages::LogoutReport &report);

    const messages::Logoutability &current() const { return m_current; }

Q_SIGNALS:
    void changed(const messages::Logoutability &now);

private:
    struct NodeState {
        redis::Node *node = nullptr;
        QPointer<PermissionInquiry> inquiry = {};
        bool isOutdated = false; ///< asked for while the inquiry was under way
        std::optional<messages::Logoutability> answer = {};
    };

    void ask(size_t index);
    void takeAnswer(size_t index, bool isAnswered, const messages::Logoutability &answer);
    void update();
    messages::Logoutability ofReadOnlyProfile() const;

    messages::ConnectionProfile m_profile;
    messages::Credentials m_credentials;
    std::shared_ptr<const formats::FormatSet> m_formats;
    std::vector<PermissionQuestion> m_questions;
    QStringList m_titles; ///< by format
    std::vector<NodeState> m_nodes;
    /// By its answer to a logout, where it could not be known before: until it is asked for again.
    std::optional<messages::Permission> m_learnt;
    messages::Logoutability m_current;
    QTimer m_timer;
};

} // namespace server
