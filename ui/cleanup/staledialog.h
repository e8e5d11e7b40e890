// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cleanup/staleindexmodel.h"

#include <QDateTime>
#include <QDialog>

class QHBoxLayout;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTimer;

namespace ui
{

class Card;
class Chip;
class SegmentedSwitch;
class StaleActions;
class StaleList;
class ToneLabel;

/// What frameworks have left behind in their own lists: what was found, and when; and what of it is to be removed.
/// Looks for nothing itself, and removes nothing: it asks by its signals, and is told. Shown with show(): the work goes
/// on beside it.
class StaleDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit StaleDialog(QWidget *parent = nullptr);

    void setServer(const QString &title, bool production);
    /// Offers to look only through the entries of this user, and chooses that; empty: the whole server.
    void setScope(const QByteArray &user);
    /// Whose are looked for; empty: everybody's.
    QByteArray scope() const;

    /// Why nothing can be looked for, and nothing removed, as sentences; empty: it can.
    void setObstacles(const QString &look, const QString &cleanUp);
    void setHasReport(bool hasReport);

    // What it is told.
    void showLooking();
    void showLookProgress(qint64 keys, qint64 total, qint64 stale);
    void showFound(std::shared_ptr<const messages::StaleReport> report, const QStringList &titles,
                   const QDateTime &when);
    void showCleaning(int done, int total, bool isUndo, bool isCancelled);
    void showCleaned();
    /// What has become of entries of this report; of another one nothing is shown.
    void settle(const std::shared_ptr<const messages::StaleReport> &report, const std::vector<StalePlace> &places,
                const std::vector<StaleState> &states);
    /// Nothing is known any more: why, as sentences.
    void showNothing(const QString &why);
    /// Sentences that stay until the next look.
    void showNote(const QString &sentences);

    const StaleIndexModel &indexes() const { return *m_model; }
    StaleList &list() const { return *m_list; }

Q_SIGNALS:
    void lookRequested(const QByteArray &user);
    void stopRequested();
    /// `chosenBy`: in words, for the audit log.
    void cleanUpRequested(const std::vector<ui::StalePlace> &places, const QString &chosenBy);
    void cancelRequested();
    void reportRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Activity { Idle, Looking, CleaningUp, Undoing };

    QWidget *titleRow();
    QWidget *scopeRow();
    QWidget *stateRow();
    void addKeys();
    void setActivity(Activity activity);
    void pressMain();
    void filter();
    void showRows();
    void showState();
    void showNotes();
    QString stateText() const;
    QString whyNoCleanUp() const;
    void updateButtons();
    void updateMain();
    void cleanUpSelected();
    void cleanUpShown();
    QString chosenFrom() const;

    StaleIndexModel *m_model;
    QByteArray m_user; ///< the one that is offered beside the whole server; empty: none is
    Activity m_activity = Activity::Idle;
    bool m_isCancelled = false;
    QDateTime m_when;
    QString m_nothing; ///< why nothing is known; empty: nobody has looked
    QStringList m_notes;
    QString m_lookObstacle;
    QString m_cleanUpObstacle;
    QTimer *m_typing;
    Chip *m_server = nullptr;
    QHBoxLayout *m_scopeLayout = nullptr;
    SegmentedSwitch *m_scope = nullptr; ///< null: the whole server
    QLineEdit *m_filter = nullptr;
    ToneLabel *m_state = nullptr;
    QPushButton *m_main = nullptr; ///< looks again, or stops what is under way
    QProgressBar *m_bar = nullptr;
    ToneLabel *m_remarks = nullptr;
    Card *m_noteCard = nullptr;
    ToneLabel *m_note = nullptr;
    StaleList *m_list = nullptr;
    StaleActions *m_actions = nullptr;
};

} // namespace ui
