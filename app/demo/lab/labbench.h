// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/lab/labwish.h"
#include "app/demo/lab/otherkeys.h"
#include "app/demo/lab/trialoutcome.h"
#include "models/redis/connection.h"
#include "ui/demo/experiment.h"

#include <QByteArrayList>
#include <QObject>
#include <QPointer>
#include <QString>

namespace app
{

class Trial;

/// The laboratory's hands: what is set on the demo's private server, read back, and tried. Lives in the I/O thread, and
/// is asked and answers by queued calls alone.
class LabBench final : public QObject
{
    Q_OBJECT

public:
    /// `folder`: where that server keeps its files.
    LabBench(QString socketPath, QString folder);

    /// First of all, in its thread: what it has lives there.
    void open();
    /// What is in force now; told by the signals.
    void read();
    void setHz(int hz) { set(LabWish::Hz, "hz", hz); }
    void setEffort(int effort) { set(LabWish::Effort, "active-expire-effort", effort); }
    void hold(bool held);
    /// Asks for these, which are due.
    void touch(const QByteArrayList &keys);
    void setOtherKeys(int count, bool haveTtl) { m_otherKeys->want(count, haveTtl); }
    void run(ui::Experiment experiment);

Q_SIGNALS:
    /// Commands are answered, or not.
    void reachedChanged(bool isReached);
    void hzRead(int hz);
    void effortRead(int effort);
    void heldChanged(bool isHeld);
    /// Of so many, so many were removed because of it.
    void touched(int asked, int gone);
    void otherKeysReached(qint64 count);
    void otherKeysSettled(qint64 count);
    /// In the server's own words.
    void refused(app::LabWish wish, const QString &words);
    void trialProgressed(const QString &sentence);
    void trialFinished(const app::TrialOutcome &outcome);

private:
    void set(LabWish wish, const QByteArray &name, int value);
    void readBack(const QByteArray &name);
    void takeState(redis::Connection::State state);
    void takeOutcome(const TrialOutcome &outcome);

    const QString m_socketPath;
    const QString m_folder;
    redis::Connection *m_connection = nullptr;
    OtherKeys *m_otherKeys = nullptr;
    QPointer<Trial> m_trial;
    bool m_isReached = false;
};

} // namespace app
