// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/export/sessionexport.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace messages
{
struct Problem;
}
namespace files
{
class Settings;
} // namespace files

namespace ui
{

class Card;
class SegmentedSwitch;
class ToneLabel;

/// Asks where the rows that are shown are to be written, and how; stays while they are, with progress and
/// cancel. A file that is there already is replaced only after it was said so here. Folder and kind are
/// remembered, that ids were wanted is not.
class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(qint64 rows, bool searched, files::Settings &settings, QWidget *parent = nullptr);

    QString file() const;
    sessions::ExportKind kind() const;
    bool revealsIds() const;

    void showProgress(qint64 done, qint64 total);
    /// Nothing was written; the choices can be changed, and tried again.
    void showProblem(const messages::Problem &problem);
    /// The rows were not written because it was cancelled: as if nothing had been pressed.
    void showChoices();

Q_SIGNALS:
    void exportRequested();
    void cancelRequested();

protected:
    void reject() override;

private:
    QWidget *kindRow();
    QWidget *fileRow();
    QWidget *warning();
    QWidget *buttonRow();
    QString firstFolder() const;
    void chooseFile();
    void changeKind();
    void followName();
    void refresh();
    void press();
    void setRunning(bool running);
    bool replaces() const;

    files::Settings &m_settings;
    bool m_running = false;
    SegmentedSwitch *m_kind = nullptr;
    QLineEdit *m_file = nullptr;
    QPushButton *m_browse = nullptr;
    QCheckBox *m_ids = nullptr;
    Card *m_idsWarning = nullptr;
    Card *m_note = nullptr; ///< what is wrong, or would be replaced
    ToneLabel *m_noteText = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_export = nullptr;
    QString m_problem;
};

} // namespace ui
