// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutsum.h"

#include "models/text/listtext.h"
#include "models/text/numbertext.h"
#include "ui/controls/card.h"
#include "ui/controls/tonelabel.h"
#include "ui/logout/logoutwords.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui
{

namespace
{

constexpr int kBarHeight = 6;
constexpr qreal kGapOfShares = 2;
constexpr qreal kLeastShare = 3; ///< one of a million is seen, too
constexpr int kCardsARow = 7;

/// First what was asked for; then what there is to see to, and what took care of itself.
constexpr Became kTerms[] = {
    Became::Ended,        Became::TtlSet,         Became::EndedAgain,  Became::CameBack,
    Became::StillThere,   Became::Refused,        Became::Unknown,     Became::NotRun,
    Became::ChangedHands, Became::EndedMeanwhile, Became::AlreadyGone, Became::GoneSince,
};
static_assert(std::size(kTerms) == kBecameKinds);

} // namespace

ShareBar::ShareBar(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(kBarHeight);
    setAccessibleName(tr("Shares"));
}

void ShareBar::setShares(std::vector<Share> shares, const QString &inWords)
{
    m_shares = std::move(shares);
    setAccessibleDescription(inWords);
    setToolTip(inWords);
    update();
}

void ShareBar::paintEvent(QPaintEvent *)
{
    qint64 total = 0;
    for (const Share &share : m_shares)
        total += share.count;
    if (total == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const qreal room = width() - kGapOfShares * qreal(m_shares.size() - 1);
    // The smallest are widened at the cost of the others.
    qreal wanted = 0;
    for (const Share &share : m_shares)
        wanted += std::max(kLeastShare, room * qreal(share.count) / qreal(total));
    const qreal scale = wanted > 0 ? room / wanted : 0;
    qreal x = 0;
    for (const Share &share : m_shares) {
        const qreal piece = scale * std::max(kLeastShare, room * qreal(share.count) / qreal(total));
        painter.setBrush(toneColour(share.tone, this));
        painter.drawRoundedRect(QRectF(x, 0, piece, height()), kBarHeight / 2.0, kBarHeight / 2.0);
        x += piece + kGapOfShares;
    }
}

LogoutSum::LogoutSum(QWidget *parent)
    : QWidget(parent)
    , m_bar(new ShareBar(this))
{
    setAccessibleName(tr("The sum"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_bar);
}

std::vector<LogoutSum::Term> LogoutSum::termsOf(const LogoutAccount &account)
{
    std::vector<Term> terms;
    for (const Became became : kTerms)
        terms.push_back({account.count(became), becameLabel(became, account.count(became)), toneOf(became)});
    return terms;
}

void LogoutSum::setTerms(qint64 confirmed, const std::vector<Term> &terms)
{
    delete m_cards;
    m_cards = new QWidget(this);
    m_grid = new QGridLayout(m_cards);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(kGrid + 2);
    m_grid->setVerticalSpacing(2 * kGrid);
    int place = 0;
    addCard(place++, confirmed, tr("confirmed"), Tone::Text, {});
    std::vector<ShareBar::Share> shares;
    QStringList words;
    for (const auto &[count, label, tone] : terms) {
        if (count == 0)
            continue;
        // Good is what one expects: only what is not stands out.
        addCard(place, count, label, tone == Tone::Good || tone == Tone::Muted ? Tone::Text : tone,
                place == 1 ? QStringLiteral("=") : QStringLiteral("+"));
        ++place;
        shares.push_back({count, tone});
        words.append(QStringLiteral("%1 %2").arg(text::numberText(count), label));
    }
    m_bar->setShares(std::move(shares), text::listText(words));
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, m_cards);
    m_cards->show();
}

void LogoutSum::addCard(int place, qint64 count, const QString &label, Tone tone, const QString &before)
{
    const int row = place / kCardsARow;
    const int column = 2 * (place % kCardsARow);
    if (!before.isEmpty())
        m_grid->addWidget(new ToneLabel(before, Tone::Muted, m_cards), row, column, Qt::AlignCenter);
    auto *card = new Card(Card::Ground::Raised, m_cards);
    auto *number = new ToneLabel(text::numberText(count), tone, card);
    number->setFontScale(1.35, QFont::Bold);
    number->setFont(tabularFont(number->font()));
    auto *words = new ToneLabel(label, Tone::Muted, card);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(11, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(0);
    layout->addWidget(number);
    layout->addWidget(words, 1);
    card->setAccessibleName(QStringLiteral("%1 %2").arg(text::numberText(count), label));
    m_grid->addWidget(card, row, column + 1);
    m_grid->setColumnStretch(column + 1, 1);
}

} // namespace ui

#include "moc_logoutsum.cpp"
