// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBoxLayout>

class QDialog;

namespace ui
{

/// The last row of a dialog that only shows something: a button at its end that closes it. In the program's words:
/// those of QDialogButtonBox are Qt's, whose translation need not be installed, and come with the style's pictures.
class CloseRow : public QHBoxLayout
{
    Q_OBJECT

public:
    explicit CloseRow(QDialog *dialog);
};

} // namespace ui
