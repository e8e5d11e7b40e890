// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/historypopup.h"

#include "ui/search/rowbutton.h"
#include "ui/search/savedrow.h"
#include "ui/search/searchhistory.h"
#include "ui/search/searchrow.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace ui
{

namespace
{

QHBoxLayout *rowLayout(QWidget *row)
{
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    return layout;
}

QString shortened(const QString &text)
{
    constexpr qsizetype kMostShown = 60;
    return text.size() > kMostShown ? text.left(kMostShown) + QChar(0x2026) : text;
}

} // namespace

HistoryPopup::HistoryPopup(SearchHistory &history, const QString &text, QWidget *parent,
                           const activity::SearchWatch *watch)
    : SearchPopup(parent)
    , m_history(history)
    , m_watch(watch)
    , m_text(text.trimmed())
{
    setAccessibleName(tr("Saved and recent searches"));
    fill();
}

void HistoryPopup::fill()
{
    clearColumn();
    m_name = nullptr;
    if (!m_renamed.isEmpty())
        addRenameRow();
    else if (SearchHistory::canKeep(m_text) && !m_history.isSaved(m_text))
        addSaveRow();
    else if (!m_text.isEmpty() && !m_history.isSaved(m_text))
        addNote(tr("The search in the field is not finished, or may name a session: such searches are not kept."));
    addHeading(tr("Saved searches"));
    for (const SearchHistory::Saved &saved : m_history.saved())
        addSaved(saved.name, saved.text);
    if (m_history.saved().isEmpty())
        addNote(tr("None yet. Type a search, come back here and give it a name."));
    addHeading(tr("Recent searches"));
    for (const QString &text : m_history.recent())
        addRecent(text);
    if (m_history.recent().isEmpty())
        addNote(tr("None yet. Searches that name a session id are not remembered."));
    column().addStretch(1);
    if (isVisible())
        fit();
}

void HistoryPopup::addSaveRow()
{
    addHeading(tr("Save “%1” as").arg(shortened(m_text)));
    m_name = addNameRow(QStringLiteral("star"), tr("Save"), &HistoryPopup::save);
}

void HistoryPopup::addRenameRow()
{
    addHeading(tr("Rename “%1” to").arg(shortened(m_renamed)));
    m_name = addNameRow(QStringLiteral("pencil"), tr("Rename"), &HistoryPopup::rename);
    m_name->setText(m_renamed);
    m_name->selectAll();
}

QLineEdit *HistoryPopup::addNameRow(const QString &icon, const QString &text, void (HistoryPopup::*done)())
{
    auto *row = new QWidget(this);
    QHBoxLayout *layout = rowLayout(row);
    layout->setContentsMargins(2 * kGrid, 0, 2 * kGrid, kGrid);
    layout->setSpacing(2 * kGrid);
    auto *name = new QLineEdit(row);
    name->setAccessibleName(tr("Name of the search"));
    name->setPlaceholderText(tr("Name"));
    name->setMaxLength(80);
    auto *button = new QPushButton(themedIcon(icon), text, row);
    button->setEnabled(false);
    layout->addWidget(name, 1);
    layout->addWidget(button);
    column().addWidget(row);
    connect(name, &QLineEdit::textChanged, button,
            [button](const QString &typed) { button->setEnabled(!typed.trimmed().isEmpty()); });
    connect(name, &QLineEdit::returnPressed, this, done);
    connect(button, &QPushButton::clicked, this, done);
    return name;
}

void HistoryPopup::addSaved(const QString &name, const QString &text)
{
    auto *row = new SavedRow(name, text, m_watch, this);
    column().addWidget(row);
    connect(row, &SavedRow::chosen, this, [this, text] {
        Q_EMIT searchChosen(text);
        close();
    });
    connect(row, &SavedRow::endRequested, this, [this, text] {
        close();
        Q_EMIT endRequested(text);
    });
    connect(row, &SavedRow::renameRequested, this, [this, name] {
        m_renamed = name;
        fill();
        m_name->setFocus();
    });
    connect(row, &SavedRow::removeRequested, this, [this, name] {
        m_history.remove(name);
        m_renamed.clear();
        fill();
    });
}

void HistoryPopup::addRecent(const QString &text)
{
    auto *row = new QWidget(this);
    QHBoxLayout *layout = rowLayout(row);
    auto *choice = new SearchRow(text, {}, 0, true, row);
    layout->addWidget(choice, 1);
    if (!m_history.isSaved(text)) {
        auto *star = rowButton(QStringLiteral("star"), tr("Save %1 under a name").arg(text), row);
        layout->addWidget(star);
        connect(star, &QToolButton::clicked, this, [this, text] { this->name(text); });
    }
    auto *remove = rowButton(QStringLiteral("close"), tr("Forget %1").arg(text), row);
    layout->addWidget(remove);
    column().addWidget(row);
    connect(choice, &SearchRow::clicked, this, [this, text] {
        Q_EMIT searchChosen(text);
        close();
    });
    connect(remove, &QToolButton::clicked, this, [this, text] {
        m_history.forget(text);
        fill();
    });
}

void HistoryPopup::save()
{
    if (m_name && m_history.save(m_name->text(), m_text))
        fill();
}

/// A name that another one has is not taken from it.
void HistoryPopup::rename()
{
    if (!m_name || (m_name->text().simplified() != m_renamed && !m_history.rename(m_renamed, m_name->text())))
        return;
    m_renamed.clear();
    fill();
}

void HistoryPopup::name(const QString &text)
{
    m_text = text;
    m_renamed.clear();
    fill();
    if (m_name)
        m_name->setFocus();
}

} // namespace ui

#include "moc_historypopup.cpp"
