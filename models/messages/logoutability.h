// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/logout/logoutcommands.h"
#include "models/messages/problem.h"

#include <QMetaType>

#include <vector>

namespace messages
{

/// Whether the account may do something, as far as that can be known without doing it.
struct Permission {
    enum class Answer : quint8 {
        Yes,
        Unknown, ///< not asked yet, or nobody says: it can be tried
        InPart,  ///< with the session itself, but not with all that stands beside it: `reason` says what is refused
        No,      ///< `reason` says why
    };
    Answer answer = Answer::Unknown;
    Problem reason = {};

    bool isRefused() const { return answer == Answer::No; }
    /// The lesser of both, as of two nodes: with the same answer this reason stays.
    void limitBy(const Permission &other);
    friend bool operator==(const Permission &, const Permission &) = default;
};

/// What may be done with the sessions of one format.
struct FormatPermissions {
    bool isAsked = false; ///< false: nobody looks at its sessions, and the rest says nothing
    Permission end;
    Permission setTimeLeft; ///< a deadline sooner or later than the one it has
    Permission undo;        ///< that an ended one can be brought back
    friend bool operator==(const FormatPermissions &, const FormatPermissions &) = default;
};

/// What the account may do on this server to sessions, known before anybody asks for it.
struct Logoutability {
    std::vector<FormatPermissions> formats;                 ///< by the format's index
    Permission transactions;                                ///< WATCH, MULTI, EXEC: all of a session's steps, or none
    formats::Deletion deletion = formats::Deletion::Unlink; ///< what removes a key

    /// Of a format that is not known here nothing is.
    FormatPermissions of(int format) const;
    /// Whether anything can be ended. No: it is so for each format that was asked about; the first one's reason.
    Permission end() const;
    /// The lesser of both in all.
    void limitBy(const Logoutability &other);
    friend bool operator==(const Logoutability &, const Logoutability &) = default;
};

} // namespace messages

Q_DECLARE_METATYPE(messages::Logoutability)
