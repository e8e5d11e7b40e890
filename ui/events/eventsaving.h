// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/events/eventexport.h"

#include <QObject>

class QWidget;

namespace ui
{

class NoticeBar;

/// Writing the listed events to a file: asks where to, replaces nothing unasked, writes it beside the window, and says
/// what became of it.
class EventSaving final : public QObject
{
    Q_OBJECT

public:
    EventSaving(NoticeBar &notices, QWidget *window);

    void start(events::EventExport content);

private:
    void askToReplace(const QString &file);
    void write(const QString &file);
    void say(const QString &file, const tl::expected<void, messages::Problem> &result);

    NoticeBar &m_notices;
    QWidget *m_window;
    events::EventExport m_content;
};

} // namespace ui
