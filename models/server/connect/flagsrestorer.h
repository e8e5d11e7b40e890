// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <vector>

namespace server
{

class EventFlags;

/// Puts the flags of all nodes back at once, when the program leaves them. A node that does not answer keeps nobody
/// waiting for longer than a second.
class FlagsRestorer final : public QObject
{
    Q_OBJECT

public:
    explicit FlagsRestorer(QObject *parent);

    /// Those with nothing to restore are left alone. False: none has, and finished() does not come.
    bool start(const std::vector<EventFlags *> &nodes);

Q_SIGNALS:
    /// Once, from the event loop: whoever hears it may close the connections and delete the flags.
    void finished();

private:
    void takeRestored();
    void finish();

    size_t m_missing = 0; ///< nodes that have not said they are done
    bool m_isFinished = false;
};

} // namespace server
