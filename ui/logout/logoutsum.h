// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/tone.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace ui
{

class LogoutAccount;

/// How much of a whole each kind is, as pieces of a bar; the cards above say the numbers.
class ShareBar final : public QWidget
{
    Q_OBJECT

public:
    struct Share {
        qint64 count = 0;
        Tone tone = Tone::Text;
    };

    explicit ShareBar(QWidget *parent = nullptr);
    void setShares(std::vector<Share> shares, const QString &inWords);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Share> m_shares;
};

/// The number that was confirmed, and what it is the sum of: "28 confirmed = 21 ended + 2 came back + …".
class LogoutSum final : public QWidget
{
    Q_OBJECT

public:
    struct Term {
        qint64 count = 0;
        QString label; ///< below the number
        Tone tone = Tone::Text;
    };

    explicit LogoutSum(QWidget *parent = nullptr);
    /// Terms that are none are left out.
    void setTerms(qint64 confirmed, const std::vector<Term> &terms);
    static std::vector<Term> termsOf(const LogoutAccount &account);

private:
    void addCard(int place, qint64 count, const QString &label, Tone tone, const QString &before);

    QWidget *m_cards = nullptr;
    QGridLayout *m_grid = nullptr;
    ShareBar *m_bar;
};

} // namespace ui
