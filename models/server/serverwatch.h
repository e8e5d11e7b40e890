// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/formats/formatsinuse.h"
#include "models/messages/connectionprofile.h"
#include "models/messages/connectionstatus.h"
#include "models/messages/formatpreviewresult.h"
#include "models/messages/liveness.h"
#include "models/messages/loadprogress.h"
#include "models/messages/logoutreport.h"
#include "models/messages/problem.h"
#include "models/messages/recordcontent.h"
#include "models/messages/rowbatch.h"
#include "models/messages/serverclock.h"
#include "models/server/discovery/userlookup.h"
#include "models/server/logout/logoutjob.h"

#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace redis
{
class Connection;
class Server;
} // namespace redis

namespace server
{

class FormatPreview;
class FormatSampler;
class FormatSampleReader;
class NodeFollower;

/// Everything about one server that happens in the I/O thread: one NodeFollower for each node, the passes
/// over all of them, the background sweep, logouts, and what to tell about it. The GUI thread talks to it by
/// queued calls only, and gets immutable values by its signals.
class ServerWatch final : public QObject
{
    Q_OBJECT

public:
    ServerWatch(messages::ConnectionProfile profile, QByteArray password);
    ~ServerWatch() override;

    void start();
    /// Puts the notification flags back if asked to, closes everything, and says stopped().
    void stop();
    void retryNow();
    void reload();
    void stopLoading();
    void acknowledgeBatch();
    /// Rows past their deadline: reads them again.
    void check(const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes);
    /// What the user looks at: read again before everything else.
    void setVisibleKeys(const std::vector<QByteArray> &keys);
    void setOfferedFlags(bool restoreAtExit);
    void readContent(const QByteArray &key, int format);
    void logOut(quint64 job, const std::vector<LogoutTarget> &targets);
    void cancelLogout(quint64 job);
    /// Looks this user up in the frameworks' own indexes; one lookup at a time, a later one cancels it. `inUse`: what
    /// was said by formatsChosen. Answered by userLookupFinished.
    void findUser(quint64 job, const QByteArray &user, const std::shared_ptr<const formats::FormatsInUse> &inUse);
    void cancelFindUser(quint64 job);
    /// A key by its name, or any that a glob names: answered by sampleRead, unless another one is asked for.
    void readSample(quint64 request, const QByteArray &key, bool isGlob);
    /// What this description would list: answered by formatPreviewed, unless another is asked for. Cancels the
    /// one before.
    void previewFormat(quint64 request, const formats::FormatDescription &description,
                       const std::shared_ptr<const formats::SampleRecord> &sample);
    void cancelPreview();
    /// Follows the sessions of this format too, in the place of another one with its id.
    void useFormat(const formats::FormatDescription &description);
    void dropFormat(const QString &id);
    /// Sessions of these (formatListName()) are not listed.
    void setUnlistedFormats(const QStringList &unlisted);

Q_SIGNALS:
    void stopped();
    void sampleRead(const messages::SampleReading &reading);
    void formatPreviewed(const messages::FormatPreviewResult &result);
    void nodesChanged(const QStringList &names);
    /// Before the first row; again where a reload has found more: the indexes of the others stay.
    void formatsChosen(const std::shared_ptr<const formats::FormatsInUse> &formats);
    void connectionChanged(const messages::ConnectionStatus &status);
    void livenessChanged(const messages::Liveness &liveness);
    void progressChanged(const messages::LoadProgress &progress);
    void clockChanged(const messages::ServerClock &clock);
    /// Once a second: round trip in microseconds, events in that second, keys in the database (-1: unknown).
    void vitalsMeasured(qint64 roundTrip, int events, qint64 keys);
    void scanStarted(quint32 scan);
    void batchReady(const messages::RowBatchPointer &batch);
    void scanFinished(quint32 scan, bool complete);
    void contentRead(const messages::RecordContent &content);
    void logoutProgressed(quint64 job, int done, int total);
    void logoutFinished(const messages::LogoutReport &report);
    void userLookupProgressed(quint64 job, int done, int total);
    /// After the rows that it found.
    void userLookupFinished(const messages::UserLookupReport &report);
    void flagsChangedByUs(bool willRestore);
    void requestRefused(const messages::Problem &problem);

private:
    void readFormats();
    void addNodes();
    void chooseFormats(NodeFollower &follower);
    void countAgain();
    void takeDetected(formats::DetectionResult detected);
    bool isSurveyDue() const;
    void survey(size_t node);
    void takeSurveyed(formats::DetectionResult detected);
    void endSurvey(bool complete);
    qint64 namesSampled() const;
    qint64 refusedElsewhere() const;
    void takeFormats(const std::shared_ptr<const formats::FormatsInUse> &chosen);
    redis::Connection *readyConnection() const;
    void startPass();
    void takePassProgress();
    void takePassFinished(NodeFollower &follower, quint32 scan, bool complete);
    void takeEnded(const std::vector<QByteArray> &keys);
    void tick();
    void tell();
    messages::ConnectionStatus connectionStatus() const;
    messages::Liveness livenessNow() const;
    bool allFollowing() const;
    int sweepSeconds(messages::Liveness::Mode mode) const;
    void finishStop();

    messages::ConnectionProfile m_profile;
    QByteArray m_password;
    std::vector<formats::FormatDescription> m_known;      ///< the formats that the server's keys may be of
    std::shared_ptr<const formats::FormatSet> m_formats;  ///< null until they are chosen
    std::shared_ptr<const formats::FormatsInUse> m_inUse; ///< the same, and what chose them
    QPointer<FormatSampler> m_sampler;
    QPointer<FormatSampler> m_counter;   ///< after a change of the user's formats
    qint64 m_sampledAt = 0;              ///< when it began
    QPointer<FormatSampler> m_survey;    ///< of all names, beside everything else
    formats::DetectionResult m_surveyed; ///< by it, of the nodes until now
    bool m_needsSurvey = false;          ///< the sample has not seen all names
    qint64 m_surveyBeganAt = 0;
    qint64 m_surveyDueAt = 0;
    QPointer<FormatSampleReader> m_sampleReader;
    QPointer<FormatPreview> m_preview;
    redis::Server *m_server = nullptr;
    std::vector<NodeFollower *> m_followers;
    QTimer *m_tick = nullptr;
    int m_ticks = 0;

    quint32 m_scan = 0;
    int m_passesRunning = 0; ///< nodes that still scan
    bool m_passComplete = true;
    bool m_stoppedByUser = false;
    bool m_everLoaded = false;
    qint64 m_passStartedAt = 0;
    qint64 m_progressToldAt = 0;
    qint64 m_passEndedAt = 0;
    qint64 m_passTook = 0;
    std::vector<messages::LoadProgress> m_nodeProgress;
    messages::LoadProgress m_progress;
    std::optional<redis::Error> m_refusal; ///< a command that this account may not use, as told
    bool m_passRefused = false;
    bool m_fellBehind = false; ///< a pass is wanted, soon

    messages::ConnectionStatus m_connection;
    messages::Liveness m_liveness;
    QDateTime m_lastGapFrom, m_lastGapTo;
    QByteArray m_flagsBefore; ///< to be restored
    QByteArray m_flagsSet;
    bool m_restoreFlags = false;
    bool m_stopping = false;
    std::optional<redis::Error> m_openError;
    std::vector<QPointer<LogoutJob>> m_logouts;
    QPointer<UserLookup> m_lookup;
    bool m_staysStopped = false; ///< the next pass is not what was asked for
};

} // namespace server
