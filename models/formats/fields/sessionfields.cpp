// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/fields/sessionfields.h"

namespace formats
{

void SessionFields::clear()
{
    // resize(), not clear(): the latter gives the memory back.
    user.resize(0);
    otherNames.resize(0);
    ip.resize(0);
    userAgent.resize(0);
    created = lastAccess = expires = kUnknownTime;
    fullTtl = 0;
    closed = Closed::No;
}

void SessionFields::addFrom(const SessionFields &other)
{
    for (const auto text :
         {&SessionFields::user, &SessionFields::otherNames, &SessionFields::ip, &SessionFields::userAgent}) {
        if ((this->*text).isEmpty())
            this->*text = other.*text;
    }
    for (const auto number :
         {&SessionFields::created, &SessionFields::lastAccess, &SessionFields::expires, &SessionFields::fullTtl}) {
        if (this->*number == 0)
            this->*number = other.*number;
    }
}

} // namespace formats
