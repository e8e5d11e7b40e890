// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/recordcontent.h"
#include "models/sessions/store/sessionstore.h"

#include <QObject>

namespace monitor
{

class ServerLink;

/// What a session's record holds: not kept, but read when somebody looks at it.
class ContentDesk final : public QObject
{
    Q_OBJECT

public:
    ContentDesk(ServerLink &link, const sessions::SessionStore &store, QObject *parent = nullptr);

    /// Answered by contentRead for this key.
    void readContent(sessions::Slot slot);
    /// While left alone, what is due is not read by itself to learn whether it is still there: the server would reap it
    /// because of that. For who wants to watch the server do it. Until it is taken back, or another server comes.
    void leaveDueAlone(bool alone) { m_leavesDueAlone = alone; }
    bool leavesDueAlone() const { return m_leavesDueAlone; }

Q_SIGNALS:
    void contentRead(const messages::RecordContent &content);

private:
    ServerLink &m_link;
    const sessions::SessionStore &m_store;
    bool m_leavesDueAlone = false;
};

} // namespace monitor
