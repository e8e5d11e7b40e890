// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertspopup.h"

#include "models/activity/alerts/alertwords.h"
#include "models/text/clocktext.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int kPopupWidth = 95 * kGrid;

} // namespace

AlertsPopup::AlertsPopup(const std::vector<alerts::Standing> &firing, const QString &server, QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFixedWidth(kPopupWidth);
    setAccessibleName(tr("Alerts that fire"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid * 4, kGrid * 3, kGrid * 4, kGrid * 3);
    column->setSpacing(kGrid * 2);
    const auto add = [this, column](const QString &text, Tone tone, QFont::Weight weight = QFont::Normal) {
        auto *label = new ToneLabel(text, tone, this);
        label->setFontScale(1.0, weight);
        label->setWordWrap(true);
        label->setOverflow(ToneLabel::Overflow::WrapAnywhere);
        column->addWidget(label);
    };
    add(firing.empty() ? tr("Nothing fires now on %1").arg(server)
                       : tr("%n alert(s) on %1", nullptr, int(firing.size())).arg(server),
        Tone::Text, QFont::DemiBold);
    for (const alerts::Standing &each : firing) {
        add(alerts::sentenceOf(each), Tone::Danger);
        const QString now = each.latest.value ? tr("now %1").arg(alerts::measureText(each.rule.kind, each.latest))
                                              : tr("what it is now is not known");
        add(tr("since %1, %2").arg(text::clockText(each.since), now), Tone::Muted);
    }
    auto *button = new QPushButton(tr("Alerts…"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(button);
    column->addLayout(buttons);
    connect(button, &QPushButton::clicked, this, &AlertsPopup::alertsRequested);
    connect(button, &QPushButton::clicked, this, &QWidget::close);
    button->setFocus();
}

void AlertsPopup::showAbove(const QWidget *anchor)
{
    resize(kPopupWidth, layout()->totalHeightForWidth(kPopupWidth));
    const QPoint corner = anchor->mapToGlobal(QPoint(anchor->width(), 0));
    const QRect window = anchor->window()->geometry();
    move(std::max(corner.x() - width(), window.left() + kGrid), corner.y() - height() - kGrid);
    show();
}

} // namespace ui

#include "moc_alertspopup.cpp"
