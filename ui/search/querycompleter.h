// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/query/querycompletion.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace ui
{

class SearchField;
class SuggestionList;

/// Offers, below the search field, how the word that is typed may go on. Down and Up choose, Tab or Return take
/// what is chosen, Escape puts the list away; as long as nothing is chosen in it, Return, Tab and Escape do what
/// they do without it.
class QueryCompleter final : public QObject
{
    Q_OBJECT

public:
    using Source = std::function<sessions::QueryCompletion(const QString &text, qsizetype cursor)>;

    QueryCompleter(SearchField &field, Source source);

    bool isOffering() const;
    /// A last row, which does something instead of going on with the word; asked for each text, an empty one is none.
    /// `keys`: what does the same.
    void setOffer(std::function<QString(const QString &text)> offer, const QString &keys);

    void withdraw();

Q_SIGNALS:
    void offerTaken();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer();
    void take(int row);
    /// True: it was for the list.
    bool takeKey(int key);

    SearchField &m_field;
    Source m_source;
    std::function<QString(const QString &text)> m_extra;
    QString m_extraKeys;
    int m_extraRow = -1;             ///< of the list; -1: it has none
    QPointer<SuggestionList> m_list; ///< floats over the window, and is the window's child
    sessions::QueryCompletion m_completion;
};

} // namespace ui
