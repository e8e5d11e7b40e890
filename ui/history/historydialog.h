// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historyentry.h"

#include <QDialog>

class QCheckBox;
class QPushButton;
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
/// in the menu; but where less is to be kept, and so something removed, only when that is said.
class HistoryDialog final : public QDialog
{
    Q_OBJECT

public:
    HistoryDialog(files::Settings &settings, history::HistoryDesk &desk, QWidget *parent);

    /// Which file it is, and how large now.
    void measure();
    /// Less than is kept now is not chosen by closing it.
    void done(int result) override;

Q_SIGNALS:
    void forgetAllRequested();

private:
    void show(const files::Settings &settings);
    QWidget *makeLess();
    history::Limits chosen() const;
    void weigh();
    void saveMore();
    void save();

    files::Settings &m_settings;
    history::HistoryDesk &m_desk;
    QCheckBox *m_keep;
    QSpinBox *m_days;
    QSpinBox *m_megabytes;
    ToneLabel *m_file;
    ToneLabel *m_size;
    QWidget *m_less; ///< where less would be kept: what that removes, and the button that does it
    ToneLabel *m_lessWords;
    QPushButton *m_forget;
};

} // namespace ui
