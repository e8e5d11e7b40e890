// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logout/logoutsubject.h"

#include "models/text/personname.h"
#include "models/text/printabletext.h"

#include <QCoreApplication>

namespace app
{

namespace
{

struct SubjectTexts {
    Q_DECLARE_TR_FUNCTIONS(app::LogoutSubject)
};

} // namespace

LogoutSubject LogoutSubject::of(const sessions::SessionStore &store, sessions::Slot slot)
{
    return {.key = store.key(slot).toByteArray(),
            .id = store.id(slot).toByteArray(),
            .user = store.user(slot).toByteArray(),
            .otherNames = store.otherNames(slot).toByteArray(),
            .format = store.format(slot),
            .isAnonymous = store.isAnonymous(slot)};
}

LogoutSubject::Now LogoutSubject::nowIn(const sessions::SessionStore &store) const
{
    const sessions::Slot slot = store.find(key);
    if (slot == sessions::kNoSlot || store.state(slot) != messages::RowChange::Present)
        return Now::Ended;
    const bool isTheirs = store.user(slot) == user && (!user.isEmpty() || store.isAnonymous(slot) == isAnonymous);
    // The same number in front of other names is another person's.
    return isTheirs && text::mayBeOnePerson(store.otherNames(slot), otherNames) ? Now::Same : Now::ChangedHands;
}

QString LogoutSubject::owner() const
{
    if (!user.isEmpty())
        return text::personName(user, otherNames).whole();
    return isAnonymous ? SubjectTexts::tr("anonymous") : SubjectTexts::tr("unknown user");
}

QString LogoutSubject::maskedId() const
{
    return text::maskedSessionId(id);
}

} // namespace app
