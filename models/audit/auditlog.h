// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit/auditentry.h"
#include "models/audit/auditproblem.h"

#include <tl/expected.hpp>

namespace audit
{

/// Where this account's log is; empty: it has no home folder. Never what a setting says, which somebody else may write.
QString defaultLogFile();

/// Writes what is done to sessions into a file that only grows, a line of JSON for each event: see auditlines.h.
/// Several programs may write to it at the same time. Each call returns when what it was given is on the disk; an error
/// means that it is not, or that nobody knows. It has no state: any thread may call it, and waits for the disk.
class AuditLog final
{
public:
    AuditLog();
    explicit AuditLog(QString file);

    const QString &file() const { return m_file; }

    /// Before the first command is sent; where it fails, none should be.
    [[nodiscard]] tl::expected<void, Problem> begin(const Intent &intent) const;
    [[nodiscard]] tl::expected<void, Problem> end(const Outcome &outcome) const;
    [[nodiscard]] tl::expected<void, Problem> cameBack(const CameBack &cameBack) const;

private:
    tl::expected<void, Problem> append(const QByteArrayList &lines) const;

    QString m_file;
};

} // namespace audit
