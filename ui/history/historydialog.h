// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QCheckBox;
class QSpinBox;

namespace files
{
class Settings;
} // namespace files
namespace history
{
class HistoryDesk;
} // namespace history

namespace ui
{

class ToneLabel;

/// Whether a history is kept, for how long, how large it may become, and where it is. What is chosen holds at once, as
/// in the menu.
class HistoryDialog final : public QDialog
{
    Q_OBJECT

public:
    HistoryDialog(files::Settings &settings, history::HistoryDesk &desk, QWidget *parent);

    /// How large the file is now.
    void measure();

Q_SIGNALS:
    void forgetAllRequested();

private:
    void show(const files::Settings &settings);
    void save();

    files::Settings &m_settings;
    history::HistoryDesk &m_desk;
    QCheckBox *m_keep;
    QSpinBox *m_days;
    QSpinBox *m_megabytes;
    ToneLabel *m_file;
    ToneLabel *m_size;
};

} // namespace ui
