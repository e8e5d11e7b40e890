// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/description/formatdescription.h"
#include "models/formats/draft/formatdraft.h"
#include "models/messages/connectionprofile.h"
#include "models/messages/formatpreviewresult.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

namespace server
{

class FormatPreview;
class FormatSampleReader;
class NodeFollower;

/// Reads what somebody needs who writes a format's description: a record to go by, and what the description would
/// list. One of each at a time; a later request takes the place of the one before.
/// Lives in the I/O thread.
class DraftReader final : public QObject
{
    Q_OBJECT

public:
    DraftReader(messages::ConnectionProfile profile, QObject *parent);
    ~DraftReader() override;

    void addNode(NodeFollower &node);
    /// The nodes are about to go: whatever is asked of them is given up.
    void clear();

    /// The record of this key, on the node that holds it; null: nobody knows which. Answered by sampleRead().
    void readKey(quint64 request, const QByteArray &key, NodeFollower *holder);
    /// A record of any key that the glob names. The nodes are asked one after the other, until one has such a key.
    void readSome(quint64 request, const QByteArray &glob);
    /// What this description would list of one node, which holds about the same as each other one; `complete` is said
    /// only where there are no others. The sample may be null. Answered by formatPreviewed().
    void preview(quint64 request, const formats::FormatDescription &description,
                 const std::shared_ptr<const formats::SampleRecord> &sample);
    void cancelPreview();

Q_SIGNALS:
    void sampleRead(const messages::SampleReading &reading);
    void formatPreviewed(const messages::FormatPreviewResult &result);

private:
    void readSomeFrom(size_t node, quint64 request, const QByteArray &glob);
    size_t firstReady(size_t from) const;
    messages::Problem notConnected() const;

    const messages::ConnectionProfile m_profile;
    std::vector<NodeFollower *> m_nodes;
    QPointer<FormatSampleReader> m_sampleReader;
    QPointer<FormatPreview> m_preview;
};

} // namespace server
