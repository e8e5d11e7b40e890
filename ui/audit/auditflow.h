// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace ui
{

class AuditLogDialog;

/// Opens the audit log beside the window, once.
class AuditFlow final : public QObject
{
    Q_OBJECT

public:
    explicit AuditFlow(QWidget *window);

    void open();

private:
    QWidget *m_window;
    QPointer<AuditLogDialog> m_dialog;
};

} // namespace ui
