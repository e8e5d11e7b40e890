// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/cleanupdialog.h"

#include "models/messages/connectionprofile.h"
#include "models/text/numbertext.h"
#include "ui/cleanup/stalewords.h"
#include "ui/logout/logoutquestion.h"
#include "ui/words/counttext.h"

#include <QSet>

#include <algorithm>
#include <map>
#include <utility>

namespace ui
{

namespace
{

/// Of one kind of entry a command says as much as of another one.
constexpr qsizetype kMostSamples = 4;

struct AskedAbout {
    QHash<QByteArray, qint64> users; ///< with a name, and how many entries
    qint64 nobodys = 0;              ///< whose key does not say whose
    qsizetype keys = 0;
    std::map<int, qint64> formats;
    std::vector<const messages::StaleEntry *> samples; ///< the first of each format and kind

    explicit AskedAbout(const CleanUpDialog::Entries &entries)
    {
        QSet<QByteArray> seen;
        std::map<std::pair<int, messages::StaleEntry::Kind>, bool> kinds;
        for (const messages::StaleEntry &entry : entries) {
            seen.insert(entry.key);
            ++formats[entry.format];
            ++(entry.user.isEmpty() ? nobodys : users[entry.user]);
            if (kinds.emplace(std::pair{int(entry.format), entry.kind}, true).second)
                samples.push_back(&entry);
        }
        keys = seen.size();
    }

    /// Most entries first, then by name, so that the same question always reads the same.
    QStringList names() const
    {
        std::vector<std::pair<qint64, QByteArray>> order;
        for (auto user = users.begin(); user != users.end(); ++user)
            order.emplace_back(-user.value(), user.key());
        const auto middle = order.begin() + std::min<std::ptrdiff_t>(LogoutQuestion::kNamesShown, std::ssize(order));
        std::partial_sort(order.begin(), middle, order.end());
        QStringList list;
        for (auto user = order.begin(); user != middle; ++user)
            list.append(staleUserText(user->second));
        return list;
    }
};

} // namespace

CleanUpDialog::CleanUpDialog(std::shared_ptr<const Entries> entries, About about,
                             const messages::ConnectionProfile &profile, QWidget *parent)
    : QuestionDialog(textOf(*entries, about, profile), nullptr, parent)
    , m_entries(std::move(entries))
    , m_about(std::move(about))
{
    setWindowTitle(tr("Clean up"));
}

QuestionText CleanUpDialog::textOf(const Entries &entries, const About &about,
                                   const messages::ConnectionProfile &profile)
{
    const AskedAbout asked(entries);
    const auto count = static_cast<qint64>(entries.size());
    const QStringList names = asked.names();
    QuestionText text;
    text.count = count;
    if (count == 0)
        text.title = tr("Nothing to clean up");
    else if (asked.users.size() == 1 && asked.nobodys == 0)
        text.title = tr("Remove %1 of %2?", "3 stale entries of alice").arg(staleText(count), names.constFirst());
    else if (asked.users.size() > 1 && asked.nobodys == 0)
        text.title =
            tr("Remove %1 of %Ln user(s)?", "3 stale entries of 2 users", text::pluralCount(asked.users.size()))
                .arg(staleText(count));
    else
        text.title = tr("Remove %1?", "3 stale entries").arg(staleText(count));
    text.action = tr("Remove %1", "3 entries").arg(entriesText(count));
    text.serverTitle = profile.title();
    text.production = profile.production;
    text.notes = {{about.isWhole ? QString() : tr("Not everything was looked at: there may be more such entries."),
                   Tone::Warning}};
    const auto add = [&text](qint64 number, const QString &what) { text.counts.push_back({number, what}); };
    if (count > 1) {
        add(count, tr("stale entry(s)", "below their number", text::pluralCount(count)));
        add(asked.keys, tr("key(s)", "below their number", text::pluralCount(asked.keys)));
        if (!asked.users.isEmpty())
            add(asked.users.size(), tr("user(s)", "below their number", text::pluralCount(asked.users.size())));
        add(std::ssize(asked.formats),
            tr("framework(s)", "below their number", text::pluralCount(std::ssize(asked.formats))));
    }
    QStringList whose;
    const qint64 more = asked.users.size() - names.size();
    const QString listed = names.join(tr(", "));
    if (!names.isEmpty())
        whose.append(more > 0 ? tr("%1 and %Ln more", nullptr, text::pluralCount(more)).arg(listed) : listed);
    if (asked.nobodys > 0)
        whose.append(tr("%Ln of unknown user(s)", nullptr, text::pluralCount(asked.nobodys)));
    text.lines.push_back({whose.join(tr(", ")), tr("Whose entries")});
    QStringList spread;
    for (const auto &[format, number] : asked.formats)
        spread.append(QStringLiteral("%1 %2").arg(about.titles.value(format), countText(number)));
    text.lines.push_back({spread.join(tr(", ")), tr("Of which frameworks")});
    for (const messages::StaleEntry *entry : asked.samples) {
        if (text.sampleCommands.size() < kMostSamples)
            text.sampleCommands.append(staleCommandText(*entry, about.deletion));
    }
    if (asked.samples.size() > 1)
        text.sampleTitle = tr("What is sent for one of each kind");
    else if (count > 1)
        text.sampleTitle = tr("What is sent for the first (1 of %Ln)", nullptr, text::pluralCount(count));
    else
        text.sampleTitle = tr("What is sent");
    const auto isList = [](const messages::StaleEntry *entry) {
        return entry->kind == messages::StaleEntry::Kind::ListElement;
    };
    if (std::any_of(asked.samples.begin(), asked.samples.end(), isList))
        text.sampleNotes.append(tr("A list is read first, and written back without the element; where it changes "
                                   "meanwhile, or the server lets this account begin no transaction, nothing is "
                                   "written over it."));
    text.follows = tr("Each is removed only while its session is still gone: nobody is logged out. For ten minutes it "
                      "can be undone, where the account may.");
    text.needsReason = profile.production;
    text.needsNumber = profile.production || count > LogoutQuestion::kTypeAbove;
    text.whyNumber = profile.production ? tr("This is a production server.") : tr("These are many entries at once.");
    text.lacksReason = tr("A reason is needed before anything is removed on a production server.");
    text.lacksNumber = tr("Type the number of entries to confirm.");
    return text;
}

} // namespace ui

#include "moc_cleanupdialog.cpp"
