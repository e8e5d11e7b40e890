// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/querycompleter.h"

#include "ui/search/searchfield.h"
#include "ui/search/suggestionlist.h"

#include <QKeyEvent>

#include <utility>

namespace ui
{

namespace
{

constexpr int kIndent = 11; ///< of the list's texts, so that they stand below what is typed

} // namespace

QueryCompleter::QueryCompleter(SearchField &field, Source source)
    : QObject(&field)
    , m_field(field)
    , m_source(std::move(source))
{
    field.installEventFilter(this);
    // Only what somebody types: a text that is set is complete.
    connect(&field, &QLineEdit::textEdited, this, &QueryCompleter::offer);
    connect(&field, &QLineEdit::cursorPositionChanged, this, [this] {
        if (isOffering() && m_field.cursorPosition() != m_completion.position + m_completion.length)
            withdraw();
    });
}

bool QueryCompleter::isOffering() const
{
    return m_list && m_list->isVisibleTo(m_list->parentWidget());
}

void QueryCompleter::setOffer(std::function<QString(const QString &text)> offer, const QString &keys)
{
    m_extra = std::move(offer);
    m_extraKeys = keys;
}

void QueryCompleter::offer()
{
    m_completion = m_source(m_field.text(), m_field.cursorPosition());
    m_extraRow = -1;
    if (const QString extra = m_extra ? m_extra(m_field.text()) : QString(); !extra.isEmpty()) {
        if (m_completion.suggestions.empty())
            m_completion = {m_field.cursorPosition(), 0, {}}; // below the cursor, where nothing is replaced
        m_extraRow = static_cast<int>(m_completion.suggestions.size());
        m_completion.suggestions.push_back({extra, m_extraKeys, {}});
    }
    if (m_completion.suggestions.empty() || !m_field.hasFocus()) {
        withdraw();
        return;
    }
    if (!m_list) {
        m_list = new SuggestionList(m_field.window());
        connect(m_list, &SuggestionList::chosen, this, &QueryCompleter::take);
    }
    m_list->setSuggestions(m_completion.suggestions);
    // Under the word that it completes, as far as that is in sight.
    const int x = qBound(0, m_field.xOf(m_completion.position) - kIndent, m_field.width());
    m_list->showAt(m_field.mapTo(m_field.window(), QPoint(x, m_field.height() + 3)));
    m_field.setExplanationHeld(true);
}

void QueryCompleter::withdraw()
{
    if (m_list)
        m_list->hide();
    m_field.setExplanationHeld(false);
}

void QueryCompleter::take(int row)
{
    if (row < 0 || static_cast<size_t>(row) >= m_completion.suggestions.size())
        return;
    if (row == m_extraRow) {
        withdraw();
        Q_EMIT offerTaken();
        return;
    }
    const sessions::QueryCompletion completion = std::exchange(m_completion, {});
    const sessions::QuerySuggestion &suggestion = completion.suggestions[static_cast<size_t>(row)];
    withdraw();
    // insert() can be undone, setText() cannot. A word that is done is followed by a space.
    m_field.setSelection(static_cast<int>(completion.position), static_cast<int>(completion.length));
    const bool isFollowed = completion.position + completion.length < m_field.text().size();
    m_field.insert(suggestion.text + (suggestion.goesOn || isFollowed ? QString() : QStringLiteral(" ")));
    m_field.setFocus();
    if (suggestion.goesOn)
        offer();
}

bool QueryCompleter::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
        m_list->step(1);
        return true;
    case Qt::Key_Up:
        m_list->step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        if (m_list->currentRow() < 0)
            break;
        take(m_list->currentRow());
        return true;
    case Qt::Key_Escape:
        if (m_list->currentRow() < 0)
            break;
        withdraw();
        return true;
    default:
        return false;
    }
    withdraw();
    return false;
}

bool QueryCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (!isOffering())
        return QObject::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::KeyPress:
        return takeKey(static_cast<QKeyEvent *>(event)->key());
    case QEvent::FocusOut:
    case QEvent::Hide:
    case QEvent::Resize:
    case QEvent::Move:
        withdraw();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui

#include "moc_querycompleter.cpp"
