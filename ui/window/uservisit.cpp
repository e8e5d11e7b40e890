// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/uservisit.h"

#include "models/sessions/users/userlist.h"
#include "ui/search/searchfield.h"
#include "ui/search/sessionsearch.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/sessionspage.h"

#include <QKeyEvent>

#include <utility>

namespace ui
{

UserVisit::UserVisit(SessionsPage &page, SessionSearch &search, SearchField &field, QObject *parent)
    : QObject(parent)
    , m_page(page)
    , m_search(search)
    , m_field(field)
{
    page.table().installEventFilter(this);
    connect(&search, &SessionSearch::applied, this, &UserVisit::noteSearch);
    connect(&page, &SessionsPage::tabChanged, this, [this] {
        if (isUnderWay() && m_page.tab() == SessionsPage::Tab::Users)
            end();
    });
}

void UserVisit::begin(const sessions::UserIdentity &user)
{
    m_before = m_search.terms();
    const QString term = user.searchTerm();
    m_search.showOnly(term);
    m_term = term;
    m_page.setTab(SessionsPage::Tab::Sessions);
    Q_EMIT begun();
}

void UserVisit::end()
{
    m_term.clear();
    m_search.setTerms(std::exchange(m_before, {}));
    m_page.setTab(SessionsPage::Tab::Users);
    Q_EMIT returned();
}

void UserVisit::noteSearch()
{
    if (m_field.text() != m_term)
        m_term.clear();
}

/// Before Escape is taken for "clear the search".
bool UserVisit::eventFilter(QObject *watched, QEvent *event)
{
    if (!isUnderWay() || (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return QObject::eventFilter(watched, event);
    const auto *press = static_cast<QKeyEvent *>(event);
    if (press->modifiers() != Qt::NoModifier || (press->key() != Qt::Key_Escape && press->key() != Qt::Key_Backspace))
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress)
        end();
    else
        event->accept();
    return true;
}

} // namespace ui

#include "moc_uservisit.cpp"
