// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/closerow.h"

#include <QDialog>
#include <QPushButton>

namespace ui
{

CloseRow::CloseRow(QDialog *dialog)
{
    auto *close = new QPushButton(tr("Close"), dialog);
    connect(close, &QPushButton::clicked, dialog, &QDialog::reject);
    addStretch();
    addWidget(close);
}

} // namespace ui

#include "moc_closerow.cpp"
