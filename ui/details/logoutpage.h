// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/sessionfacts.h"

#include <QStringList>
#include <QWidget>

class QPushButton;

namespace ui
{

class Card;
class ToneLabel;
struct PlanText;

/// What a logout of this session would send, and what it would not reach.
class LogoutPage final : public QWidget
{
    Q_OBJECT

public:
    explicit LogoutPage(QWidget *parent = nullptr);

    /// `plan`: what a logout sends, by what is known of the session so far.
    void setSession(const SessionFacts &facts, const PlanText &plan, const QStringList &caveats, bool readOnly);
    /// Why nobody can be logged out now, as a sentence; empty: it is possible.
    void setObstacle(const QString &reason);

Q_SIGNALS:
    void logoutRequested();

private:
    void updateButton();

    ToneLabel *m_command; ///< all of them, a line each
    ToneLabel *m_readFirst;
    Card *m_caveatCard;
    ToneLabel *m_caveats;
    ToneLabel *m_note;
    QPushButton *m_logOut;
    QString m_obstacle;
    bool m_hasEnded = false;
};

} // namespace ui
