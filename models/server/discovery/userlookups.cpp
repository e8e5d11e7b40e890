// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/userlookups.h"

#include "models/server/discovery/formatchoice.h"
#include "models/server/intake/nodefollower.h"

#include <utility>

namespace server
{

UserLookups::UserLookups(messages::ConnectionProfile profile, const FormatChoice &choice, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_choice(choice)
{
}

void UserLookups::clear()
{
    delete m_lookup;
    m_nodes.clear();
}

void UserLookups::start(quint64 job, const QByteArray &user, const formats::DetectionResult &detected,
                        redis::Server &server)
{
    if (m_lookup)
        m_lookup->cancel();
    const auto formats = m_choice.formats();
    if (!formats)
        return;
    m_lookup = new UserLookup(job, user, formats::planUserLookup(*formats, detected, m_choice.known(), user), server,
                              m_profile, surroundings(), this);
    connect(m_lookup, &UserLookup::progressed, this, &UserLookups::progressed);
    connect(m_lookup, &UserLookup::finished, this, &UserLookups::finished);
    connect(m_lookup, &UserLookup::finished, m_lookup, &QObject::deleteLater);
    m_lookup->start();
}

UserLookup::Surroundings UserLookups::surroundings()
{
    UserLookup::Surroundings around;
    around.readerOf = [this](const redis::Node &node) -> RecordReader * {
        const auto index = size_t(node.index());
        return index < m_nodes.size() ? &m_nodes[index]->reader() : nullptr;
    };
    around.takeRows = [this](const redis::Node &node, const messages::RowBatchPointer &rows) {
        m_nodes[size_t(node.index())]->addRows(rows);
    };
    around.use = [this](const formats::FormatDescription &description) { Q_EMIT formatFound(description); };
    return around;
}

void UserLookups::cancel(quint64 job)
{
    if (m_lookup && m_lookup->job() == job)
        m_lookup->cancel();
}

} // namespace server

#include "moc_userlookups.cpp"
