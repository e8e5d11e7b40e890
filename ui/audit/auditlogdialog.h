// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audit/auditreading.h"

#include <QDialog>
#include <QSet>
#include <QTimer>

class QFileSystemWatcher;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace ui
{

class AuditDetails;
class AuditEmptyPage;
class AuditLogModel;
class Card;
class ToneLabel;

/// The audit log, newest first: what was done to sessions from this account, and what became of it. It follows the
/// file, to which any window may write. Shown with show(): the work goes on beside it.
class AuditLogDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AuditLogDialog(const QString &file, QWidget *parent = nullptr);

    void setSearchText(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *searchRow();
    QWidget *jobsPart();
    QWidget *buttonRow();
    void connectParts();
    void addKeys();
    Card *addNote(ToneLabel *&text);

    void read();
    void readSoon();
    void readOlder();
    void takePage(const AuditReading::PageResult &result);
    void showPage(const audit::Page &page);
    void showState(const audit::Page &page);
    void showProblems(const audit::Page &page);
    void showSelected();
    QSet<QString> selectedJobs() const;
    void updateButtons();
    void watch();

    void copy();
    void chooseExportFile();
    void askToReplace(const QString &to);
    void exportTo(const QString &to);
    void takeExport(const QString &to, const AuditReading::ExportResult &result);
    void showFolder();

    AuditReading *m_reading;
    AuditLogModel *m_model;
    QFileSystemWatcher *m_watcher;
    audit::Query m_query;
    QTimer m_typing;
    QTimer m_changes;
    QString m_currentJob; ///< stays so while lines are added
    QLineEdit *m_search = nullptr;
    Card *m_problemCard = nullptr;
    ToneLabel *m_problem = nullptr;
    Card *m_resultCard = nullptr;
    ToneLabel *m_result = nullptr;
    QStackedWidget *m_stack = nullptr;
    QSplitter *m_split = nullptr;
    AuditEmptyPage *m_empty = nullptr;
    QTableView *m_table = nullptr;
    AuditDetails *m_details = nullptr;
    ToneLabel *m_state = nullptr;
    QPushButton *m_older = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_folder = nullptr;
};

} // namespace ui
