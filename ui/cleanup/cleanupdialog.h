// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/logout/logoutcommands.h"
#include "ui/cleanup/cleanupaccount.h"
#include "ui/logout/questiondialog.h"

#include <memory>

namespace messages
{
struct ConnectionProfile;
} // namespace messages

namespace ui
{

/// Asks before stale entries are removed. When it was accepted, entries() are to be removed: exactly those that were
/// asked about.
class CleanUpDialog final : public QuestionDialog
{
    Q_OBJECT

public:
    using Entries = CleanUpAccount::Entries;
    /// What the entries alone do not say.
    struct About {
        QStringList titles;                                     ///< of the formats, by number
        QString chosenBy;                                       ///< for the audit log
        bool isWhole = true;                                    ///< everything was looked at
        formats::Deletion deletion = formats::Deletion::Unlink; ///< what removes a key
    };

    CleanUpDialog(std::shared_ptr<const Entries> entries, About about, const messages::ConnectionProfile &profile,
                  QWidget *parent = nullptr);

    const std::shared_ptr<const Entries> &entries() const { return m_entries; }
    const About &about() const { return m_about; }

    static QuestionText textOf(const Entries &entries, const About &about, const messages::ConnectionProfile &profile);

private:
    std::shared_ptr<const Entries> m_entries;
    About m_about;
};

} // namespace ui
