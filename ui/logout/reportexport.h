// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"
#include "ui/logout/reportline.h"

#include <tl/expected.hpp>

#include <vector>

namespace ui
{

enum class ReportKind : quint8 {
    Csv,  ///< a row for each session
    Json, ///< one object: what was asked for, the counts, the sessions
};

/// A logout's report as a file has it: for programs, not translated but for what was said in sentences. No session id
/// is in it whole; the digest is that of the audit log.
struct ReportExport {
    Q_DECLARE_TR_FUNCTIONS(ui::ReportExport)

public:
    LogoutAccount::Asked asked;
    QDateTime begun, ended;
    QStringList remarks;
    std::vector<ReportLine> lines;
    std::vector<ReportLine> undone; ///< empty: nothing was to be brought back

    static ReportExport of(const LogoutAccount &account);
    /// By the name's ending; JSON where it says nothing.
    static ReportKind kindOf(const QString &name);

    QByteArray csv() const;
    QByteArray json() const;
    /// For this account alone. In any thread.
    tl::expected<void, messages::Problem> write(const QString &file) const;
    static tl::expected<void, messages::Problem> writeTo(const QString &file, const QByteArray &content);
};

} // namespace ui
