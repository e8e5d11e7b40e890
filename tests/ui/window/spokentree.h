// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QStringList>

class QWidget;

namespace support
{

/// What a screen reader has of a window: walked from its root down, without what is hidden.
struct SpokenTree {
    /// One object a line, indented: role, “name”, (description), [value].
    QStringList lines;
    /// What cannot be understood by ear: no name, markup, a value that differs from what is seen, a table without
    /// headers.
    QStringList faults;
    int controls = 0; ///< that can have the keyboard
    int cells = 0;    ///< of tables, with a text and a header
};

SpokenTree spokenTree(QWidget &root);

} // namespace support
