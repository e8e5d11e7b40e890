// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/lab/trialoutcome.h"

#include <QObject>

namespace app
{

/// One experiment, to its end: finished() comes once, also where it fails. Lives in the I/O thread.
class Trial : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void start() = 0;

Q_SIGNALS:
    void progressed(const QString &sentence);
    void finished(const app::TrialOutcome &outcome);
};

} // namespace app
