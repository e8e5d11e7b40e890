// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/contentdesk.h"

#include "models/monitor/serverlink.h"

namespace monitor
{

using server::ServerWatch;

ContentDesk::ContentDesk(ServerLink &link, const sessions::SessionStore &store, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_store(store)
{
    link.hear(&ServerWatch::contentRead, this, &ContentDesk::contentRead);
}

void ContentDesk::readContent(sessions::Slot slot)
{
    if (!m_store.contains(slot))
        return;
    m_link.ask([key = m_store.key(slot).toByteArray(), format = int(m_store.format(slot))](ServerWatch &watch) {
        watch.readContent(key, format);
    });
}

} // namespace monitor

#include "moc_contentdesk.cpp"
