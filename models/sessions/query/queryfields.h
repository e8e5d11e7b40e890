// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/query/queryterm.h"

#include <algorithm>
#include <array>

namespace sessions
{

/// A word of the search language, told once: what it means, and what is said of it where it is offered.
struct QueryName {
    const char *name;
    QueryTerm::Field field;
    const char *hint; ///< to be translated in the context sessions::QueryCompletion
    char sign = ':';  ///< what stands between the name and most of its values
};

/// In the order in which they are offered.
inline constexpr std::array kQueryFields = {
    QueryName{"user", QueryTerm::Field::User, QT_TRANSLATE_NOOP("sessions::QueryCompletion", "who is logged in")},
    QueryName{"ip", QueryTerm::Field::Ip,
              QT_TRANSLATE_NOOP("sessions::QueryCompletion", "address, from its beginning")},
    QueryName{"id", QueryTerm::Field::Id,
              QT_TRANSLATE_NOOP("sessions::QueryCompletion", "session id, from its beginning")},
    QueryName{"key", QueryTerm::Field::Key,
              QT_TRANSLATE_NOOP("sessions::QueryCompletion", "key in Redis, or a pattern with * and ?")},
    QueryName{"device", QueryTerm::Field::Device, QT_TRANSLATE_NOOP("sessions::QueryCompletion", "browser or system")},
    QueryName{"format", QueryTerm::Field::Format,
              QT_TRANSLATE_NOOP("sessions::QueryCompletion", "framework that wrote it")},
    QueryName{"node", QueryTerm::Field::Node, QT_TRANSLATE_NOOP("sessions::QueryCompletion", "server of the cluster")},
    QueryName{"is", QueryTerm::Field::Everything,
              QT_TRANSLATE_NOOP("sessions::QueryCompletion", "anonymous, due, ended, live")},
    QueryName{"ttl", QueryTerm::Field::Ttl, QT_TRANSLATE_NOOP("sessions::QueryCompletion", "time that is left"), '<'},
    QueryName{"idle", QueryTerm::Field::Idle, QT_TRANSLATE_NOOP("sessions::QueryCompletion", "time since it was used"),
              '>'},
    QueryName{"created", QueryTerm::Field::Created, QT_TRANSLATE_NOOP("sessions::QueryCompletion", "when it began"),
              '>'},
    QueryName{"beyond", QueryTerm::Field::Beyond,
              QT_TRANSLATE_NOOP("sessions::QueryCompletion", "all but the newest so many of each user")},
    QueryName{"ended", QueryTerm::Field::EndedAgo,
              QT_TRANSLATE_NOOP("sessions::QueryCompletion", "how it ended, or how long ago with < or >")},
};

/// The values of `is:`.
inline constexpr std::array kQueryStates = {
    QueryName{"anonymous", QueryTerm::Field::Anonymous,
              QT_TRANSLATE_NOOP("sessions::QueryCompletion", "nobody has logged in")},
    QueryName{"due", QueryTerm::Field::Due,
              QT_TRANSLATE_NOOP("sessions::QueryCompletion", "past its deadline, not yet removed")},
    QueryName{"ended", QueryTerm::Field::Ended, QT_TRANSLATE_NOOP("sessions::QueryCompletion", "gone a moment ago")},
    QueryName{"live", QueryTerm::Field::Live, QT_TRANSLATE_NOOP("sessions::QueryCompletion", "neither due nor ended")},
};

/// A value of `ended:`.
struct QueryEnding {
    const char *name;
    QueryTerm::Ending ending;
    const char *hint; ///< as that of QueryName
};

/// The same words as `why --format json` has for it.
inline constexpr std::array kQueryEndings = {
    QueryEnding{"expired", QueryTerm::Ending::Expired,
                QT_TRANSLATE_NOOP("sessions::QueryCompletion", "at its deadline")},
    QueryEnding{"gone-past-deadline", QueryTerm::Ending::GonePastDeadline,
                QT_TRANSLATE_NOOP("sessions::QueryCompletion", "found gone, its deadline had passed")},
    QueryEnding{"logged-out", QueryTerm::Ending::LoggedOut,
                QT_TRANSLATE_NOOP("sessions::QueryCompletion", "with this program")},
    QueryEnding{"deleted", QueryTerm::Ending::Deleted,
                QT_TRANSLATE_NOOP("sessions::QueryCompletion", "by the application, or by somebody else")},
    QueryEnding{"evicted", QueryTerm::Ending::Evicted,
                QT_TRANSLATE_NOOP("sessions::QueryCompletion", "the server was at its memory limit")},
    QueryEnding{"ended-early", QueryTerm::Ending::EndedEarly,
                QT_TRANSLATE_NOOP("sessions::QueryCompletion", "before its deadline, deleted or evicted")},
    QueryEnding{"unknown", QueryTerm::Ending::Unknown,
                QT_TRANSLATE_NOOP("sessions::QueryCompletion", "nobody saw how")},
};

/// nullptr: none of them is called so.
template<typename Name, size_t Size> const Name *findName(const std::array<Name, Size> &names, const QString &name)
{
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&name](const Name &known) { return name == QLatin1String(known.name); });
    return found == names.end() ? nullptr : &*found;
}

} // namespace sessions
