// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/reportline.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "ui/logout/logoutwords.h"

#include <algorithm>
#include <array>

namespace ui
{

namespace
{

using UndoKind = messages::UndoOutcome::Kind;
constexpr int kUndoKinds = 6;

// What needs somebody's attention comes first.
int urgencyOf(UndoKind kind)
{
    switch (kind) {
    case UndoKind::Refused:
        return 0;
    case UndoKind::Unknown:
        return 1;
    case UndoKind::InPart:
        return 2;
    case UndoKind::WrittenSince:
        return 3;
    case UndoKind::Expired:
        return 4;
    case UndoKind::Restored:
        break;
    }
    return kUndoKinds - 1;
}

} // namespace

QString ReportLine::user() const
{
    if (!subject.user.isEmpty())
        return text::personName(subject.user, subject.otherNames).whole();
    return subject.anonymous ? tr("anonymous") : tr("unknown user");
}

QString ReportLine::device() const
{
    return text::printableText(subject.device);
}

QString ReportLine::maskedId() const
{
    return subject.id.isEmpty() ? maskedKey() : text::maskedSessionId(subject.id);
}

QString ReportLine::maskedKey() const
{
    return text::printableText(text::maskedKey(formats::writtenAddress(subject.key), subject.id));
}

std::vector<ReportLine> ReportLine::ofLogout(const LogoutAccount &account)
{
    struct Word {
        QString outcome;
        QByteArray forPrograms;
        Tone tone;
    };
    std::array<Word, kBecameKinds> words;
    for (int kind = 0; kind < kBecameKinds; ++kind) {
        const auto became = static_cast<Became>(kind);
        words.at(static_cast<size_t>(kind)) = {becameText(became), programWordOf(became), toneOf(became)};
    }
    std::vector<ReportLine> lines;
    lines.reserve(static_cast<size_t>(account.sessions().size()));
    // By kind, each in the order in which they were asked about.
    for (int kind = 0; kind < kBecameKinds; ++kind) {
        const auto became = static_cast<Became>(kind);
        if (account.count(became) == 0)
            continue;
        const Word &word = words.at(static_cast<size_t>(kind));
        for (const LogoutAccount::Session &session : account.sessions()) {
            if (session.became != became)
                continue;
            lines.push_back({.subject = session.subject,
                             .outcome = word.outcome,
                             .happened = happenedText(session, account),
                             .word = word.forPrograms,
                             .tone = word.tone,
                             .isWell = became == Became::Ended || became == Became::TtlSet});
        }
    }
    return lines;
}

std::vector<ReportLine> ReportLine::ofUndo(const LogoutAccount &account)
{
    std::vector<ReportLine> lines;
    const std::vector<messages::UndoOutcome> &outcomes = account.undone().outcomes;
    lines.reserve(outcomes.size());
    std::vector<const messages::UndoOutcome *> order;
    order.reserve(outcomes.size());
    for (const messages::UndoOutcome &outcome : outcomes)
        order.push_back(&outcome);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto *a, const auto *b) { return urgencyOf(a->kind) < urgencyOf(b->kind); });
    for (const messages::UndoOutcome *outcome : order) {
        const LogoutAccount::Session *session = account.find(outcome->key);
        lines.push_back({.subject = session ? session->subject : LogoutSubject{outcome->key, {}, {}, {}, false, {}, {}},
                         .outcome = undoText(outcome->kind),
                         .happened = text::printableText(outcome->words.toUtf8()),
                         .word = programWordOf(outcome->kind),
                         .tone = toneOf(outcome->kind),
                         .isWell = outcome->kind == UndoKind::Restored});
    }
    return lines;
}

} // namespace ui
