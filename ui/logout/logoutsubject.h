// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"

#include <QByteArray>
#include <QString>

namespace ui
{

/// One session of a logout, by its key: a slot may belong to another session by the time of the answer.
struct LogoutSubject {
    QByteArray key;
    QByteArray id;
    QByteArray user; ///< empty: anonymous or unknown
    QString format;
    bool anonymous = false; ///< nobody is logged in
    QByteArray otherNames;  ///< of the user, one a line
    QByteArray device = {}; ///< "Chrome · Windows", UTF-8; empty: not known

    enum class Fate : quint8 {
        Same,           ///< present, and whose it was
        Ended,          ///< or no longer known
        ChangedHands,   ///< present, but the row names somebody else, or somebody where nobody was
        NoLongerMatches ///< the search that it was chosen by: SubjectFates
    };
    Fate fateIn(const sessions::SessionStore &store) const;
};

} // namespace ui
