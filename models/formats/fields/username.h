// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace formats
{

// What stands where a payload names its user.

/// Whether it says that there is none: `0`, `-5`, `Guest`, `anonymousUser`.
bool meansNobody(QByteArrayView text);
/// Whether somebody may be called so, where nothing around the text says that it is a name: letters at the beginning,
/// short, and nothing minted.
bool isNameOfAUser(QByteArrayView text);
/// The text inside of what .NET's BinaryFormatter wrote for a string; what it wrote for anything else is empty, as it
/// is nobody's name. Any other text is itself.
QByteArrayView plainUserText(QByteArrayView text);
/// The text that a text in quotes stands for, where it is a string in JSON; any other text stays.
void unquote(QByteArray &text);

} // namespace formats
