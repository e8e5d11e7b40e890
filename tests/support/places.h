// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/**
 * Where things are that tests read or run, without a slash at the end. One file alone is compiled with these names, so
 * that ccache has what a clone in another folder compiled.
 */
namespace support
{

/** The project's top folder. */
QString sourceFolder();

/** The folder in which it was built. */
QString buildFolder();

/** The program that was built. */
QString programFile();

} // namespace support
