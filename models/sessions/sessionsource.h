// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/sessions/connectionprofile.h"
#include "models/sessions/formatpreviewresult.h"
#include "models/sessions/formatsinuse.h"
#include "models/sessions/logoutjob.h"
#include "models/sessions/recordcontent.h"
#include "models/sessions/rowbatch.h"
#include "models/sessions/serverclock.h"
#include "models/sessions/status.h"
#include "models/sessions/userlookup.h"

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

namespace sessions
{

class FormatPreview;
class FormatSampler;
class FormatSampleReader;
class NodeFollower;

/// Everything about one server that happens in the I/O thread: one NodeFollower for each node, the passes
/// over all of them, the background sweep, logouts, and what to tell about it. The GUI thread talks to it by
/// queued calls only, and gets immutable values by its signals.
class SessionSource final : public QObject
{
    Q_OBJECT

public:
    SessionSource(ConnectionProfile profile, QByteArray password);
    ~SessionSource() override;

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
    void findUser(quint64 job, const QByteArray &user, const std::shared_ptr<const FormatsInUse> &inUse);
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
    void sampleRead(const sessions::SampleReading &reading);
    void formatPreviewed(const sessions::FormatPreviewResult &result);
    void nodesChanged(const QStringList &names);
    /// Before the first row; again where a reload has found more: the indexes of the others stay.
    void formatsChosen(const std::shared_ptr<const sessions::FormatsInUse> &formats);
    void connectionChanged(const sessions::ConnectionStatus &status);
    void livenessChanged(const sessions::Liveness &liveness);
    void progressChanged(const sessions::LoadProgress &progress);
    void clockChanged(const sessions::ServerClock &clock);
    /// Once a second: round trip in microseconds, events in that second, keys in the database (-1: unknown).
    void vitalsMeasured(qint64 roundTrip, int events, qint64 keys);
    void scanStarted(quint32 scan);
    void batchReady(const sessions::RowBatchPointer &batch);
    void scanFinished(quint32 scan, bool complete);
    void contentRead(const sessions::RecordContent &content);
    void logoutProgressed(quint64 job, int done, int total);
    void logoutFinished(const sessions::LogoutReport &report);
    void userLookupProgressed(quint64 job, int done, int total);
    /// After the rows that it found.
    void userLookupFinished(const sessions::UserLookupReport &report);
    void flagsChangedByUs(bool willRestore);
    void requestRefused(const sessions::Problem &problem);

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
    void takeFormats(const std::shared_ptr<const FormatsInUse> &chosen);
    redis::Connection *readyConnection() const;
    void startPass();
    void takePassProgress();
    void takePassFinished(NodeFollower &follower, quint32 scan, bool complete);
    void takeEnded(const std::vector<QByteArray> &keys);
    void tick();
    void tell();
    ConnectionStatus connectionStatus() const;
    Liveness livenessNow() const;
    bool allFollowing() const;
    int sweepSeconds(Liveness::Mode mode) const;
    void finishStop();

    ConnectionProfile m_profile;
    QByteArray m_password;
    std::vector<formats::FormatDescription> m_known;     ///< the formats that the server's keys may be of
    std::shared_ptr<const formats::FormatSet> m_formats; ///< null until they are chosen
    std::shared_ptr<const FormatsInUse> m_inUse;         ///< the same, and what chose them
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
    std::vector<LoadProgress> m_nodeProgress;
    LoadProgress m_progress;
    std::optional<redis::Error> m_refusal; ///< a command that this account may not use, as told
    bool m_passRefused = false;
    bool m_fellBehind = false; ///< a pass is wanted, soon

    ConnectionStatus m_connection;
    Liveness m_liveness;
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

} // namespace sessions
