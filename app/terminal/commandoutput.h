// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <QString>

namespace app
{

/// Where a list is written to, such as standard output: without waiting for who reads it as long as there is other work
/// to do, and waiting for it at the end. A reader that goes away is a failure like any other: the signal that would
/// end the program without a word is ignored from then on.
class CommandOutput final : public QObject
{
    Q_OBJECT

public:
    explicit CommandOutput(int descriptor, QObject *parent = nullptr);

    /// More of this is a reason to write.
    static constexpr qsizetype kWriteAtOnce = 256 * 1024;
    static constexpr size_t kRowsAtOnce = 256; ///< between two looks at how much there is

    /// What is to be written next is appended here; push() or finish() follows.
    QByteArray &pending() { return m_pending; }
    qsizetype pendingSize() const { return m_pending.size() - m_written; }
    /// Writes what is taken at once, the rest as soon as it is taken. False: it failed, now or before.
    bool push();
    /// Writes the rest, however long that takes. False: not all has arrived.
    bool finish();

    bool hasFailed() const { return m_error != 0; }
    QString errorString() const;
    /// Who read it has gone, and has what it wanted, as “head” does.
    bool isUnread() const;
    /// Anything has left this program.
    bool hasWritten() const { return m_hasWritten; }

Q_SIGNALS:
    /// What push() had to leave is written.
    void drained();
    /// By itself, while nobody called.
    void failed();

private:
    enum class Step : quint8 { Goes, Waits, Failed };
    Step writeSome(qsizetype most);
    bool isReady(int timeoutMs) const;
    void goOn();

    const int m_descriptor;
    bool m_mayBlock = false; ///< a write of more than there is room for waits
    QSocketNotifier m_notifier;
    QByteArray m_pending;
    qsizetype m_written = 0; ///< of m_pending
    int m_error = 0;         ///< errno
    bool m_hasWritten = false;
};

} // namespace app
