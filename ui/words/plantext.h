// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/format.h"
#include "models/formats/logout/logoutcommands.h"
#include "models/formats/values/value.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QCoreApplication>
#include <QStringList>

namespace ui
{

/// What ends one session, as it would be typed and said. Session ids are masked.
struct PlanText {
    Q_DECLARE_TR_FUNCTIONS(ui::PlanText)

public:
    QStringList commands;  ///< in the order in which they are sent
    QStringList readFirst; ///< sentences: what the commands still depend on
    QStringList leftOut;   ///< sentences: what stays as it is, and why; each once

    /// `user` as the row has it; `payload` Null: it has not been read.
    static PlanText of(const formats::Format &format, QByteArrayView key, const QByteArray &user,
                       formats::Deletion deletion, const formats::Value &payload = {});
};

} // namespace ui
