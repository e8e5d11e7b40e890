// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"
#include "ui/logout/logoutsum.h"
#include "ui/logout/reportlines.h"
#include "ui/logout/undostrip.h"

#include <tl/expected.hpp>

#include <QDialog>
#include <QList>
#include <QString>

#include <functional>
#include <vector>

class QGridLayout;
class QPushButton;
class QVBoxLayout;

namespace ui
{

class Card;
class LogoutReportModel;
class ReportTable;
class SegmentedSwitch;
class ToneLabel;

/// What became of each of the things that were to be ended or removed: the sum, the list, whether it can be taken back,
/// and a file of it. Shown with show(): it is no question.
class ReportDialog : public QDialog
{
    Q_OBJECT

public:
    /// What "Copy as text" copies: the numbers, what was said, the list.
    virtual QString text() const = 0;
    /// Writes the report there; what came of it is said in the dialog.
    void exportTo(const QString &file);

Q_SIGNALS:
    void undoRequested();

protected:
    /// What stays as it is while the report is open.
    struct Look {
        QString serverTitle; ///< empty: not shown
        bool production = false;
        QStringList lists;       ///< what was done, and its undo
        QStringList listsToHear; ///< the same in whole words
        QString csvFilter;
        QString jsonFilter;
    };
    struct Fact {
        QString name;
        QString value; ///< empty: left out
    };
    struct Content {
        QString title;
        QString subtitle;
        qint64 confirmed = 0;
        std::vector<LogoutSum::Term> terms;
        QStringList notes;
        bool hasUndone = false; ///< something was to be brought back
        UndoStrip::State undo;
        bool tellsOfUndo = false;
        QList<Fact> facts;
        QString fileName; ///< to begin with, without an ending
    };
    struct Lists {
        std::shared_ptr<const ReportLines> lines;
        std::shared_ptr<const ReportLines> undone;
    };
    using Written = tl::expected<void, messages::Problem>;

    ReportDialog(const Look &look, QWidget *parent);

    /// `obstacle`: why nothing can be sent to the server now; empty: it can.
    /// `read` has the lists. Long ones are made in another thread, so what it takes along are copies; those of before
    /// stay until then.
    void showContent(Content content, const QString &obstacle, std::function<Lists()> read);
    /// The list of the undo rather than of what was done.
    void showUndoList();
    /// Below the sum, before all else.
    void addBelowSum(QWidget *widget);
    static QPushButton *newButton(const QString &text, QWidget *parent);
    /// The lists as text, each with a header.
    QString listsText() const;
    /// Writes the report as it is now to a file, in another thread.
    virtual std::function<Written()> writingTo(const QString &file) const = 0;

private:
    QWidget *titleRow(const Look &look);
    QWidget *scrolled(const Look &look);
    QWidget *listPart(const Look &look, QWidget *parent);
    QWidget *factsPart(QWidget *parent);
    QWidget *buttonRow();
    Card *addNote(ToneLabel *&text, QVBoxLayout *layout, QWidget *parent);
    void readLists();
    void fillFacts();
    void showList();
    void chooseFile();
    void askToReplace(const QString &file);

    const Look m_look;
    Content m_content;
    std::function<Lists()> m_read;
    Lists m_lists;
    bool m_areListsRead = false;
    quint64 m_readings = 0; ///< of which only the latest counts
    LogoutReportModel *m_model;
    ToneLabel *m_title = nullptr;
    ToneLabel *m_subtitle = nullptr;
    QVBoxLayout *m_parts = nullptr;
    LogoutSum *m_sum = nullptr;
    Card *m_noteCard = nullptr;
    ToneLabel *m_notes = nullptr;
    SegmentedSwitch *m_which = nullptr; ///< what was done, or its undo
    ReportTable *m_table = nullptr;
    UndoStrip *m_undo = nullptr;
    QGridLayout *m_facts = nullptr;
    Card *m_resultCard = nullptr; ///< of an export
    ToneLabel *m_result = nullptr;
};

} // namespace ui
