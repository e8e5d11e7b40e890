// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/draftreader.h"

#include "models/server/discovery/formatpreview.h"
#include "models/server/discovery/formatsamplereader.h"
#include "models/server/intake/nodefollower.h"

#include <algorithm>
#include <utility>

namespace server
{

namespace
{

bool isReady(NodeFollower *node)
{
    return node->node().commands().state() == redis::Connection::State::Ready;
}

} // namespace

DraftReader::DraftReader(messages::ConnectionProfile profile, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
{
}

DraftReader::~DraftReader() = default;

void DraftReader::addNode(NodeFollower &node)
{
    m_nodes.push_back(&node);
}

void DraftReader::clear()
{
    delete m_sampleReader;
    delete m_preview;
    m_nodes.clear();
}

size_t DraftReader::firstReady(size_t from) const
{
    return size_t(std::find_if(m_nodes.begin() + std::ptrdiff_t(from), m_nodes.end(), isReady) - m_nodes.begin());
}

messages::Problem DraftReader::notConnected() const
{
    return {tr("There is no connection to the server."), tr("Connect, then try again.")};
}

void DraftReader::readKey(quint64 request, const QByteArray &key, NodeFollower *holder)
{
    delete m_sampleReader;
    if (!holder || !isReady(holder)) {
        messages::SampleReading none;
        none.request = request;
        none.problem = notConnected();
        Q_EMIT sampleRead(none);
        return;
    }
    m_sampleReader = new FormatSampleReader(holder->node().commands(), m_profile, this);
    m_sampleReader->readKey(request, key, [this](const messages::SampleReading &reading) {
        m_sampleReader->deleteLater();
        Q_EMIT sampleRead(reading);
    });
}

void DraftReader::readSome(quint64 request, const QByteArray &glob)
{
    const size_t first = firstReady(0);
    if (first >= m_nodes.size())
        return readKey(request, glob, nullptr);
    delete m_sampleReader;
    readSomeFrom(first, request, glob);
}

void DraftReader::readSomeFrom(size_t node, quint64 request, const QByteArray &glob)
{
    m_sampleReader = new FormatSampleReader(m_nodes[node]->node().commands(), m_profile, this);
    m_sampleReader->readSome(request, glob, [this, node, request, glob](const messages::SampleReading &reading) {
        m_sampleReader->deleteLater();
        const size_t next = firstReady(node + 1);
        if (reading.sample || next >= m_nodes.size())
            Q_EMIT sampleRead(reading);
        else
            readSomeFrom(next, request, glob);
    });
}

void DraftReader::preview(quint64 request, const formats::FormatDescription &description,
                          const std::shared_ptr<const formats::SampleRecord> &sample)
{
    cancelPreview();
    const size_t first = firstReady(0);
    if (first >= m_nodes.size()) {
        messages::FormatPreviewResult none;
        none.request = request;
        none.problem = notConnected();
        Q_EMIT formatPreviewed(none);
        return;
    }
    NodeFollower &node = *m_nodes[first];
    m_preview =
        new FormatPreview(node.node().commands(), m_profile, formats::Format(description), node.reader().clock(), this);
    m_preview->start(request, sample, [this](messages::FormatPreviewResult result) {
        m_preview->deleteLater();
        result.complete = result.complete && std::count_if(m_nodes.begin(), m_nodes.end(), [](NodeFollower *other) {
                                                 return !other->node().isRetired();
                                             }) == 1;
        Q_EMIT formatPreviewed(result);
    });
}

void DraftReader::cancelPreview()
{
    delete m_preview;
}

} // namespace server

#include "moc_draftreader.cpp"
