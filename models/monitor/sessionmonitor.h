// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatdetection.h"
#include "models/formats/formatset.h"
#include "models/messages/connectionprofile.h"
#include "models/messages/connectionstatus.h"
#include "models/messages/formatpreviewresult.h"
#include "models/messages/liveness.h"
#include "models/messages/loadprogress.h"
#include "models/messages/logoutreport.h"
#include "models/messages/problem.h"
#include "models/messages/recordcontent.h"
#include "models/messages/serverclock.h"
#include "models/messages/sessionevent.h"
#include "models/messages/userlookupreport.h"
#include "models/sessions/store/sessionstore.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <memory>

namespace sessions
{
class SessionTableModel;
}

namespace monitor
{

/// The sessions of one server, for whoever shows them: starts the I/O thread, keeps store and table model up
/// to date with what it sends, and passes requests on to it. Lives in the GUI thread and never waits.
class SessionMonitor final : public QObject
{
    Q_OBJECT

public:
    explicit SessionMonitor(QObject *parent = nullptr);
    ~SessionMonitor() override;

    /// Leaves the present server, if any, and goes to this one. The table starts empty.
    void connectTo(const messages::ConnectionProfile &profile, const QByteArray &password);
    void disconnectFromServer();
    /// Tries again at once instead of waiting for the back-off.
    void retryNow();

    const messages::ConnectionProfile &profile() const;
    sessions::SessionTableModel &table();
    const sessions::SessionStore &store() const;
    const messages::ServerClock &clock() const;
    const QStringList &formatTitles() const;
    /// What the sample of keys at connect has shown; empty until then.
    const formats::DetectionResult &detected() const;
    const QStringList &nodeNames() const;
    const QStringList &formatCaveats(int format) const;

    const messages::ConnectionStatus &connectionStatus() const;
    const messages::Liveness &liveness() const;
    const messages::LoadProgress &progress() const;
    /// Latest PING beside the work, microseconds; 0: not measured yet.
    qint64 roundTripMicroseconds() const;
    /// Keyspace events of the latest full second.
    int eventsPerSecond() const;
    /// Median expiry lag of the latest expirations, ms; -1: none seen.
    qint64 expiryLagMs() const;

    /// Reads everything again and reconciles; the table keeps its rows.
    void reload();
    /// Stops a load; what is there stays, and is said to be incomplete.
    void stopLoading();
    /// Sets the flags that liveness().offeredFlags names. Answer: livenessChanged, or requestRefused.
    void setOfferedFlags(bool restoreAtExit);
    /// Sets the flags back as they were, if this program changed them and was asked to restore.
    bool willRestoreFlags() const;

    /// The sessions that are on screen: when many are written at once, these are read again first.
    void setVisibleSessions(const std::vector<sessions::Slot> &visible);

    /// Answered by contentRead for this key.
    void readContent(sessions::Slot slot);

    /// The formats by which keys are read; null until the server was looked at.
    std::shared_ptr<const formats::FormatSet> formatSet() const;
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

    /// Whether the frameworks on this server may keep an index by user.
    bool mayFindUsers() const;
    /// Looks this user (in this very case) up in those indexes, whatever is loaded by now; rows that are found join
    /// the others. Answered by userLookupFinished with the number returned, by when they are there. A later one
    /// cancels it. 0: there is no connection yet (requestRefused says so).
    quint64 findUser(const QByteArray &user);
    void cancelFindUser(quint64 job);

    /// Ends these sessions. Returns the job's number; 0 when the profile is read-only, nothing was given, or
    /// there is no connection (requestRefused says which).
    quint64 logOut(const std::vector<sessions::Slot> &sessions);
    void cancelLogout(quint64 job);

Q_SIGNALS:
    void profileChanged();
    void connectionChanged(const messages::ConnectionStatus &status);
    void livenessChanged(const messages::Liveness &liveness);
    void progressChanged(const messages::LoadProgress &progress);
    /// Round trip, event rate, lag: once a second while connected.
    void vitalsChanged();
    void formatsChanged();
    /// Only detected() is another.
    void detectionChanged();
    void eventsOccurred(const QList<messages::SessionEvent> &events);
    void contentRead(const messages::RecordContent &content);
    void sampleRead(const messages::SampleReading &reading);
    void formatPreviewed(const messages::FormatPreviewResult &result);
    void logoutProgressed(quint64 job, int done, int total);
    void logoutFinished(const messages::LogoutReport &report);
    void userLookupProgressed(quint64 job, int done, int total);
    void userLookupFinished(const messages::UserLookupReport &report);
    void requestRefused(const messages::Problem &problem);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace monitor
