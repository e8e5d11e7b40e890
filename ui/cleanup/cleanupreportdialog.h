// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cleanup/cleanupaccount.h"
#include "ui/logout/reportdialog.h"

#include <memory>

namespace ui
{

/// What became of each entry of a clean-up.
class CleanUpReportDialog final : public ReportDialog
{
    Q_OBJECT

public:
    /// `obstacle`: why nothing can be sent to the server now; empty: it can.
    CleanUpReportDialog(std::shared_ptr<const CleanUpAccount> account, const QString &obstacle,
                        QWidget *parent = nullptr);

    void setAccount(std::shared_ptr<const CleanUpAccount> account, const QString &obstacle);
    QString text() const override;

protected:
    std::function<Written()> writingTo(const QString &file) const override;

private:
    static Look lookOf(const CleanUpAccount &account);
    void fill(const QString &obstacle);
    QString subtitle() const;
    QList<Fact> facts() const;
    UndoStrip::State undoState() const;

    std::shared_ptr<const CleanUpAccount> m_account;
};

} // namespace ui
