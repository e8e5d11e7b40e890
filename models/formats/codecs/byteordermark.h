// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace formats
{

/// A file that was saved by an editor, and read by the application, leaves U+FEFF at the front of texts: nothing that
/// anybody meant.
inline QByteArrayView withoutByteOrderMark(QByteArrayView text)
{
    constexpr QByteArrayView kMark("\xef\xbb\xbf");
    return text.startsWith(kMark) ? text.sliced(kMark.size()) : text;
}

} // namespace formats
