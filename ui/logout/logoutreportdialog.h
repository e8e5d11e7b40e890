// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logout/logoutaccount.h"
#include "ui/logout/reportdialog.h"

#include <memory>

namespace ui
{

/// What became of each session of a logout, as far as is known: it follows what is found afterwards.
class LogoutReportDialog final : public ReportDialog
{
    Q_OBJECT

public:
    /// `obstacle`: why nothing can be sent to the server now; empty: it can.
    LogoutReportDialog(std::shared_ptr<const LogoutAccount> account, QString obstacle, QWidget *parent = nullptr);

    void setAccount(std::shared_ptr<const LogoutAccount> account, const QString &obstacle);
    QString text() const override;

Q_SIGNALS:
    void endAgainRequested(bool untilQuiet);

protected:
    std::function<Written()> writingTo(const QString &file) const override;

private:
    static Look lookOf(const LogoutAccount &account);
    QWidget *newReturnsCard();
    void fill();
    void fillReturns();
    QList<Fact> facts() const;
    QString subtitle() const;
    QStringList notes() const;

    std::shared_ptr<const LogoutAccount> m_account;
    QString m_obstacle;
    Card *m_returns = nullptr;
    ToneLabel *m_returnsText = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_untilQuiet = nullptr;
};

} // namespace ui
