// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace monitor
{
class FormatDesk;
}

namespace ui
{

class FoundFormatsModel;
class OtherKeysModel;
class ToneLabel;

/// What the sample of a server's keys has shown: formats, each with a mark that lists or leaves out its sessions,
/// and other kinds of keys, each of which can be described as a format.
class FormatsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit FormatsDialog(monitor::FormatDesk &desk, QWidget *parent = nullptr);

    /// Ids of the user's own formats, and a sentence for each file of theirs that cannot be used.
    void setOwn(const QStringList &ids, const QStringList &problems);
    /// What went wrong with what was asked for last.
    void showProblem(const QString &sentence);
    /// Whether the marks are remembered after this window.
    void setKept(bool kept);
    /// The row of this format, at once or as soon as there is one.
    void select(const QString &id);
    /// Of a session that is selected in the window; empty: none is.
    void setSelectedKey(const QByteArray &key);

Q_SIGNALS:
    void unlistedChosen(const QStringList &unlisted);
    void describeRequested(const QByteArray &key, bool isGlob);
    void editRequested(const QString &id);
    void removeRequested(const QString &id);

private:
    QTableView *newTable(const QString &name);
    QWidget *formatsPart();
    QWidget *othersPart();
    void refresh();
    void keepSelected(const QString &name);
    void updateButtons();
    QString chosenOwn() const;

    monitor::FormatDesk &m_desk;
    QStringList m_own;
    bool m_isKept = true;
    QString m_wantedId; ///< to be selected once it is there
    QByteArray m_selectedKey;
    FoundFormatsModel *m_formatsModel;
    OtherKeysModel *m_othersModel;
    ToneLabel *m_sample = nullptr;
    QPlainTextEdit *m_problems = nullptr;
    ToneLabel *m_hint = nullptr;
    QTableView *m_formats = nullptr;
    QTableView *m_others = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_describe = nullptr;
    QPushButton *m_fromRow = nullptr;
};

} // namespace ui
