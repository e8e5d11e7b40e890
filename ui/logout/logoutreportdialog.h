// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logout/logoutaccount.h"

#include <QDialog>
#include <QString>

#include <memory>

class QGridLayout;
class QPushButton;
class QVBoxLayout;

namespace ui
{

class Card;
class LogoutReportModel;
class LogoutSum;
class ReportTable;
class SegmentedSwitch;
class ToneLabel;
class UndoStrip;

/// What became of each session of a logout, as far as is known: it follows what is found afterwards. Shown with show():
/// it is no question.
class LogoutReportDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `obstacle`: why nothing can be sent to the server now; empty: it can.
    LogoutReportDialog(std::shared_ptr<const LogoutAccount> account, QString obstacle, QWidget *parent = nullptr);

    void setAccount(std::shared_ptr<const LogoutAccount> account, const QString &obstacle);
    /// What "Copy as text" copies: the numbers, what was said, the list.
    QString text() const;
    /// Writes the report there; what came of it is said in the dialog.
    void exportTo(const QString &file);

Q_SIGNALS:
    void undoRequested();
    void endAgainRequested(bool untilQuiet);

private:
    QWidget *titleRow();
    QWidget *scrolled();
    QWidget *returnsCard(QWidget *parent);
    QWidget *listPart(QWidget *parent);
    QWidget *factsPart(QWidget *parent);
    QWidget *buttonRow();
    Card *addNote(ToneLabel *&text, QVBoxLayout *layout, QWidget *parent);
    void fill();
    void fillFacts();
    void showList();
    void chooseFile();
    void askToReplace(const QString &file);
    QString subtitle() const;
    QStringList notes() const;

    std::shared_ptr<const LogoutAccount> m_account;
    QString m_obstacle;
    LogoutReportModel *m_model;
    ToneLabel *m_title = nullptr;
    ToneLabel *m_subtitle = nullptr;
    LogoutSum *m_sum = nullptr;
    Card *m_noteCard = nullptr;
    ToneLabel *m_notes = nullptr;
    Card *m_returns = nullptr;
    ToneLabel *m_returnsText = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_untilQuiet = nullptr;
    SegmentedSwitch *m_which = nullptr; ///< the logout, or its undo
    ReportTable *m_table = nullptr;
    UndoStrip *m_undo = nullptr;
    QGridLayout *m_facts = nullptr;
    Card *m_resultCard = nullptr; ///< of an export
    ToneLabel *m_result = nullptr;
    quint64 m_lists = 0; ///< that were asked for; the latest one is shown
};

} // namespace ui
