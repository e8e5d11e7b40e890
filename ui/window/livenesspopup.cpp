// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/livenesspopup.h"

#include "models/monitor/sessionmonitor.h"
#include "ui/theme/theme.h"
#include "ui/words/counttext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kWidth = 380;

}

LivenessPopup::LivenessPopup(const monitor::SessionMonitor &monitor, QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    using Phase = messages::ConnectionStatus::Phase;
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFixedWidth(kWidth);
    setAccessibleName(tr("How fresh the table is"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid * 4, kGrid * 3, kGrid * 4, kGrid * 3);
    column->setSpacing(kGrid * 2);
    const auto addText = [this, column](const QString &text, bool strong, bool muted) {
        if (text.isEmpty())
            return;
        auto *label = new QLabel(this);
        label->setTextFormat(Qt::PlainText);
        label->setText(text);
        label->setWordWrap(true);
        QFont font = label->font();
        font.setBold(strong);
        label->setFont(font);
        if (muted)
            label->setForegroundRole(QPalette::PlaceholderText);
        column->addWidget(label);
    };

    const messages::ConnectionStatus &connection = monitor.connectionStatus();
    const messages::Liveness &liveness = monitor.liveness();
    addText(livenessText(liveness, connection), true, false);
    addText(livenessExplanation(liveness), false, false);
    const messages::Problem &problem = connection.phase == Phase::Connected ? liveness.reason : connection.problem;
    addText(problem.cause, false, true);
    addText(problem.nextStep, false, true);
    addText(liveness.notice.cause, false, true);
    addText(liveness.notice.nextStep, false, true);
    addText(readingText(liveness), false, true);
    if (liveness.reading) {
        addText(liveness.reading->reason.cause, false, true);
        addText(liveness.reading->reason.nextStep, false, true);
    }
    // Where events fall short, the reason has named the flags already.
    if (problem.isEmpty() && !liveness.currentFlags.isNull())
        addText(tr("notify-keyspace-events is “%1”.").arg(liveness.currentFlags), false, true);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    const auto addButton = [this, buttons](const QString &text, void (LivenessPopup::*signal)()) {
        auto *button = new QPushButton(text, this);
        buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, signal);
        connect(button, &QPushButton::clicked, this, &QWidget::close);
    };
    if (connection.phase == Phase::Disconnected)
        addButton(tr("Connect…"), &LivenessPopup::connectRequested);
    else if (connection.phase != Phase::Connected)
        addButton(tr("Retry Now"), &LivenessPopup::retryRequested);
    else if (!liveness.offeredFlags.isEmpty())
        addButton(tr("Turn Events On…"), &LivenessPopup::setFlagsRequested);
    if (buttons->count() > 1)
        column->addLayout(buttons);
    else
        delete buttons;
}

void LivenessPopup::showAbove(const QWidget *anchor)
{
    // By the width that it has: what adjustSize() asks for is the height of a narrower one.
    resize(kWidth, layout()->totalHeightForWidth(kWidth));
    const QPoint corner = anchor->mapToGlobal(QPoint(0, 0));
    move(corner.x(), corner.y() - height() - kGrid);
    show();
}

} // namespace ui

#include "moc_livenesspopup.cpp"
