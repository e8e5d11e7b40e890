// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logout/logoutquestion.h"
#include "ui/logout/questiondialog.h"

namespace ui
{

class LifeFields;

/// Asks before sessions are ended, or before their time is changed. When it was accepted, question().slotsNow() says
/// which sessions are to be ended.
class LogoutDialog final : public QuestionDialog
{
    Q_OBJECT

public:
    explicit LogoutDialog(LogoutQuestion question, QWidget *parent = nullptr);

    const LogoutQuestion &question() const { return m_question; }
    /// Asks about what is left of it. `changes` says what has become of the rest, as sentences.
    void setQuestion(LogoutQuestion question, const QString &changes);

private:
    using Action = LogoutQuestion::Action;

    static LifeFields *newLifeFields(Action action);
    LogoutDialog(LogoutQuestion &&question, LifeFields *life, QWidget *parent);
    static QuestionText textOf(const LogoutQuestion &question);

    LogoutQuestion m_question;
    QString m_changes;
};

} // namespace ui
