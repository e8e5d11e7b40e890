// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/shortcutlist.h"

#include <QDialog>

class QLineEdit;
class QTreeWidget;

namespace ui
{

class ToneLabel;

/// Everything that has a key, to be searched by what it does, by its keys, and by where it is.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(const QList<ShortcutLine> &lines, QWidget *parent = nullptr);

private:
    void showMatching(const QString &text);

    QLineEdit *m_search;
    QTreeWidget *m_list;
    ToneLabel *m_nothing;
};

} // namespace ui
