// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

namespace monitor
{

/// The one I/O thread: every socket of the program lives in it, those of a connection test too. Ends with this object.
class IoThread final
{
public:
    IoThread();
    /// Waits until all that were taken in have gone, so that they can take leave of their servers; but not for long.
    ~IoThread();
    Q_DISABLE_COPY_MOVE(IoThread)

    /// From here on the object, which has no parent, lives there. It goes by deleteLater(), called there.
    void takeIn(QObject *object);

private:
    class Register;

    QThread m_thread;
    Register *m_register; ///< lives in the thread, and goes with it
};

} // namespace monitor
