// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace ui
{

/// Whether what stands under this name is likely to open doors: passwords, tokens, session ids, keys.
/// Wrong on the cautious side: a value hidden in vain costs one click.
bool isSecretName(QByteArrayView name);
/// The same for names that hold a secret only as a plain value: `cookie` is a token in one framework and a
/// harmless group of settings in another.
bool isSecretScalarName(QByteArrayView name);

} // namespace ui
