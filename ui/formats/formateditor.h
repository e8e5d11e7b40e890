// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/formatpreviewresult.h"

#include <QDialog>
#include <QTimer>

class QLineEdit;
class QPushButton;
class QTableView;

namespace monitor
{
class FormatDesk;
}

namespace ui
{

class DraftForm;
class PreviewModel;
class ToneLabel;
class ValueView;

/// Describes a format from a sample key: what is proposed can be changed, and a table shows at once what would be
/// listed. All reading and decoding is done elsewhere; an answer to a draft that has changed since is dropped.
class FormatEditor final : public QDialog
{
    Q_OBJECT

public:
    explicit FormatEditor(monitor::FormatDesk &desk, QWidget *parent = nullptr);
    ~FormatEditor() override;

    /// Begins with this key, or with one of this kind: neither is shown in full.
    void startFrom(const QByteArray &key, bool isGlob);
    /// Changes a description of the user's: `file` is its name.
    void startFrom(const formats::FormatDraft &draft, const QString &file);
    const formats::FormatDraft &draft() const;
    /// The file that is being changed; empty: a new one.
    QString file() const { return m_file; }
    /// Names of other formats.
    void setTakenTitles(const QStringList &titles);
    /// Nothing was saved, and why; `canReplace`: pressing again replaces the file.
    void showProblem(const QString &sentence, bool canReplace);
    bool replaces() const { return m_replaces; }

    /// What was typed is not thrown away without a question.
    void reject() override;

Q_SIGNALS:
    /// The draft has no mistakes.
    void saveRequested();

protected:
    /// Return in a field saves.
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *sampleRow();
    QWidget *payloadPart();
    QWidget *previewPart();
    QWidget *buttonRow();
    void readTyped();
    void ask(const QByteArray &key, bool isGlob);
    void takeSample(const messages::SampleReading &reading);
    void takePreview(const messages::FormatPreviewResult &result);
    void noteEdit();
    void startPreview();
    void useSelected(formats::FormatDraft::Attribute attribute);
    void save();
    void finishSaving();
    void askToSaveAll();
    QString readingNote() const;

    monitor::FormatDesk &m_desk;
    QLineEdit *m_key = nullptr;
    QPushButton *m_read = nullptr;
    ToneLabel *m_sampleNote = nullptr;
    DraftForm *m_form = nullptr;
    ValueView *m_payload = nullptr;
    QPushButton *m_useAs = nullptr;
    PreviewModel *m_previewModel;
    ToneLabel *m_summary = nullptr;
    QTableView *m_preview = nullptr;
    ToneLabel *m_problem = nullptr;
    QPushButton *m_save = nullptr;
    QTimer m_pause;
    quint64 m_sampleRequest = 0;
    QByteArray m_glob; ///< by which the sample was found; empty: by its name
    quint64 m_previewRequest = 0;
    std::shared_ptr<const formats::SampleRecord> m_sample;
    formats::Value m_value; ///< of the sample, as the tree shows it
    QString m_file;
    bool m_keepsDraft = false; ///< the sample is only to be looked at
    bool m_replaces = false;
    bool m_isTouched = false;     ///< by the user's hand
    bool m_savesWhenSeen = false; ///< save() waits for the preview of what is to be saved
};

} // namespace ui
