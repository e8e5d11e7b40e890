// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tipvoice.h"

#include "ui/theme/quietwords.h"

#include <QEvent>
#include <QTextDocumentFragment>
#include <QVariant>
#include <QWidget>

namespace ui
{

namespace
{

/// What was said last of a tooltip: a description that differs is somebody's own, and stays.
constexpr char kSaid[] = "spokenTip";

} // namespace

QString spokenTip(const QString &toolTip)
{
    if (!Qt::mightBeRichText(toolTip))
        return toolTip;
    return QTextDocumentFragment::fromHtml(toolTip).toPlainText().remove(QChar(0x200b));
}

TipVoice::TipVoice(QObject *application)
    : QObject(application)
{
    application->installEventFilter(this);
}

bool TipVoice::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ToolTipChange || !watched->isWidgetType())
        return false;
    auto *widget = static_cast<QWidget *>(watched);
    if (widget->accessibleDescription() != widget->property(kSaid).toString())
        return false;
    // A plain one is given by Qt as it is.
    const QString tip = widget->toolTip();
    const QString said = Qt::mightBeRichText(tip) ? spokenTip(tip) : QString();
    widget->setProperty(kSaid, said);
    setDescriptionQuietly(widget, said);
    return false;
}

} // namespace ui

#include "moc_tipvoice.cpp"
