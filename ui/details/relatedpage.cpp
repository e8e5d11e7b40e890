// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/relatedpage.h"

#include "models/text/durationtext.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"
#include "ui/controls/chip.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/tonelabel.h"
#include "ui/details/factlist.h"
#include "ui/theme/theme.h"
#include "ui/words/instanttext.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kKeyHeight = 5 * kGrid;
constexpr qint64 kSecond = 1000;

} // namespace

/// Some lines of text, each elided where it is too long.
class RelatedPage::Lines final : public QWidget
{
public:
    struct Line {
        QString text;
        Tone tone = Tone::Text;
        friend bool operator==(const Line &, const Line &) = default;
    };

    Lines(bool monospace, QWidget *parent)
        : QWidget(parent)
        , m_layout(new QVBoxLayout(this))
        , m_monospace(monospace)
    {
        m_layout->setContentsMargins({});
        m_layout->setSpacing(0);
    }

    void setLines(const QList<Line> &lines)
    {
        if (lines == m_lines)
            return;
        m_lines = lines;
        while (m_labels.size() > static_cast<size_t>(lines.size())) {
            delete m_labels.back();
            m_labels.pop_back();
        }
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (m_labels.size() <= static_cast<size_t>(i))
                m_labels.push_back(newLabel());
            ToneLabel *label = m_labels[static_cast<size_t>(i)];
            label->setText(lines.at(i).text);
            label->setTone(lines.at(i).tone);
        }
    }

private:
    ToneLabel *newLabel()
    {
        auto *label = new ToneLabel(Tone::Text, this);
        label->setOverflow(ToneLabel::Overflow::Elide);
        label->setFont(m_monospace ? monospaceFont(font()) : tabularFont(label->font()));
        label->setMinimumHeight(kKeyHeight);
        label->setAccessibleName(accessibleName()); // its caption; and what counts down is not told each second
        m_layout->addWidget(label);
        label->show();
        return label;
    }

    QVBoxLayout *m_layout;
    bool m_monospace;
    QList<Line> m_lines;
    std::vector<ToneLabel *> m_labels;
};

RelatedPage::RelatedPage(QWidget *parent)
    : QWidget(parent)
    , m_othersTitle(new ToneLabel(Tone::Muted, this))
    , m_others(new QListWidget(this))
    , m_all(new Chip(tr("show in table"), Tone::Text, this))
{
    auto *content = new QWidget;
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    m_layout->setSpacing(kGrid);
    m_history = addSection(tr("Deadline"), false);
    m_stored = addSection(tr("Stored as"), false);
    m_companions = addSection(tr("Keys beside it"), true);

    // The title gives way: what is wider than the page goes under the scroll bar.
    m_othersTitle->setOverflow(ToneLabel::Overflow::Elide);
    m_all->setPressable(true);
    m_all->setAccessibleName(tr("Show all sessions of this user in the table"));
    m_others->setAccessibleName(tr("Other sessions of this user"));
    m_others->setFrameShape(QFrame::NoFrame);
    m_others->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_others->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_others->setUniformItemSizes(true);
    m_others->setTabKeyNavigation(false);
    m_others->viewport()->setAutoFillBackground(false);
    m_others->setFont(tabularFont(m_others->font()));
    auto *title = new QHBoxLayout;
    title->setSpacing(kGrid);
    title->addWidget(m_othersTitle);
    title->addStretch(1);
    title->addWidget(m_all);
    m_layout->addLayout(title);
    m_layout->addWidget(m_others);
    m_layout->addStretch(1);

    auto *area = new QScrollArea(this);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("What stands around this session"));
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(area);

    const auto request = [this](const QListWidgetItem *item) {
        Q_EMIT sessionRequested(item->data(Qt::UserRole).toByteArray());
    };
    connect(m_others, &QListWidget::itemClicked, this, request);
    connect(m_others, &QListWidget::itemActivated, this, request);
    connect(m_all, &Chip::clicked, this, &RelatedPage::allSessionsRequested);
    setFacts({});
    setContent({});
    updateOthers();
}

RelatedPage::Lines *RelatedPage::addSection(const QString &title, bool monospace)
{
    auto *heading = new ToneLabel(title, Tone::Muted, this);
    auto *lines = new Lines(monospace, this);
    lines->setAccessibleName(title);
    m_layout->addWidget(heading);
    m_layout->addWidget(lines);
    m_layout->addSpacing(kGrid);
    return lines;
}

void RelatedPage::setFacts(const SessionFacts &facts)
{
    const bool another = facts.key != m_facts.key;
    m_facts = facts;
    if (another) {
        m_companions->setLines({});
        m_stored->setLines({});
        setOthers({}, 0);
    }
    updateHistory();
}

void RelatedPage::setContent(const messages::RecordContent &content)
{
    using State = messages::Companion::State;
    if (content.key != m_facts.key)
        return;
    QStringList stored;
    if (!m_facts.node.isEmpty())
        stored.append(text::printableText(m_facts.node.toUtf8()));
    if (const QString type = typeText(content.type); !type.isEmpty())
        stored.append(type);
    if (content.size >= 0)
        stored.append(content.type == formats::RecordType::String
                          ? sizeText(content.size)
                          : tr("%Ln member(s)", nullptr, text::pluralCount(content.size)));
    QList<Lines::Line> lines{{stored.join(QStringLiteral(" · "))}};
    if (content.memoryUse > 0)
        lines.append({tr("takes %1 of the server’s memory").arg(sizeText(content.memoryUse)), Tone::Muted});
    m_stored->setLines(content.exists ? lines : QList<Lines::Line>{{tr("not there any more"), Tone::Muted}});

    QList<Lines::Line> companions;
    for (const messages::Companion &companion : content.companions) {
        const QString key = text::printableText(text::maskedKey(companion.key, m_facts.id));
        switch (companion.state) {
        case State::Present:
            companions.append({tr("✓ %1").arg(key), Tone::Text});
            break;
        case State::Absent:
            companions.append({tr("– not there: %1").arg(key), Tone::Muted});
            break;
        case State::Unknown:
            companions.append({tr("? not known: %1").arg(key), Tone::Muted});
            break;
        }
    }
    if (companions.isEmpty())
        companions.append({tr("none that the format knows of"), Tone::Muted});
    m_companions->setLines(companions);
}

void RelatedPage::setHistory(const DeadlineHistory &history)
{
    m_changes = history;
    updateHistory();
}

void RelatedPage::setOthers(const std::vector<OtherSession> &others, qint64 count, bool incomplete)
{
    if (others == m_otherSessions && count == m_othersCount && incomplete == m_incomplete)
        return;
    m_otherSessions = others;
    m_othersCount = count;
    m_incomplete = incomplete;
    updateOthers();
}

void RelatedPage::tick(qint64 nowMs)
{
    m_now = nowMs;
    if (nowMs / kSecond == m_ticked)
        return;
    m_ticked = nowMs / kSecond;
    updateHistory();
    updateOthers();
}

void RelatedPage::updateHistory()
{
    QList<Lines::Line> lines;
    if (!m_facts.hasEnded() && m_facts.deadline == messages::kUnknownDeadline)
        lines.append({tr("when it ends is unknown: the account may not ask for the TTL")});
    else if (m_facts.hasEnded() || m_facts.deadline == 0)
        lines.append({m_facts.hasEnded() ? tr("ended") : tr("no TTL: it does not end by itself")});
    else if (m_facts.fullTtl > 0 && m_facts.deadline - m_now <= m_facts.fullTtl)
        lines.append(
            {tr("%1 left of %2").arg(countdownText(m_facts.deadline - m_now), text::durationText(m_facts.fullTtl))});
    else
        lines.append({tr("%1 left").arg(countdownText(m_facts.deadline - m_now))});
    for (const DeadlineHistory::Change &change : m_changes.changes())
        lines.append({tr("%1 · %2").arg(instantText(change.at, m_now), changeText(change, m_now)), Tone::Muted});
    if (m_changes.changes().empty() && m_changes.since() > 0)
        lines.append({tr("has not moved since %1").arg(instantText(m_changes.since(), m_now)), Tone::Muted});
    m_history->setLines(lines);
}

void RelatedPage::updateOthers()
{
    const QLocale locale = text::groupingLocale();
    // While not everything has been read there may be others.
    const bool isOpen = m_incomplete && !m_facts.user.isEmpty();
    if (m_facts.user.isEmpty() || m_othersCount == 0)
        m_othersTitle->setText(isOpen ? tr("No other session of this user was read so far")
                                      : tr("No other session of this user"));
    else
        m_othersTitle->setText(
            (isOpen ? tr("Other sessions of this user: at least %1") : tr("Other sessions of this user: %1"))
                .arg(locale.toString(m_othersCount)));
    m_all->setVisible(m_othersCount > 0);
    m_others->setVisible(m_othersCount > 0);
    while (m_others->count() > static_cast<int>(m_otherSessions.size()))
        delete m_others->takeItem(m_others->count() - 1);
    for (int row = 0; row < static_cast<int>(m_otherSessions.size()); ++row) {
        const OtherSession &other = m_otherSessions[static_cast<size_t>(row)];
        if (row >= m_others->count())
            m_others->addItem(new QListWidgetItem);
        m_others->item(row)->setSizeHint({0, kKeyHeight});
        QListWidgetItem *item = m_others->item(row);
        const QString left = other.deadline == messages::kUnknownDeadline ? tr("unknown")
                             : other.deadline == 0                        ? tr("no TTL")
                                                                          : countdownText(other.deadline - m_now);
        const QString text = tr("%1 · %2").arg(left, other.text);
        if (item->text() != text) {
            item->setText(text);
            item->setToolTip(plainToolTip(text));
        }
        item->setData(Qt::UserRole, other.key);
    }
    const int rowHeight = m_others->count() > 0 ? m_others->sizeHintForRow(0) : 0;
    m_others->setFixedHeight(qMax(kKeyHeight, m_others->count() * rowHeight + 2));
}

} // namespace ui

#include "moc_relatedpage.cpp"
