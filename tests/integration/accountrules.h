// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace support
{

/// The command that README.md gives for the account of this name, `ACL SETUSER viewer on >… …`, word by word. Empty:
/// it gives none.
QByteArrayList accountRule(const QByteArray &account);
/// The same of what that account takes in addition where there are no events.
QByteArrayList trackingRule(const QByteArray &account);
/// The password in it.
QByteArray passwordIn(const QByteArrayList &rule);

} // namespace support
