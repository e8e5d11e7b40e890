// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace app
{

/// Our own words and Qt's, in the user's language, and digits in groups where a number stands in a sentence. Before
/// anything is said: what was translated already stays as it was. What a language lacks is English, whose file only
/// has the forms of plurals; without it there would be "1 session(s)".
void installTranslations(QCoreApplication &application);

} // namespace app
