// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/detection/formatsinuse.h"
#include "models/messages/connectionprofile.h"
#include "models/messages/connectionstatus.h"
#include "models/messages/credentials.h"
#include "models/messages/fleet.h"
#include "models/messages/formatpreviewresult.h"
#include "models/messages/liveness.h"
#include "models/messages/loadprogress.h"
#include "models/messages/logoutability.h"
#include "models/messages/logoutreport.h"
#include "models/messages/logouttarget.h"
#include "models/messages/nodeset.h"
#include "models/messages/problem.h"
#include "models/messages/recordcontent.h"
#include "models/messages/rowbatch.h"
#include "models/messages/serverclock.h"
#include "models/messages/staleindex.h"
#include "models/messages/userlookupreport.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <vector>

namespace redis
{
class Node;
class Server;
} // namespace redis

namespace server
{

class DraftReader;
class FleetWatch;
class Followers;
class FormatChoice;
class LogoutJobs;
class LogoutPermissions;
class NameLookouts;
class NodeFollower;
class ScanPass;
class ServerStatus;
class StaleIndexes;
class UserLookups;
class VitalsMeter;

/// Everything about one server that happens in the I/O thread: brings the parts together that follow each node, choose
/// the formats, pass over all keys, look users up and log them out, and says how things stand. The GUI thread talks to
/// it by queued calls only, and gets immutable values by its signals.
class ServerWatch final : public QObject
{
    Q_OBJECT

public:
    ServerWatch(messages::ConnectionProfile profile, messages::Credentials credentials);
    ~ServerWatch() override;

    void start();
    /// Puts the notification flags back if asked to, closes everything, and says stopped().
    void stop();
    void retryNow();
    void reload();
    void stopLoading();
    /// A batch of this node's scan has been worked off.
    void acknowledgeBatch(quint8 node);
    /// In answer to unmetWanted(): keys of present rows that this scan has not met; where to go on, 0: these are the
    /// last.
    void takeUnmet(quint32 scan, const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes, quint32 next);
    /// Rows past their deadline: reads them again.
    void check(const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes);
    /// Some rows that should be there: reads them, to see whether the events tell all.
    void verify(const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes);
    /// What the user looks at: read again before everything else.
    void setVisibleKeys(const std::vector<QByteArray> &keys);
    void setOfferedFlags(bool restoreAtExit);
    void readContent(const QByteArray &key, int format);
    void logOut(quint64 job, const messages::LogoutOrder &order);
    /// To cancel, pause and undo them.
    LogoutJobs &logouts() { return *m_logouts; }
    /// Which nodes there are, and whether somebody looks at them.
    FleetWatch &fleet() { return *m_fleet; }
    /// What frameworks have left behind: to look for it, and to remove it.
    StaleIndexes &staleIndexes() { return *m_staleIndexes; }
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
    void fleetChanged(const messages::FleetPointer &fleet);
    /// Before the first row; again where a reload has found more: the indexes of the others stay.
    void formatsChosen(const std::shared_ptr<const formats::FormatsInUse> &formats);
    void connectionChanged(const messages::ConnectionStatus &status);
    void livenessChanged(const messages::Liveness &liveness);
    void progressChanged(const messages::LoadProgress &progress);
    void clockChanged(const messages::ServerClock &clock);
    /// Once a second: round trip in microseconds (-1: no answer), events in that second, keys in the database (-1:
    /// unknown).
    void vitalsMeasured(qint64 roundTrip, int events, qint64 keys);
    void scanStarted(quint32 scan, bool isNews);
    void batchReady(const messages::RowBatchPointer &batch);
    /// What the scan has not met of these nodes' rows is to be told by takeUnmet(): before that it does not end. Some
    /// of it, from this slot on.
    void unmetWanted(quint32 scan, const messages::NodeSet &nodes, quint32 from);
    /// Of this node's rows counts as met what comes from now on only, by this scan.
    void shareStarted(quint32 scan, quint8 node);
    void scanFinished(quint32 scan, bool complete, bool isNews, const messages::NodeSet &read);
    void contentRead(const messages::RecordContent &content);
    /// What the account may do to sessions, beforehand.
    void logoutabilityChanged(const messages::Logoutability &logoutability);
    void logoutProgressed(quint64 job, int done, int total);
    void logoutFinished(const messages::LogoutReport &report);
    void logoutChecked(const messages::LogoutCheck &check);
    void undoProgressed(quint64 job, int done, int total);
    void undoFinished(const messages::UndoReport &report);
    void staleProgressed(quint64 job, qint64 keys, qint64 total, qint64 stale);
    void staleFound(const messages::StaleReport &report);
    void cleanUpProgressed(quint64 job, int done, int total);
    void cleanUpFinished(const messages::CleanUpReport &report);
    void userLookupProgressed(quint64 job, int done, int total);
    /// After the rows that it found.
    void userLookupFinished(const messages::UserLookupReport &report);
    void flagsChangedByUs(bool willRestore);
    /// One of the nodes, at the same place, says that it runs since later than before.
    void serverRestarted();
    /// A database of the server, or of a node of it, was emptied at once, a moment ago.
    void databaseEmptied();
    void requestRefused(const messages::Problem &problem);

private:
    void addNodes();
    void follow(redis::Node &node);
    void takeFormats(const std::shared_ptr<const formats::FormatsInUse> &chosen);
    void takeCounts(const std::shared_ptr<const formats::FormatsInUse> &counted);
    void takeFound(const formats::FormatDescription &description);
    void takeStray(bool otherData);
    void noteSample();
    void takePassStart(quint32 scan, bool isNews);
    void startPass();
    void startPassIfDue();
    void readAll(bool quietly);
    void takeProgress(const messages::LoadProgress &progress);
    void tick();
    void finishStop();

    messages::ConnectionProfile m_profile;
    messages::Credentials m_credentials;
    redis::Server *m_server = nullptr; ///< null before start() and after stop()
    Followers *m_followers;
    ScanPass *m_pass;
    ServerStatus *m_status;
    FormatChoice *m_choice;
    NameLookouts *m_lookouts;
    DraftReader *m_drafts;
    UserLookups *m_lookups;
    LogoutJobs *m_logouts;
    LogoutPermissions *m_permissions;
    StaleIndexes *m_staleIndexes;
    VitalsMeter *m_vitals;
    FleetWatch *m_fleet;
    QTimer *m_tick = nullptr;
    int m_ticks = 0;
    int m_events = 0;              ///< since the latest tick
    messages::NodeSet m_retired;   ///< nodes that hold nothing any more, as last told
    bool m_mayBeOtherData = false; ///< the formats are to be looked for again, too
    bool m_stopping = false;
};

} // namespace server
