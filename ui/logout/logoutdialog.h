// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logout/logoutquestion.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QScrollArea;

namespace ui
{

/// Asks before sessions are ended. Shown with open(); accepted() is the answer yes, and then
/// question().slotsNow() says which sessions are to be ended. Cancel is the default, and where it matters
/// the number of sessions has to be typed.
class LogoutDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit LogoutDialog(LogoutQuestion question, QWidget *parent = nullptr);

    const LogoutQuestion &question() const { return m_question; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// The first size, at most that of the screen: what is told scrolls, the question and the buttons stay.
    void fit();
    QWidget *titleRow();
    QWidget *countCards();
    QWidget *caveatNote();
    QWidget *sampleBlock();
    QWidget *confirmRow();
    QWidget *buttonRow();
    void updateAction();

    LogoutQuestion m_question;
    QScrollArea *m_scroll;
    QLineEdit *m_typed = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_logOut = nullptr;
};

} // namespace ui
