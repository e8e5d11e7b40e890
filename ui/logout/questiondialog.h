// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logout/questiontext.h"

#include <QDialog>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace ui
{

class AnswerFields;
class ToneLabel;

/// Asks before something is ended or removed. Shown with open(); accepted() is the answer yes. Cancel is the default,
/// and where it matters the number has to be typed, and a reason given. The question may shrink while it stands, and
/// never grows: what is done is always among what was first asked about.
class QuestionDialog : public QDialog
{
    Q_OBJECT

public:
    /// Why, in the words of whoever answers; may be empty where nobody has to say.
    QString reason() const;
    /// A reason that was given before, to be changed.
    void suggestReason(const QString &reason);
    /// The number that the answer is about: that of the question, or the one before it has shrunk, where that was
    /// typed.
    qint64 confirmed() const;
    bool asksForNumber() const;

protected:
    /// `fields`: further ones, before those for reason and number; the focus is there first. Null: none.
    QuestionDialog(QuestionText text, QWidget *fields, QWidget *parent);

    /// Says the question anew, in the widgets that are there. `changes`: what has become of the rest, as sentences.
    void say(QuestionText text, const QString &changes);
    void setAction(const QString &action);

    void showEvent(QShowEvent *event) override;

private:
    /// The first size, at most that of the screen: what is told scrolls, the question and the buttons stay.
    void fit();
    void fill(const QString &changes);
    /// What scrolls: whose they are, how many, what is sent.
    void tell();
    void growDownwards();
    QWidget *titleRow();
    QWidget *buttonRow();
    void updateAction();

    QuestionText m_text;
    QWidget *m_fields; ///< null: none but the answers
    ToneLabel *m_title = nullptr;
    QWidget *m_changeNote = nullptr;
    ToneLabel *m_changeText = nullptr;
    std::vector<ToneLabel *> m_notes;
    QScrollArea *m_scroll;
    bool m_areCommandsOpen = true;
    AnswerFields *m_answers = nullptr;
    ToneLabel *m_follows = nullptr; ///< what follows a yes
    ToneLabel *m_missing = nullptr; ///< why the button is off
    QPushButton *m_cancel = nullptr;
    QPushButton *m_action = nullptr;
};

} // namespace ui
