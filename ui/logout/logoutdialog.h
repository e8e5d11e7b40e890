// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logout/logoutquestion.h"

#include <QDialog>

class QGridLayout;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace ui
{

class ToneLabel;

/// Asks before sessions are ended. Shown with open(); accepted() is the answer yes, and then
/// question().slotsNow() says which sessions are to be ended. Cancel is the default, and where it matters
/// the number of sessions has to be typed, and a reason given. The question may shrink while it stands, and never
/// grows: what is ended is always among what was first asked about.
class LogoutDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit LogoutDialog(LogoutQuestion question, QWidget *parent = nullptr);

    const LogoutQuestion &question() const { return m_question; }
    /// Why, in the words of whoever answers; may be empty where nobody has to say.
    QString reason() const;
    /// Asks about what is left of it. `changes` says what has become of the rest, as sentences.
    void setQuestion(LogoutQuestion question, const QString &changes);

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// The first size, at most that of the screen: what is told scrolls, the question and the buttons stay.
    void fit();
    /// Says the question anew, in the widgets that are there.
    void fill();
    /// What scrolls: whose sessions, how many, what is sent.
    QWidget *told();
    QWidget *titleRow();
    QWidget *countCards();
    QWidget *caveatNote();
    QWidget *sampleBlock();
    /// What is filled in: the reason, and the number where it matters.
    QWidget *answerRows();
    void addNumberRow(QGridLayout *rows, QWidget *parent);
    QWidget *buttonRow();
    bool isNumberTyped() const;
    void updateAction();

    LogoutQuestion m_question;
    const qint64 m_asked; ///< sessions at the beginning: the number typed may be that of any moment since
    QString m_changes;
    ToneLabel *m_title = nullptr;
    QWidget *m_changeNote = nullptr;
    ToneLabel *m_changeText = nullptr;
    ToneLabel *m_doubt = nullptr;
    ToneLabel *m_stays = nullptr;
    ToneLabel *m_unread = nullptr;
    QScrollArea *m_scroll;
    QLineEdit *m_reason = nullptr;
    ToneLabel *m_typeThis = nullptr;
    QLineEdit *m_typed = nullptr;
    ToneLabel *m_follows = nullptr; ///< what follows a yes
    ToneLabel *m_missing = nullptr; ///< why the button is off
    QPushButton *m_cancel = nullptr;
    QPushButton *m_logOut = nullptr;
};

} // namespace ui
