// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/alerts/alertjudge.h"

#include <QString>

namespace alerts
{

/// "Sessions above a number": what the rule is called.
QString nameOf(AlertKind kind);
/// A value of the rule, with its unit: "1,204 sessions", "12 %", "3 s". Never empty.
QString valueText(AlertKind kind, qint64 value);
/// What is known now; "not known" where nothing is.
QString measureText(AlertKind kind, const Measure &measure);
/// Why it is not known, or would not be: a sentence.
QString unknownText(AlertKind kind);
/// "There are 1,204 sessions (more than 1,000)": a sentence without its full stop, which begins with words of ours,
/// whatever the user is called. Characters that hide or turn text are told apart.
QString sentenceOf(const Transition &transition);
/// The same of what fires, by the worst that was measured.
QString sentenceOf(const Standing &standing);
/// "fired", "cleared", in files and for commands; never translated.
const char *stateWord(const Transition &transition);

} // namespace alerts
