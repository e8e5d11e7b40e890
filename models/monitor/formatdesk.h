// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/detection/formatdetection.h"
#include "models/formats/formatset.h"
#include "models/messages/connectionprofile.h"
#include "models/messages/formatpreviewresult.h"

#include <QObject>
#include <QStringList>

#include <bitset>
#include <memory>

namespace formats
{
struct FormatsInUse;
}
namespace sessions
{
class SessionStore;
class SessionTableModel;
} // namespace sessions

namespace monitor
{

class ServerLink;

/// The formats by which the keys of this server are read: which there are, trying out a description, and choosing.
class FormatDesk final : public QObject
{
    Q_OBJECT

public:
    FormatDesk(ServerLink &link, sessions::SessionStore &store, sessions::SessionTableModel &table,
               QObject *parent = nullptr);

    /// Null until the server was looked at.
    std::shared_ptr<const formats::FormatSet> formatSet() const;
    /// The same, and what chose them.
    const std::shared_ptr<const formats::FormatsInUse> &inUse() const { return m_inUse; }
    /// What the sample of keys at connect has shown; empty until then.
    const formats::DetectionResult &detected() const;
    const QStringList &formatTitles() const { return m_titles; }
    const QStringList &caveats(int format) const;
    /// Of whose server the formats are.
    const messages::ConnectionProfile &profile() const;
    bool isConnected() const;
    /// The rows stand in so many keys at least: each in one of its own, but for fields, which may all share one.
    qint64 fewestKeys() const;

    /// Sessions of these (formatListName()) are not listed; kept in profile().
    void setUnlistedFormats(const QStringList &unlisted);
    /// Reads a key, or one that a glob names, and proposes how to describe it. Answered by sampleRead with the
    /// number returned; a later request cancels it.
    quint64 readSample(const QByteArray &key, bool isGlob);
    /// Looks what this description would list. Answered by formatPreviewed with the number returned; a later
    /// request cancels it, and so does cancelPreview(). A sample is decoded as it says, on the way.
    quint64 previewFormat(const formats::FormatDescription &description,
                          const std::shared_ptr<const formats::SampleRecord> &sample = nullptr);
    void cancelPreview();
    /// Lists sessions of this format from now on, in the place of another one with its id.
    void useFormat(const formats::FormatDescription &description);
    void dropFormat(const QString &id);

    /// Another server comes, with formats of its own.
    void forget() { take(nullptr); }

Q_SIGNALS:
    void formatsChanged();
    /// Only detected() is another.
    void detectionChanged();
    void connectionChanged();
    void sampleRead(const messages::SampleReading &reading);
    void formatPreviewed(const messages::FormatPreviewResult &result);

private:
    void take(const std::shared_ptr<const formats::FormatsInUse> &chosen);

    ServerLink &m_link;
    sessions::SessionStore &m_store;
    sessions::SessionTableModel &m_table;
    std::shared_ptr<const formats::FormatsInUse> m_inUse; ///< null until the server has been looked at
    QStringList m_titles;
    std::bitset<256> m_withoutUsers; ///< by format: that no user is found says nothing
    quint64 m_lastRequest = 0;
};

} // namespace monitor
