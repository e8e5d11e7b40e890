// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/auditflow.h"

#include "models/audit/auditlog.h"
#include "ui/audit/auditlogdialog.h"

namespace ui
{

AuditFlow::AuditFlow(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void AuditFlow::open()
{
    if (!m_dialog) {
        m_dialog = new AuditLogDialog(audit::defaultLogFile(), m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace ui

#include "moc_auditflow.cpp"
