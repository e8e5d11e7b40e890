// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/tone.h"
#include "ui/logout/logoutaccount.h"

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace ui
{

/// One session of a report, in words. Nothing in it holds a whole session id.
struct ReportLine {
    Q_DECLARE_TR_FUNCTIONS(ui::ReportLine)

public:
    LogoutSubject subject;
    QByteArray place = {}; ///< the key in which it stood, without an id, where that is not the session's own
    QString outcome;       ///< "came back"
    QString happened;      ///< what more there is to say; empty: nothing
    QByteArray word;       ///< for programs: "came-back"
    Tone tone = Tone::Text;
    bool isWell = false; ///< it went as it was asked for

    QString user() const;
    QString device() const;
    QString maskedId() const;
    QString maskedKey() const;

    /// What became of each session, what wants attention first.
    static std::vector<ReportLine> ofLogout(const LogoutAccount &account);
    /// What came of bringing them back, in the same way.
    static std::vector<ReportLine> ofUndo(const LogoutAccount &account);
};

} // namespace ui
