// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutsubject.h"

#include "models/text/personname.h"

namespace ui
{

LogoutSubject::Fate LogoutSubject::fateIn(const sessions::SessionStore &store) const
{
    const sessions::Slot slot = store.find(key);
    if (slot == sessions::kNoSlot || store.state(slot) != messages::RowChange::Present)
        return Fate::Ended;
    const bool isTheirs = store.user(slot) == user && (!user.isEmpty() || store.isAnonymous(slot) == anonymous);
    // The same number in front of other names is another person's.
    return isTheirs && text::mayBeOnePerson(store.otherNames(slot), otherNames) ? Fate::Same : Fate::ChangedHands;
}

} // namespace ui
