// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/staleindex.h"

#include <QDateTime>
#include <QStringList>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace ui
{

inline constexpr int kCleanUpKinds = 9; ///< of messages::CleanUpOutcome

/// Everything that is known of one clean-up: what was confirmed, what was answered, and what was brought back. Each
/// entry that was confirmed is in it once, so that the counts add up to them.
class CleanUpAccount final
{
public:
    using Kind = messages::CleanUpOutcome::Kind;
    using Entries = std::vector<messages::StaleEntry>;
    /// What was asked for, as it was confirmed.
    struct Asked {
        QString reason;
        QString chosenBy;
        QString server; ///< its title
        bool production = false;
        bool typed = false; ///< the number was typed
        QStringList titles; ///< of the formats, by number
    };
    enum class Undo : quint8 { NotAsked, Running, Over, Left };

    CleanUpAccount(Asked asked, std::shared_ptr<const Entries> entries);

    void finish(const messages::CleanUpReport &report, const QDateTime &when);
    void setUndo(Undo undo) { m_undo = undo; }
    /// One that could not be recorded, so that nothing was sent, can be asked for again.
    void finishUndo(const messages::CleanUpReport &report);

    const Asked &asked() const { return m_asked; }
    const Entries &entries() const { return *m_entries; }
    qint64 confirmed() const { return static_cast<qint64>(m_entries->size()); }
    bool isFinished() const { return m_report.has_value(); }
    /// One for each entry; of those of which the report says nothing, as little as is known.
    const std::vector<messages::CleanUpOutcome> &outcomes() const { return m_outcomes; }
    qint64 count(Kind kind) const { return m_counts.at(static_cast<size_t>(kind)); }

    QDateTime begun;
    QDateTime ended;

    // By the report, and so empty until it is there.
    qint64 commands() const { return m_report ? m_report->commands : 0; }
    messages::Problem unrecorded() const { return m_report ? m_report->unrecorded : messages::Problem(); }
    QStringList remarks() const { return m_report ? m_report->remarks : QStringList(); }
    QString noUndo() const { return m_report ? m_report->noUndo : QString(); }
    int undoable() const { return m_report ? m_report->undoable : 0; }
    qint64 undoUntil() const { return m_report ? m_report->undoUntil : 0; }
    /// Milliseconds for which it can still be undone; 0: it cannot, or not any more.
    qint64 undoLeft(qint64 nowMs) const;
    /// The whole time for which it can be, ms.
    qint64 undoTime() const;

    Undo undo() const { return m_undo; }
    const messages::CleanUpReport &undone() const { return m_undone; }
    /// Places in entries() of those that were removed, in order: of them the outcomes of the undo are.
    std::vector<size_t> removed() const;

private:
    Asked m_asked;
    std::shared_ptr<const Entries> m_entries; ///< shared by copies: there may be very many
    std::vector<messages::CleanUpOutcome> m_outcomes;
    std::array<qint64, kCleanUpKinds> m_counts{};
    std::optional<messages::CleanUpReport> m_report; ///< without the outcomes
    QDateTime m_keptSince;
    Undo m_undo = Undo::NotAsked;
    messages::CleanUpReport m_undone;
};

} // namespace ui
