// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace app
{

/// The password that redis-cli would take from the environment (REDISCLI_AUTH); empty: none.
QByteArray passwordOfEnvironment();

/// The passphrase of the client certificate's key from the environment (SESSIONSCOPE_KEY_PASSPHRASE); empty: none.
QByteArray keyPassphraseOfEnvironment();

/// The password of the account at the sentinels from the environment (SESSIONSCOPE_SENTINEL_PASSWORD); empty: none.
QByteArray sentinelPasswordOfEnvironment();

/// What is to be said to somebody who wrote a password into a URL.
QString passwordWarning();

/// Whether there is somebody at a terminal to ask.
bool canAskForPassword();
/// Asks on the terminal, without echo; not set: refused (end of input, or no terminal). Blocks: only for
/// commands that have nothing else to do meanwhile.
std::optional<QByteArray> askForPassword(const QString &question);

/// Overwrites passwords inside URLs among the arguments, so that a list of processes stops showing them.
/// The strings must be the program's own, and are not needed any more.
void wipePasswords(int argc, char **argv);

} // namespace app
