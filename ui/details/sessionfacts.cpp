// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/sessionfacts.h"

#include "models/text/printabletext.h"
#include "models/text/useragent.h"

namespace ui
{

SessionFacts factsOf(const sessions::SessionStore &store, sessions::Slot slot, const QStringList &formatTitles,
                     const QStringList &nodeNames)
{
    SessionFacts facts;
    if (!store.contains(slot))
        return facts;
    facts.key = store.key(slot).toByteArray();
    facts.id = store.id(slot).toByteArray();
    facts.user = store.user(slot).toByteArray();
    facts.otherNames = store.otherNames(slot).toByteArray();
    facts.anonymous = store.isAnonymous(slot);
    facts.ip = store.ip(slot).toByteArray();
    facts.userAgent = store.userAgent(slot).toByteArray();
    facts.device = text::printableText(text::deviceLabel(facts.userAgent));
    facts.formatIndex = store.format(slot);
    facts.format = formatTitles.value(facts.formatIndex);
    facts.node = nodeNames.value(store.node(slot));
    facts.deadline = store.shownDeadline(slot);
    facts.fullTtl = store.fullTtl(slot);
    facts.created = store.created(slot);
    facts.lastAccess = store.lastAccess(slot);
    facts.endedAt = store.endedAt(slot);
    facts.size = store.size(slot);
    facts.extensions = store.extensions(slot);
    facts.state = store.state(slot);
    return facts;
}

} // namespace ui
