// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cleanup/cleanupaccount.h"

#include <tl/expected.hpp>

#include <QByteArray>

namespace ui
{

/// A clean-up's report as a file has it: for programs, not translated but for what was said in sentences. No session id
/// is in it whole; the digest is that of the session's key, as the audit log has it.
QByteArray cleanUpCsv(const CleanUpAccount &account);
QByteArray cleanUpJson(const CleanUpAccount &account);
/// By the name's ending, JSON where it says nothing; for this account alone. In any thread.
tl::expected<void, messages::Problem> writeCleanUp(const CleanUpAccount &account, const QString &file);

} // namespace ui
