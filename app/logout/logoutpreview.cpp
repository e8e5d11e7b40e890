// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logout/logoutpreview.h"

#include "models/formats/logout/lifeplan.h"
#include "models/formats/logout/logoutcommands.h"
#include "models/sessions/export/sessionexporttext.h"
#include "models/text/durationtext.h"
#include "models/text/listtext.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <bitset>
#include <utility>

namespace app
{

namespace
{

struct PreviewTexts {
    Q_DECLARE_TR_FUNCTIONS(app::LogoutPreview)
};

/// Which of several sessions it is: whose, on what, from where, since when.
QString descriptionOf(const sessions::SessionStore &store, sessions::Slot slot, const LogoutSubject &subject)
{
    QStringList parts{subject.owner(), subject.maskedId()};
    for (const QByteArrayView part : {store.device(slot), store.ip(slot)}) {
        if (!part.isEmpty())
            parts.append(text::printableText(part));
    }
    if (const qint64 created = store.created(slot); created > 0)
        parts.append(PreviewTexts::tr("since %1").arg(text::absoluteText(created)));
    return text::listText(parts);
}

QByteArray jsonTexts(const QStringList &texts)
{
    QByteArrayList all;
    for (const QString &text : texts)
        all.append(sessions::jsonString(text));
    return '[' + all.join(',') + ']';
}

} // namespace

LogoutPreview LogoutPreview::about(const sessions::SessionStore &store, const std::vector<sessions::Slot> &chosen,
                                   std::shared_ptr<const formats::FormatSet> formats)
{
    LogoutPreview preview;
    preview.m_formats = std::move(formats);
    std::bitset<256> isFormat;
    std::bitset<256> isNode;
    for (const sessions::Slot slot : chosen) {
        if (!store.contains(slot) || store.state(slot) != messages::RowChange::Present)
            continue;
        LogoutSubject subject = LogoutSubject::of(store, slot);
        if (subject.user.isEmpty())
            ++(subject.isAnonymous ? preview.m_anonymous : preview.m_unknown);
        if (!isFormat.test(subject.format)) {
            preview.m_titles.append(preview.titleOf(subject));
            if (std::ssize(preview.m_samples) < kMostSamples)
                preview.m_samples.push_back(subject);
        }
        isFormat.set(subject.format);
        isNode.set(store.node(slot));
        if (chosen.size() <= size_t(kEachUpTo))
            preview.m_each.append(descriptionOf(store, slot, subject));
        preview.m_subjects.push_back(std::move(subject));
    }
    preview.countOwners();
    preview.m_nodes = static_cast<qint64>(isNode.count());
    preview.m_titles.removeDuplicates();
    return preview;
}

void LogoutPreview::countOwners()
{
    struct Count {
        const LogoutSubject *first = nullptr;
        qint64 sessions = 0;
    };
    QHash<QByteArrayView, Count> counts;
    for (const LogoutSubject &subject : m_subjects) {
        if (subject.user.isEmpty())
            continue;
        Count &count = counts[subject.user];
        count.first = &subject;
        ++count.sessions;
    }
    m_users = counts.size();
    std::vector<Count> order(counts.begin(), counts.end());
    const auto middle = order.begin() + std::min<std::ptrdiff_t>(std::ssize(order), kMostOwnersForPrograms);
    std::partial_sort(order.begin(), middle, order.end(), [](const Count &one, const Count &other) {
        return one.sessions != other.sessions ? one.sessions > other.sessions : one.first->user < other.first->user;
    });
    std::transform(order.begin(), middle, std::back_inserter(m_owners), [](const Count &count) {
        return Owner{count.first->owner(), count.sessions};
    });
}

QString LogoutPreview::ownersText() const
{
    QStringList names;
    for (const Owner &owner : m_owners.first(std::min(m_owners.size(), kMostOwners)))
        names.append(owner.sessions == 1 ? owner.name
                                         : PreviewTexts::tr("%1 (%L2)", "alice (3), of her sessions")
                                               .arg(owner.name, QLocale().toString(owner.sessions)));
    QString text = text::listText(names);
    if (const qint64 more = m_users - names.size(); more > 0)
        text = PreviewTexts::tr("%1 and %2", "names, and 14 more users")
                   .arg(text, PreviewTexts::tr("%Ln more user(s)", nullptr, text::pluralCount(more)));
    return text;
}

qint64 LogoutPreview::sessionsOf(quint8 format) const
{
    return std::count_if(m_subjects.begin(), m_subjects.end(),
                         [format](const LogoutSubject &subject) { return subject.format == format; });
}

QString LogoutPreview::counted() const
{
    QStringList parts;
    if (m_users > 0)
        parts.append(PreviewTexts::tr("%Ln user(s)", nullptr, text::pluralCount(m_users)));
    if (m_anonymous > 0)
        parts.append(PreviewTexts::tr("%Ln of them anonymous", nullptr, text::pluralCount(m_anonymous)));
    if (m_unknown > 0)
        parts.append(PreviewTexts::tr("%Ln of them of unknown users", nullptr, text::pluralCount(m_unknown)));
    const QString all = PreviewTexts::tr("%Ln session(s)", nullptr, text::pluralCount(sessions()));
    if (m_users == 0)
        return text::listText(QStringList(all) + parts);
    return PreviewTexts::tr("%1 of %2", "3 sessions of 2 users").arg(all, text::listText(parts));
}

void LogoutPreview::addLogout(const LogoutSubject &sample, const formats::Value &payload, formats::Deletion deletion)
{
    const formats::LogoutPlan plan =
        formats::logoutPlan(m_formats->at(sample.format), sample.key, sample.user, payload);
    Commands commands{sample, {}};
    for (const formats::LogoutAction &action : plan.actions)
        commands.texts.append(formats::commandText(action, plan.secrets, deletion));
    m_commands.append(commands);
    for (const formats::LeftOutStep &step : plan.leftOut)
        addCaveat(titleOf(sample), formats::leftOutText(step));
}

void LogoutPreview::addEnd(const LogoutSubject &sample, qint64 deadlineMs)
{
    const formats::LifePlan plan = formats::lifePlan(m_formats->at(sample.format), sample.key, deadlineMs);
    Commands commands{sample, {}};
    for (const formats::LifeAction &action : plan.actions)
        commands.texts.append(formats::commandText(action, plan.secrets));
    m_commands.append(commands);
    for (const formats::LifeCaveat caveat : plan.caveats) {
        if (formats::concernsShortening(caveat))
            addCaveat(titleOf(sample), formats::lifeCaveatText(caveat));
    }
}

void LogoutPreview::addCaveat(const QString &format, const QString &sentence)
{
    const auto known = std::find_if(m_caveats.begin(), m_caveats.end(),
                                    [&sentence](const Caveat &each) { return each.sentence == sentence; });
    if (known == m_caveats.end())
        m_caveats.append({sentence, format.isEmpty() ? QStringList() : QStringList{format}});
    else if (!format.isEmpty() && !known->formats.contains(format))
        known->formats.append(format);
}

QString LogoutPreview::text() const
{
    QStringList lines{PreviewTexts::tr("%1; %2; %3", "3 sessions of 2 users; Express, Laravel; 1 node")
                          .arg(counted(), text::listText(m_titles),
                               PreviewTexts::tr("%Ln node(s)", nullptr, text::pluralCount(m_nodes)))};
    for (const QString &each : m_each)
        lines.append(QStringLiteral("  ") + each);
    if (m_each.isEmpty() && !m_owners.isEmpty())
        lines.append(QStringLiteral("  ") + ownersText());
    for (const Commands &commands : m_commands) {
        const QString whose =
            PreviewTexts::tr("%1, %2", "alice, Express").arg(commands.sample.owner(), titleOf(commands.sample));
        const qint64 all = sessionsOf(commands.sample.format);
        lines.append(all == 1 ? PreviewTexts::tr("What is sent for %1:").arg(whose)
                              : PreviewTexts::tr("What is sent for %1 (1 of %L2, the others likewise):")
                                    .arg(whose, QLocale().toString(all)));
        for (const QString &command : commands.texts)
            lines.append(QStringLiteral("  ") + command);
    }
    for (const Caveat &caveat : m_caveats)
        lines.append(caveat.formats.isEmpty()
                         ? caveat.sentence
                         : QStringLiteral("%1: %2").arg(text::listText(caveat.formats), caveat.sentence));
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QByteArray LogoutPreview::json() const
{
    const QByteArray object = R"({"dry_run":true,"sessions":)" + QByteArray::number(sessions()) +
                              ",\"users\":" + QByteArray::number(m_users) +
                              ",\"anonymous\":" + QByteArray::number(m_anonymous) +
                              ",\"unknown_user\":" + QByteArray::number(m_unknown) +
                              ",\"formats\":" + jsonTexts(m_titles) + ",\"nodes\":" + QByteArray::number(m_nodes);
    QByteArrayList owners;
    for (const Owner &owner : m_owners)
        owners.append("{\"user\":" + sessions::jsonString(owner.name) +
                      ",\"sessions\":" + QByteArray::number(owner.sessions) + '}');
    QByteArrayList samples;
    for (const Commands &commands : m_commands)
        samples.append("{\"format\":" + sessions::jsonString(titleOf(commands.sample)) +
                       ",\"user\":" + sessions::jsonString(commands.sample.owner()) +
                       ",\"sessions\":" + QByteArray::number(sessionsOf(commands.sample.format)) +
                       ",\"sent\":" + jsonTexts(commands.texts) + '}');
    QByteArrayList caveats;
    for (const Caveat &caveat : m_caveats)
        caveats.append("{\"formats\":" + jsonTexts(caveat.formats) +
                       ",\"text\":" + sessions::jsonString(caveat.sentence) + '}');
    return object + ",\"by_user\":[" + owners.join(',') + "],\"samples\":[" + samples.join(',') + "],\"caveats\":[" +
           caveats.join(',') + "]}\n";
}

} // namespace app
