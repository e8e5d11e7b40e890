// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/formatdesk.h"

#include "models/formats/detection/formatsinuse.h"
#include "models/monitor/serverlink.h"
#include "models/sessions/store/sessionstore.h"
#include "models/sessions/table/sessiontablemodel.h"

#include <algorithm>

namespace monitor
{

using server::ServerWatch;

FormatDesk::FormatDesk(ServerLink &link, sessions::SessionStore &store, sessions::SessionTableModel &table,
                       QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_store(store)
    , m_table(table)
{
    link.hear(&ServerWatch::formatsChosen, this, &FormatDesk::take);
    link.hear(&ServerWatch::sampleRead, this, &FormatDesk::sampleRead);
    link.hear(&ServerWatch::formatPreviewed, this, &FormatDesk::formatPreviewed);
}

void FormatDesk::take(const std::shared_ptr<const formats::FormatsInUse> &chosen)
{
    // The names were counted anew, and the rows are what they were: nothing is to be sorted or searched again.
    std::bitset<256> withoutUsers;
    for (int i = 0; chosen && i < int(std::min(chosen->set->formats().size(), withoutUsers.size())); ++i)
        withoutUsers.set(size_t(i), !formats::tellsAnonymous(*chosen, chosen->set->at(i)));
    const bool isSame =
        m_inUse && chosen && m_inUse->set == chosen->set && !chosen->startsOver && withoutUsers == m_withoutUsers;
    m_inUse = chosen;
    m_withoutUsers = withoutUsers;
    if (isSame) {
        Q_EMIT detectionChanged();
        return;
    }
    m_titles.clear();
    for (int i = 0; m_inUse && i < int(m_inUse->set->formats().size()); ++i)
        m_titles.append(m_inUse->set->at(i).title());
    m_store.setFormatsWithoutUsers(withoutUsers);
    m_table.setFormatTitles(m_titles);
    Q_EMIT formatsChanged();
}

std::shared_ptr<const formats::FormatSet> FormatDesk::formatSet() const
{
    return m_inUse ? m_inUse->set : nullptr;
}

const formats::DetectionResult &FormatDesk::detected() const
{
    static const formats::DetectionResult kNothing;
    return m_inUse ? m_inUse->detected : kNothing;
}

const QStringList &FormatDesk::caveats(int format) const
{
    static const QStringList kNone;
    if (!m_inUse || format < 0 || size_t(format) >= m_inUse->set->formats().size())
        return kNone;
    return m_inUse->set->at(format).caveats();
}

const messages::ConnectionProfile &FormatDesk::profile() const
{
    return m_link.profile();
}

qint64 FormatDesk::fewestKeys() const
{
    const bool mayShare = m_inUse && m_inUse->set && m_inUse->set->hasHashes();
    return mayShare ? std::min<qint64>(m_store.count(), 1) : m_store.count();
}

bool FormatDesk::isConnected() const
{
    return m_link.isConnected();
}

void FormatDesk::setUnlistedFormats(const QStringList &unlisted)
{
    m_link.setUnlistedFormats(unlisted);
    m_link.ask([unlisted](ServerWatch &watch) { watch.setUnlistedFormats(unlisted); });
}

quint64 FormatDesk::readSample(const QByteArray &key, bool isGlob)
{
    const quint64 request = ++m_lastRequest;
    m_link.ask([request, key, isGlob](ServerWatch &watch) { watch.readSample(request, key, isGlob); });
    return request;
}

quint64 FormatDesk::previewFormat(const formats::FormatDescription &description,
                                  const std::shared_ptr<const formats::SampleRecord> &sample)
{
    const quint64 request = ++m_lastRequest;
    m_link.ask(
        [request, description, sample](ServerWatch &watch) { watch.previewFormat(request, description, sample); });
    return request;
}

void FormatDesk::cancelPreview()
{
    m_link.ask([](ServerWatch &watch) { watch.cancelPreview(); });
}

void FormatDesk::useFormat(const formats::FormatDescription &description)
{
    m_link.ask([description](ServerWatch &watch) { watch.useFormat(description); });
}

void FormatDesk::dropFormat(const QString &id)
{
    m_link.ask([id](ServerWatch &watch) { watch.dropFormat(id); });
}

} // namespace monitor

#include "moc_formatdesk.cpp"
