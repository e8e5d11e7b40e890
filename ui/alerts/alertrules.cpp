// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertrules.h"

#include "models/activity/alerts/alertwords.h"
#include "models/text/clocktext.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/tonelabel.h"
#include "ui/controls/wheelfocus.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QSpinBox>

namespace ui
{

using alerts::AlertJudge;
using alerts::Standing;
using messages::AlertKind;
using messages::AlertRule;

namespace
{

constexpr int kLimitWidth = 32 * kGrid;
constexpr int kSecondsWidth = 24 * kGrid;
constexpr int kRuleHeight = 30; ///< also of a rule without a field
constexpr int kNowWidth = 34 * kGrid;

QString suffixOf(AlertKind kind)
{
    switch (kind) {
    case AlertKind::OffYesterday:
    case AlertKind::MemoryHeadroom:
        return AlertRules::tr(" %");
    case AlertKind::ExpiryLag:
        return AlertRules::tr(" ms");
    case AlertKind::LivenessLost:
        return AlertRules::tr(" s");
    default:
        return {};
    }
}

QString helpOf(AlertKind kind)
{
    switch (kind) {
    case AlertKind::CreatedRate:
        return AlertRules::tr("Many logins at once, as when an application logs everybody in again");
    case AlertKind::EndedRate:
        return AlertRules::tr("Somebody logs everybody out: sessions that were deleted or evicted. What expires when "
                              "its time is up does not count.");
    case AlertKind::Evictions:
        return AlertRules::tr("Redis has no memory left, and removes sessions of people who are logged in. Over when "
                              "there was no more for a minute.");
    case AlertKind::OffYesterday:
        return AlertRules::tr("More or fewer, by this share of what the history says of the same hour yesterday");
    case AlertKind::LivenessLost:
        return AlertRules::tr("Changes are no longer heard as they were: the server or a node does not answer, or its "
                              "events were turned off");
    case AlertKind::MemoryHeadroom:
        return AlertRules::tr("Of maxmemory, at the node that has least. The nodes are asked for it while this is on.");
    case AlertKind::ExpiryLag:
        return AlertRules::tr("How long after their deadlines sessions are removed, of those that expired within the "
                              "last ten seconds the middle one");
    default:
        return {};
    }
}

/// What stands beside the rule.
QString standingText(const Standing &standing)
{
    const QString value = alerts::measureText(standing.rule.kind, standing.latest);
    switch (standing.state) {
    case Standing::State::Off:
        return {};
    case Standing::State::Holding:
        return AlertRules::tr("%1, not for long enough yet").arg(value);
    case Standing::State::Firing:
        return AlertRules::tr("Fires since %1: %2").arg(text::clockText(standing.since), value);
    case Standing::State::Unknown:
    case Standing::State::Calm:
        break;
    }
    return value;
}

Tone toneOf(const Standing &standing)
{
    switch (standing.state) {
    case Standing::State::Firing:
        return Tone::Danger;
    case Standing::State::Holding:
        return Tone::Warning;
    default:
        return Tone::Muted;
    }
}

QSpinBox *newSpin(QWidget *parent, int lowest, int highest, int width)
{
    auto *spin = new QSpinBox(parent);
    spin->setRange(lowest, highest);
    spin->setGroupSeparatorShown(true);
    spin->setAlignment(Qt::AlignRight);
    spin->setAccelerated(true);
    spin->setFixedWidth(width);
    wheelOnlyWithFocus(spin);
    return spin;
}

} // namespace

AlertRules::AlertRules(QWidget *parent)
    : QWidget(parent)
    , m_shown(messages::AlertSettings::usualRules())
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(3 * kGrid);
    grid->setVerticalSpacing(2 * kGrid);
    grid->setColumnStretch(3, 1);
    addHeadings(grid);
    for (int kind = 0; kind < messages::kAlertKinds; ++kind) {
        m_rows[size_t(kind)] = newRow(AlertKind(kind));
        const Row &row = m_rows[size_t(kind)];
        const int line = kind + 1;
        grid->setRowMinimumHeight(line, kRuleHeight);
        grid->addWidget(row.isOn, line, 0);
        if (row.limit)
            grid->addWidget(row.limit, line, 1);
        if (row.seconds)
            grid->addWidget(row.seconds, line, 2);
        else
            grid->addWidget(new ToneLabel(tr("at once"), Tone::Muted, this), line, 2, Qt::AlignRight);
        grid->addWidget(row.now, line, 3);
    }
    grid->setRowStretch(messages::kAlertKinds + 1, 1);
}

void AlertRules::addHeadings(QGridLayout *grid)
{
    const QStringList headings{tr("Alert"), tr("Limit"), tr("Once it lasts"), tr("Now")};
    for (int column = 0; column < headings.size(); ++column) {
        auto *heading = new ToneLabel(headings.at(column), Tone::Muted, this);
        heading->setFontScale(0.93, QFont::DemiBold);
        grid->addWidget(heading, 0, column, column == 1 || column == 2 ? Qt::AlignRight : Qt::AlignLeft);
    }
}

AlertRules::Row AlertRules::newRow(AlertKind kind)
{
    const messages::AlertTraits &traits = messages::traitsOf(kind);
    const QString name = alerts::nameOf(kind);
    Row row;
    row.isOn = new QCheckBox(name, this);
    row.isOn->setToolTip(plainToolTip(helpOf(kind)));
    if (traits.highest > 0) {
        row.limit = newSpin(this, int(traits.lowest), int(traits.highest), kLimitWidth);
        row.limit->setSuffix(suffixOf(kind));
        row.limit->setAccessibleName(tr("Limit of “%1”").arg(name));
    }
    if (!traits.firesAtOnce) {
        row.seconds = newSpin(this, 0, AlertRule::kMostSeconds, kSecondsWidth);
        row.seconds->setSuffix(tr(" s"));
        row.seconds->setAccessibleName(tr("Seconds of “%1”").arg(name));
        row.seconds->setToolTip(tr("So long it has to last before this fires, and to be back, by a tenth of the "
                                   "limit, before it is over"));
    }
    row.now = new ToneLabel(Tone::Muted, this);
    row.now->setOverflow(ToneLabel::Overflow::Elide);
    row.now->setMinimumWidth(kNowWidth);
    row.now->setAccessibleName(tr("Now, of “%1”").arg(name));
    const auto follow = [limit = row.limit, seconds = row.seconds](bool isOn) {
        for (QSpinBox *spin : {limit, seconds}) {
            if (spin)
                spin->setEnabled(isOn);
        }
    };
    connect(row.isOn, &QCheckBox::toggled, this, follow);
    follow(false);
    return row;
}

void AlertRules::setRules(const messages::AlertSettings::Rules &rules)
{
    m_shown = rules;
    for (size_t kind = 0; kind < m_rows.size(); ++kind) {
        const Row &row = m_rows[kind];
        row.isOn->setChecked(rules[kind].isOn);
        if (row.limit)
            row.limit->setValue(int(rules[kind].limit));
        if (row.seconds)
            row.seconds->setValue(rules[kind].seconds);
    }
}

messages::AlertSettings::Rules AlertRules::rules() const
{
    messages::AlertSettings::Rules rules = m_shown;
    for (size_t kind = 0; kind < m_rows.size(); ++kind) {
        const Row &row = m_rows[kind];
        rules[kind].isOn = row.isOn->isChecked();
        if (row.limit)
            rules[kind].limit = row.limit->value();
        if (row.seconds)
            rules[kind].seconds = row.seconds->value();
    }
    return rules;
}

void AlertRules::showStandings(const AlertJudge &judge)
{
    for (size_t kind = 0; kind < m_rows.size(); ++kind) {
        const Standing &standing = judge.standing(AlertKind(kind));
        ToneLabel *now = m_rows[kind].now;
        now->setTone(toneOf(standing));
        now->setText(standingText(standing));
        const bool isUnknown = standing.state == Standing::State::Unknown;
        const QString detail = standing.state == Standing::State::Firing ? alerts::sentenceOf(standing)
                               : isUnknown                               ? alerts::unknownText(AlertKind(kind))
                                                                         : QString();
        now->setToolTip(plainToolTip(detail));
        now->setAccessibleDescription(detail);
    }
}

} // namespace ui

#include "moc_alertrules.cpp"
