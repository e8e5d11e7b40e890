// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <memory>

namespace history
{

struct Forgotten;
class HistoryWriter;

/// Takes out of a history what somebody wants forgotten, whether it is being written now or not: by the thread that
/// writes it, or else by one for this alone. One thing after the other.
class HistoryForgetting final : public QObject
{
    Q_OBJECT

public:
    explicit HistoryForgetting(QObject *parent = nullptr);
    ~HistoryForgetting() override;

    /// `writer`: of whoever writes into this file now; null: nobody does. It must outlive the answer. Nothing is made
    /// where there is no file. Not while isBusy().
    void forgetUser(const QString &file, HistoryWriter *writer, const QByteArray &user);
    void forgetAll(const QString &file, HistoryWriter *writer);
    bool isBusy() const { return m_writer != nullptr; }

Q_SIGNALS:
    /// How many entries there were, which are not any more.
    void forgotten(qint64 entries);
    /// They are not, but what was deleted may stand in the file as bytes.
    void forgottenNotShrunk(qint64 entries, const messages::Problem &problem);
    /// All of them are still there.
    void failed(const messages::Problem &problem);

private:
    bool begin(const QString &file, HistoryWriter *writer);
    void take(const Forgotten &what);
    void end();

    HistoryWriter *m_writer = nullptr;    ///< that is at work
    std::unique_ptr<HistoryWriter> m_own; ///< of a history that nobody writes
};

} // namespace history
