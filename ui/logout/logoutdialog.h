// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logout/logoutquestion.h"

#include <QDialog>

class QPushButton;
class QScrollArea;

namespace ui
{

class AnswerFields;
class LifeFields;
class ToneLabel;

/// Asks before sessions are ended, or before their time is changed. Shown with open(); accepted() is the answer yes,
/// and then question().slotsNow() says which sessions are to be ended. Cancel is the default, and where it matters the
/// number of sessions has to be typed, and a reason given. The question may shrink while it stands, and never grows:
/// what is ended is always among what was first asked about.
class LogoutDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit LogoutDialog(LogoutQuestion question, QWidget *parent = nullptr);

    const LogoutQuestion &question() const { return m_question; }
    /// Why, in the words of whoever answers; may be empty where nobody has to say.
    QString reason() const;
    /// A reason that was given before, to be changed.
    void suggestReason(const QString &reason);
    /// The number of sessions that the answer is about: those of question(), and the last ones that it has lost, where
    /// the number that was typed had counted them.
    qint64 confirmed() const;
    bool asksForNumber() const;
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
    void tell();
    QWidget *titleRow();
    QWidget *buttonRow();
    void addLifeFields(QLayout *layout);
    void updateAction();

    LogoutQuestion m_question;
    QString m_changes;
    ToneLabel *m_title = nullptr;
    QWidget *m_changeNote = nullptr;
    ToneLabel *m_changeText = nullptr;
    ToneLabel *m_doubt = nullptr;
    ToneLabel *m_stays = nullptr;
    ToneLabel *m_unread = nullptr;
    QScrollArea *m_scroll;
    bool m_areCommandsOpen = true;
    AnswerFields *m_answers = nullptr;
    LifeFields *m_life = nullptr;   ///< null where sessions are ended at once
    ToneLabel *m_follows = nullptr; ///< what follows a yes
    ToneLabel *m_missing = nullptr; ///< why the button is off
    QPushButton *m_cancel = nullptr;
    QPushButton *m_logOut = nullptr;
};

} // namespace ui
