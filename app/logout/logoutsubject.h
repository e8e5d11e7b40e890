// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"

#include <QByteArray>
#include <QString>

namespace app
{

/// One session of a logout as it was when it was asked about: its slot may be another's by the time of the answer.
struct LogoutSubject {
    QByteArray key;
    QByteArray id;
    QByteArray user; ///< empty: anonymous or unknown
    QByteArray otherNames;
    quint8 format = 0;
    bool isAnonymous = false; ///< nobody is logged in

    static LogoutSubject of(const sessions::SessionStore &store, sessions::Slot slot);

    /// Where it is now, if it is still that session and of that user.
    enum class Now : quint8 { Same, Ended, ChangedHands };
    Now nowIn(const sessions::SessionStore &store) const;
    /// Whose it is, in words that are safe to show.
    QString owner() const;
    /// Enough of its id to tell it from others, never enough to use.
    QString maskedId() const;
};

} // namespace app
