// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/auditwords.h"

#include "models/text/durationtext.h"
#include "models/text/listtext.h"
#include "models/text/numbertext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "ui/words/counttext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ui
{

namespace
{

namespace outcomes = audit::outcomes;

struct AuditWords {
    Q_DECLARE_TR_FUNCTIONS(ui::AuditWords)
};

/// What needs somebody's attention first.
constexpr std::array<std::pair<const char *, Tone>, 11> kTones{{
    {outcomes::kRefused, Tone::Danger},
    {outcomes::kUnknown, Tone::Warning},
    {outcomes::kNotSent, Tone::Warning},
    {outcomes::kChangedHands, Tone::Warning},
    {outcomes::kCameBack, Tone::Warning},
    {outcomes::kEnded, Tone::Good},
    {outcomes::kExtended, Tone::Good},
    {outcomes::kShortened, Tone::Good},
    {outcomes::kRestored, Tone::Good},
    {outcomes::kCleanedUp, Tone::Good},
    {outcomes::kAlreadyGone, Tone::Muted},
}};

QString plain(const QString &text)
{
    return text::printableText(text.toUtf8());
}

Tone toneOf(const QString &word)
{
    const auto known = std::find_if(kTones.begin(), kTones.end(),
                                    [&word](const auto &one) { return word == QLatin1String(one.first); });
    return known == kTones.end() ? Tone::Text : known->second;
}

QString wordOfOne(const QString &word)
{
    if (word.isEmpty())
        return AuditWords::tr("not written");
    if (word == QLatin1String(outcomes::kEnded))
        return AuditWords::tr("ended");
    if (word == QLatin1String(outcomes::kAlreadyGone))
        return AuditWords::tr("already gone");
    if (word == QLatin1String(outcomes::kRefused))
        return AuditWords::tr("refused");
    if (word == QLatin1String(outcomes::kUnknown))
        return AuditWords::tr("not known: the connection broke before the answer came");
    if (word == QLatin1String(outcomes::kNotSent))
        return AuditWords::tr("not sent");
    if (word == QLatin1String(outcomes::kChangedHands))
        return AuditWords::tr("left alone: somebody else’s by then");
    if (word == QLatin1String(outcomes::kExtended))
        return AuditWords::tr("extended");
    if (word == QLatin1String(outcomes::kShortened))
        return AuditWords::tr("ends earlier");
    if (word == QLatin1String(outcomes::kRestored))
        return AuditWords::tr("restored");
    if (word == QLatin1String(outcomes::kCleanedUp))
        return AuditWords::tr("cleaned up");
    if (word == QLatin1String(outcomes::kCameBack))
        return AuditWords::tr("came back");
    return plain(word);
}

QString countOf(const QString &word, qint64 number)
{
    const int count = text::pluralCount(number);
    if (word == QLatin1String(outcomes::kEnded))
        return AuditWords::tr("%Ln ended", nullptr, count);
    if (word == QLatin1String(outcomes::kAlreadyGone))
        return AuditWords::tr("%Ln already gone", nullptr, count);
    if (word == QLatin1String(outcomes::kRefused))
        return AuditWords::tr("%Ln refused", nullptr, count);
    if (word == QLatin1String(outcomes::kUnknown))
        return AuditWords::tr("%Ln not known", nullptr, count);
    if (word == QLatin1String(outcomes::kNotSent))
        return AuditWords::tr("%Ln not sent", nullptr, count);
    if (word == QLatin1String(outcomes::kChangedHands))
        return AuditWords::tr("%Ln left alone", nullptr, count);
    if (word == QLatin1String(outcomes::kExtended))
        return AuditWords::tr("%Ln extended", nullptr, count);
    if (word == QLatin1String(outcomes::kShortened))
        return AuditWords::tr("%Ln ending earlier", nullptr, count);
    if (word == QLatin1String(outcomes::kRestored))
        return AuditWords::tr("%Ln restored", nullptr, count);
    if (word == QLatin1String(outcomes::kCleanedUp))
        return AuditWords::tr("%Ln cleaned up", nullptr, count);
    if (word == QLatin1String(outcomes::kCameBack))
        return AuditWords::tr("%Ln came back", nullptr, count);
    return QStringLiteral("%1 %2").arg(countText(number), plain(word));
}

} // namespace

QString auditActionText(const audit::Entry &entry)
{
    const qint64 left = entry.intent.leftMs;
    if (entry.action == audit::wordOf(audit::Action::LogOut))
        return AuditWords::tr("Log out");
    if (entry.action == audit::wordOf(audit::Action::EndIn))
        return left < 0 ? AuditWords::tr("End earlier") : AuditWords::tr("End in %1").arg(text::durationText(left));
    if (entry.action == audit::wordOf(audit::Action::Extend))
        return left < 0 ? AuditWords::tr("Extend") : AuditWords::tr("Extend to %1").arg(text::durationText(left));
    if (entry.action == audit::wordOf(audit::Action::Undo))
        return AuditWords::tr("Undo");
    if (entry.action == audit::wordOf(audit::Action::CleanUp))
        return AuditWords::tr("Clean up");
    return plain(entry.action);
}

QString auditOperatorText(const audit::Operator &by)
{
    return by.loginUser.isEmpty() ? plain(by.user)
                                  : AuditWords::tr("%1 as %2").arg(plain(by.loginUser), plain(by.user));
}

QString auditServerText(const audit::Intent &intent)
{
    return plain(intent.profile.isEmpty() ? intent.server : intent.profile);
}

QString auditSessionsText(const audit::Entry &entry)
{
    QStringList names;
    for (const QString &name : entry.users)
        names.append(plain(name));
    QString whose = text::listText(names);
    if (entry.hasMoreUsers)
        whose = AuditWords::tr("%1 and others", "alice, bob and others").arg(whose);
    const QString number = countText(entry.count);
    return whose.isEmpty() ? number : AuditWords::tr("%1 · %2", "3 · alice, bob").arg(number, whose);
}

QString auditOutcomeText(const audit::Entry &entry)
{
    QStringList parts;
    if (!entry.hasEnd)
        parts.append(AuditWords::tr("no outcome is written"));
    QStringList others = entry.counts.keys();
    for (const char *word : {outcomes::kEnded, outcomes::kExtended, outcomes::kShortened, outcomes::kRestored,
                             outcomes::kCleanedUp, outcomes::kAlreadyGone, outcomes::kRefused, outcomes::kUnknown,
                             outcomes::kNotSent, outcomes::kChangedHands, outcomes::kCameBack}) {
        const QString known = QLatin1String(word);
        if (others.removeOne(known))
            parts.append(countOf(known, entry.counts.value(known)));
    }
    for (const QString &word : std::as_const(others))
        parts.append(countOf(word, entry.counts.value(word)));
    if (entry.cameBack > 0)
        parts.append(countOf(QLatin1String(outcomes::kCameBack), entry.cameBack));
    return parts.isEmpty() ? AuditWords::tr("nothing was done") : text::listText(parts);
}

Tone auditOutcomeTone(const audit::Entry &entry)
{
    for (const auto &[word, tone] : kTones) {
        if ((tone == Tone::Danger || tone == Tone::Warning) && entry.counts.value(QLatin1String(word)) > 0)
            return tone;
    }
    if (!entry.hasEnd || entry.cameBack > 0)
        return Tone::Warning;
    for (const auto &[word, tone] : kTones) {
        if (entry.counts.value(QLatin1String(word)) > 0)
            return tone;
    }
    return Tone::Text;
}

QString auditOutcomeText(const audit::SessionEntry &session)
{
    QString text = wordOfOne(session.outcome);
    if (!session.words.isEmpty())
        text = AuditWords::tr("%1: %2", "refused: NOPERM").arg(text, plain(session.words));
    return session.cameBack ? AuditWords::tr("%1, and came back").arg(text) : text;
}

Tone auditOutcomeTone(const audit::SessionEntry &session)
{
    if (session.outcome.isEmpty() || session.cameBack)
        return Tone::Warning;
    return toneOf(session.outcome);
}

} // namespace ui
