// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>

namespace app
{

/// Turns the signals that ask a program to end (SIGINT, SIGTERM, SIGHUP) into a Qt signal, so that Ctrl+C and
/// the end of a desktop session leave through the same door as Quit: the layout is saved, and what was set
/// on a server is set back.
///
/// Only the first of each kind: the second one ends the program at once. So does the first, after kExitLimit, where the
/// program hangs before or during its shutdown. One that the parent ignores (nohup) stays ignored. There is one object
/// of this class at a time.
class EndingSignals final : public QObject
{
    Q_OBJECT

public:
    explicit EndingSignals(QObject *parent = nullptr);
    ~EndingSignals() override;

    /// What a shell expects as the exit status of a program that a signal ended.
    static constexpr int exitStatus(int signalNumber) { return 128 + signalNumber; }

Q_SIGNALS:
    void received(int signalNumber);

private:
    void read();

    std::array<int, 2> m_pipe{-1, -1}; ///< read end, write end
    QSocketNotifier m_notifier;
};

} // namespace app
