// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connect/profiles/profileimport.h"

#include <QDialog>

class QRadioButton;

namespace ui
{

/// Shows what a file of connections brings, and asks what becomes of those that are here already. Shown with open().
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(const ProfileImport &import, const QString &fileName, QWidget *parent = nullptr);

    ProfileImport::Duplicates duplicates() const;

private:
    QWidget *summary(const ProfileImport &import);
    QWidget *choice(const ProfileImport &import);

    QRadioButton *m_keepBoth;
    QRadioButton *m_replace;
};

} // namespace ui
