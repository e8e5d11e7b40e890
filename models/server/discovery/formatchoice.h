// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/detection/formatsinuse.h"
#include "models/messages/problem.h"
#include "models/redis/error.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace redis
{
class Node;
}

namespace server
{

class FormatSampler;
class FormatSurvey;
class NameList;

/// Which formats are in use on this server. A sample of one node chooses them, in a fraction of a second: applications
/// spread their sessions over the nodes by the hash of the key. What a sample cannot know, sessions that are few among
/// many keys or on another node only, a survey of all names on all nodes finds, beside everything else. And the user
/// may add and drop some; then all is counted again. Rows know their format by its index, so indexes stay.
/// Lives in the I/O thread.
class FormatChoice final : public QObject
{
    Q_OBJECT

public:
    /// Key patterns are the user's own; sessions of `unlisted` (formatListName()) are not listed.
    FormatChoice(QStringList keyPatterns, QStringList unlisted, QObject *parent);
    ~FormatChoice() override;

    /// The formats that the keys may be of: the built-in ones, and the user's own, of which some may be unusable.
    std::vector<messages::Problem> readKnown();
    /// The first choice is by all names, of all nodes.
    void setSurveysFirst(bool isGentle)
    {
        m_surveysFirst = true;
        m_isGentle = isGentle;
    }
    void setKnown(std::vector<formats::FormatDescription> known) { m_known = std::move(known); }
    const std::vector<formats::FormatDescription> &known() const { return m_known; }
    void addNode(redis::Node &node);
    /// The nodes are about to go: whatever is asked of them is given up.
    void clear();

    /// Null until they are chosen.
    std::shared_ptr<const formats::FormatSet> formats() const { return m_inUse ? m_inUse->set : nullptr; }
    /// Null until they are chosen.
    const std::shared_ptr<const formats::FormatsInUse> &formatsInUse() const { return m_inUse; }
    /// All names, by node, where all have just been looked at; once. Empty, or a null: not known.
    std::vector<std::shared_ptr<const NameList>> takeNames();
    /// So many names, not all, have told; 0: that was all of them.
    qint64 namesSampled() const;
    /// Keys that are of no format in use, but look like sessions and may not be read.
    qint64 unreadableKeys() const;
    /// An application may have come since. A new one does not come often; looking for it costs a tenth of a second of
    /// the server.
    bool isSampleOld() const;

    /// Samples this node: one that asks for formats, or any. Answered by formatsChosen() or passWanted(); where one is
    /// being sampled already, its answer is everybody's.
    void choose(redis::Node &node);
    /// The same with these keys in it, of this node, which no format in use takes. Answered by formatsChosen() or
    /// namesCounted().
    void lookAt(redis::Node &node, const std::vector<QByteArray> &keys);
    /// Keys wait to be looked at.
    bool isLooking() const;
    /// Looks at all names, on all nodes, where it is time: at once where they `areUnknown`, else where samples have not
    /// seen them, and now and then while others `mayCome` unheard. It goes on only while `mayGoOn` says so.
    void surveyIfDue(bool areUnknown, bool mayCome, std::function<bool()> mayGoOn);
    /// What was counted is told to people as what is there: so it is counted again now and then, where a sample is all.
    void countAgainIfDue();
    /// The keys may be others than those that were counted.
    void countSoon() { m_countedAt = 0; }
    /// To be told every name of all nodes is hardly more than to be told those of the formats in use.
    bool areMostNamesSessions() const;
    /// Somebody came across this format: in use from now on, with nothing counted.
    void addFound(const formats::FormatDescription &description);
    /// Follows this format too, in the place of another one with its id.
    void useFormat(const formats::FormatDescription &description);
    void dropFormat(const QString &id);
    void setUnlisted(const QStringList &unlisted);

Q_SIGNALS:
    /// Others than before: who follows the keys needs them.
    void formatsChosen(const std::shared_ptr<const formats::FormatsInUse> &chosen);
    /// The same formats; how many keys they have is known better.
    void namesCounted(const std::shared_ptr<const formats::FormatsInUse> &counted);
    /// It was looked, and the formats are as before: whoever asked can go on.
    void passWanted();
    /// Something about the user's own formats that nobody would see otherwise.
    void noticed(const messages::Problem &notice);
    /// All names that were there at that time (monotonic ms) and have stayed are looked at.
    void namesSurveyed(qint64 beganAt);

private:
    void takeSample(redis::Node &node, redis::Result<formats::DetectionResult> detected);
    void lookNext();
    void takeLook(redis::Result<formats::DetectionResult> detected);
    void takeDetected(formats::DetectionResult detected);
    bool extendBy(formats::DetectionResult detected);
    void chooseByAllNames();
    void takeFirstSurvey(redis::Result<formats::DetectionResult> detected);
    bool areNodesReady() const;
    bool isNoneOnItsWay() const;
    void takeSurvey(redis::Result<formats::DetectionResult> detected);
    void countAgain();
    void takeCount(redis::Result<formats::DetectionResult> detected);
    void use(const std::shared_ptr<const formats::FormatsInUse> &chosen);
    void tellCounts(const std::shared_ptr<const formats::FormatsInUse> &counted);
    void tellOfOwn();

    const QStringList m_keyPatterns;
    QStringList m_unlisted;
    QStringList m_toldOwn; ///< ids of the user's own formats that find nothing, and that was said
    std::vector<formats::FormatDescription> m_known;
    bool isOnlyNode() const;

    std::vector<redis::Node *> m_nodes;
    std::shared_ptr<const formats::FormatsInUse> m_inUse; ///< null until they are chosen
    QPointer<FormatSampler> m_sampler;
    std::deque<std::pair<redis::Node *, std::vector<QByteArray>>> m_looks; ///< that wait for it
    qint64 m_sampledAt = 0;
    QPointer<FormatSurvey> m_survey; ///< of all names
    QPointer<FormatSurvey> m_count;  ///< after a change of the user's formats
    bool m_surveysFirst = false;
    bool m_isGentle = false;
    bool m_needsSurvey = false;                     ///< the sample has not seen all names
    std::vector<std::shared_ptr<NameList>> m_names; ///< of the first survey
    qint64 m_namesAt = 0;
    qint64 m_surveyBeganAt = 0;
    qint64 m_surveyDueAt = 0;
    qint64 m_surveyAgainAt = 0; ///< not before, whatever the reason
    qint64 m_countedAt = 0;
};

} // namespace server
