// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutwords.h"

#include "models/text/clocktext.h"
#include "models/text/durationtext.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"
#include "ui/logout/logoutquestion.h"

#include <QCoreApplication>

namespace ui
{

namespace
{

struct LogoutWords {
    Q_DECLARE_TR_FUNCTIONS(ui::LogoutWords)
};

constexpr int kNamed = 3; ///< of those who have come back

QString numbered(qint64 count, const QString &label)
{
    return LogoutWords::tr("%1 %2", "26 ended").arg(text::numberText(count), label);
}

/// In the order of a sum: first what was asked for.
constexpr Became kSummed[] = {
    Became::Ended,          Became::TtlSet,       Became::EndedAgain,  Became::CameBack,
    Became::EndedMeanwhile, Became::ChangedHands, Became::AlreadyGone, Became::GoneSince,
    Became::Refused,        Became::StillThere,   Became::Unknown,     Became::NotRun,
};

QString ownerFound(const LogoutAccount::Session &session)
{
    return session.foundUser.isEmpty() ? QString() : LogoutQuestion::nameOf(session.foundUser, session.foundOtherNames);
}

} // namespace

QString becameText(Became became)
{
    switch (became) {
    case Became::CameBack:
        return LogoutWords::tr("came back");
    case Became::Refused:
        return LogoutWords::tr("refused");
    case Became::StillThere:
        return LogoutWords::tr("still there");
    case Became::Unknown:
        return LogoutWords::tr("not known");
    case Became::ChangedHands:
        return LogoutWords::tr("spared");
    case Became::NotRun:
        return LogoutWords::tr("not sent");
    case Became::EndedMeanwhile:
        return LogoutWords::tr("ended meanwhile");
    case Became::AlreadyGone:
        return LogoutWords::tr("already gone");
    case Became::GoneSince:
        return LogoutWords::tr("gone since");
    case Became::EndedAgain:
        return LogoutWords::tr("ended again");
    case Became::TtlSet:
        return LogoutWords::tr("has the new time left");
    case Became::Ended:
        break;
    }
    return LogoutWords::tr("ended");
}

QString becameLabel(Became became, qint64 count)
{
    if (became == Became::TtlSet)
        return LogoutWords::tr("with the new time left", "below their number", text::pluralCount(count));
    return becameText(became);
}

QByteArray programWordOf(Became became)
{
    switch (became) {
    case Became::CameBack:
        return QByteArrayLiteral("came-back");
    case Became::Refused:
        return QByteArrayLiteral("refused");
    case Became::StillThere:
        return QByteArrayLiteral("still-there");
    case Became::Unknown:
        return QByteArrayLiteral("unknown");
    case Became::ChangedHands:
        return QByteArrayLiteral("changed-hands");
    case Became::NotRun:
        return QByteArrayLiteral("not-sent");
    case Became::EndedMeanwhile:
        return QByteArrayLiteral("ended-meanwhile");
    case Became::AlreadyGone:
        return QByteArrayLiteral("already-gone");
    case Became::GoneSince:
        return QByteArrayLiteral("gone-since");
    case Became::EndedAgain:
        return QByteArrayLiteral("ended-again");
    case Became::TtlSet:
        return QByteArrayLiteral("ttl-set");
    case Became::Ended:
        break;
    }
    return QByteArrayLiteral("ended");
}

Tone toneOf(Became became)
{
    switch (became) {
    case Became::CameBack:
    case Became::StillThere:
    case Became::Unknown:
        return Tone::Warning;
    case Became::Refused:
        return Tone::Danger;
    case Became::ChangedHands:
    case Became::NotRun:
        return Tone::Text;
    case Became::EndedMeanwhile:
    case Became::AlreadyGone:
    case Became::GoneSince:
        return Tone::Muted;
    case Became::EndedAgain:
    case Became::TtlSet:
    case Became::Ended:
        break;
    }
    return Tone::Good;
}

QString happenedText(const LogoutAccount::Session &session, const LogoutAccount &account)
{
    switch (session.became) {
    case Became::CameBack: {
        const QString at = text::clockText(session.foundAt);
        const QString now = ownerFound(session);
        const QString before = session.subject.user.isEmpty()
                                   ? QString()
                                   : LogoutQuestion::nameOf(session.subject.user, session.subject.otherNames);
        if (now.isEmpty())
            return LogoutWords::tr("there again at %1; whose it is now is not known").arg(at);
        return now == before ? LogoutWords::tr("there again at %1, of the same user").arg(at)
                             : LogoutWords::tr("there again at %1, now of %2").arg(at, now);
    }
    case Became::EndedAgain:
        return LogoutWords::tr("had come back at %1").arg(text::clockText(session.foundAt));
    case Became::StillThere:
        return LogoutWords::tr("no answer came; there when it was looked for");
    case Became::GoneSince:
        return LogoutWords::tr("no answer came; gone when it was looked for, whoever ended it");
    case Became::Unknown:
        return session.words.isEmpty() ? LogoutWords::tr("the connection broke before the answer came")
                                       : LogoutWords::tr("the connection broke before the answer came: %1")
                                             .arg(text::printableText(session.words.toUtf8()));
    case Became::NotRun:
        if (session.words.isEmpty())
            return account.isCancelled() ? LogoutWords::tr("cancelled before its turn")
                                         : LogoutWords::tr("nothing was sent for it");
        break;
    default:
        break;
    }
    return text::printableText(session.words.toUtf8());
}

QString summaryText(const LogoutAccount &account)
{
    QStringList parts;
    for (const Became became : kSummed) {
        if (const qint64 count = account.count(became); count > 0)
            parts.append(numbered(count, becameLabel(became, count)));
    }
    return parts.isEmpty() ? LogoutWords::tr("Nothing was ended") : parts.join(LogoutWords::tr(", "));
}

QString titleText(const LogoutAccount &account)
{
    const qint64 confirmed = account.confirmed();
    const bool isTtl = account.asked().action != messages::LogoutOrder::Action::LogOut;
    const Became well = isTtl ? Became::TtlSet : Became::Ended;
    const qint64 done = account.count(well);
    const int plural = text::pluralCount(confirmed);
    QString title;
    if (done == confirmed)
        title = isTtl ? LogoutWords::tr("%Ln session(s) have the new time left", nullptr, plural)
                      : LogoutWords::tr("%Ln session(s) ended", nullptr, plural);
    else if (isTtl)
        title =
            LogoutWords::tr("%1 of %Ln session(s) have the new time left", nullptr, plural).arg(text::numberText(done));
    else
        title = LogoutWords::tr("%1 of %Ln session(s) ended", nullptr, plural).arg(text::numberText(done));
    QStringList parts{title};
    for (const Became became : {Became::CameBack, Became::Refused, Became::StillThere, Became::Unknown}) {
        if (const qint64 count = account.count(became); count > 0)
            parts.append(numbered(count, becameText(became)));
    }
    return parts.join(LogoutWords::tr(", "));
}

QString returnsText(const LogoutAccount &account)
{
    if (account.returns() == 0)
        return {};
    QStringList names;
    bool isCut = false;
    qint64 strangers = 0;
    for (const qsizetype place : account.returned()) {
        const LogoutAccount::Session &session = account.sessions().at(place);
        QString name = ownerFound(session);
        strangers += name.isEmpty() ? 1 : 0;
        if (name.isEmpty())
            name = LogoutWords::tr("nobody known");
        if (names.contains(name))
            continue;
        if (names.size() == kNamed) {
            isCut = true;
            break;
        }
        names.append(name);
    }
    if (isCut)
        names.append(QString(QChar(0x2026)));
    const int count = text::pluralCount(account.returns());
    // Where nobody can be named, nobody is.
    if (strangers == account.returns())
        return LogoutWords::tr("%Ln session(s) came back", nullptr, count);
    return LogoutWords::tr("%Ln session(s) came back: %1", nullptr, count).arg(names.join(LogoutWords::tr(", ")));
}

QString returnsHint(const LogoutAccount &account)
{
    if (account.returns() == 0)
        return {};
    qint64 first = 0;
    qint64 last = 0;
    for (const qsizetype place : account.returned()) {
        const qint64 at = account.sessions().at(place).foundAt;
        first = first == 0 ? at : qMin(first, at);
        last = qMax(last, at);
    }
    QStringList sentences;
    const QString from = text::clockText(first);
    const QString to = text::clockText(last);
    sentences.append(from == to ? LogoutWords::tr("Found there again at %1.").arg(from)
                                : LogoutWords::tr("Found there again from %1 to %2.").arg(from, to));
    if (const qint64 again = account.count(Became::EndedAgain); again > 0) {
        sentences.append(account.count(Became::CameBack) == 0 ? LogoutWords::tr("All of them have been ended again.")
                                                              : LogoutWords::tr("%Ln of them have been ended again.",
                                                                                nullptr, text::pluralCount(again)));
    }
    return sentences.join(QLatin1Char(' '));
}

QString quietText(const LogoutAccount &account)
{
    if (account.asked().action != messages::LogoutOrder::Action::LogOut || account.count(Became::Ended) == 0)
        return {};
    QStringList sentences;
    if (account.isLastLook() && account.returns() == 0 && account.lookedAfter() > 0)
        sentences.append(
            LogoutWords::tr("None has come back within %1.").arg(text::durationText(account.lookedAfter() * 1000LL)));
    if (!account.unchecked().isEmpty())
        sentences.append(
            LogoutWords::tr("Whether any has come back could not be seen: %1").arg(account.unchecked().sentences()));
    return sentences.join(QLatin1Char(' '));
}

QString unansweredText(const LogoutAccount &account)
{
    const qint64 gone = account.count(Became::GoneSince);
    const qint64 there = account.count(Became::StillThere);
    const qint64 unknown = account.count(Became::Unknown);
    if (!account.isFinished() || gone + there + unknown == 0)
        return {};
    QStringList sentences;
    if (there > 0)
        sentences.append(LogoutWords::tr("%Ln session(s) whose answer never came are still there.", nullptr,
                                         text::pluralCount(there)));
    if (gone > 0)
        sentences.append(LogoutWords::tr("%Ln session(s) whose answer never came are gone, whoever ended them.",
                                         nullptr, text::pluralCount(gone)));
    if (unknown > 0)
        sentences.append(LogoutWords::tr("What has become of %Ln session(s) is not known: the connection broke before "
                                         "the answer came.",
                                         nullptr, text::pluralCount(unknown)));
    if (unknown > 0 && !account.unchecked().isEmpty())
        sentences.append(LogoutWords::tr("They could not be looked for: %1").arg(account.unchecked().sentences()));
    return sentences.join(QLatin1Char(' '));
}

QString undoText(messages::UndoOutcome::Kind kind)
{
    using Kind = messages::UndoOutcome::Kind;
    switch (kind) {
    case Kind::Restored:
        return LogoutWords::tr("brought back");
    case Kind::InPart:
        return LogoutWords::tr("brought back in part");
    case Kind::WrittenSince:
        return LogoutWords::tr("written since: left alone");
    case Kind::Expired:
        return LogoutWords::tr("run out meanwhile");
    case Kind::Refused:
        return LogoutWords::tr("refused");
    case Kind::Unknown:
        break;
    }
    return LogoutWords::tr("not known");
}

QByteArray programWordOf(messages::UndoOutcome::Kind kind)
{
    using Kind = messages::UndoOutcome::Kind;
    switch (kind) {
    case Kind::Restored:
        return QByteArrayLiteral("restored");
    case Kind::InPart:
        return QByteArrayLiteral("restored-in-part");
    case Kind::WrittenSince:
        return QByteArrayLiteral("written-since");
    case Kind::Expired:
        return QByteArrayLiteral("expired");
    case Kind::Refused:
        return QByteArrayLiteral("refused");
    case Kind::Unknown:
        break;
    }
    return QByteArrayLiteral("unknown");
}

Tone toneOf(messages::UndoOutcome::Kind kind)
{
    using Kind = messages::UndoOutcome::Kind;
    switch (kind) {
    case Kind::Restored:
        return Tone::Good;
    case Kind::InPart:
    case Kind::Unknown:
        return Tone::Warning;
    case Kind::WrittenSince:
    case Kind::Expired:
        return Tone::Text;
    case Kind::Refused:
        break;
    }
    return Tone::Danger;
}

QString undoSummary(const messages::UndoReport &report)
{
    using Kind = messages::UndoOutcome::Kind;
    QStringList parts;
    for (const Kind kind :
         {Kind::Restored, Kind::InPart, Kind::WrittenSince, Kind::Expired, Kind::Refused, Kind::Unknown}) {
        if (const int count = report.count(kind); count > 0)
            parts.append(numbered(count, undoText(kind)));
    }
    return parts.isEmpty() ? LogoutWords::tr("Nothing was brought back") : parts.join(LogoutWords::tr(", "));
}

} // namespace ui
