// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/search/sessionsearch.h"

#include <QObject>
#include <QString>

namespace sessions
{
struct UserIdentity;
}

namespace ui
{

class SearchField;
class SessionsPage;

/// From the users to one user's sessions and back: looks for exactly those, in the tab "Sessions". Escape or
/// Backspace there, or the tab "Users", lead back to what was searched for before. Who searches for something else
/// meanwhile has moved on: then nothing leads back.
class UserVisit final : public QObject
{
    Q_OBJECT

public:
    UserVisit(SessionsPage &page, SessionSearch &search, SearchField &field, QObject *parent);

    void begin(const sessions::UserIdentity &user);
    bool isUnderWay() const { return !m_term.isEmpty(); }

Q_SIGNALS:
    void begun();
    void returned();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void end();
    void noteSearch();

    SessionsPage &m_page;
    SessionSearch &m_search;
    SearchField &m_field;
    QString m_term;                ///< what is searched for on this visit; empty: there is none
    SessionSearch::Terms m_before; ///< what was searched for among the users
};

} // namespace ui
