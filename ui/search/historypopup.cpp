// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/historypopup.h"

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

constexpr int kButton = 24;

QToolButton *iconButton(const QString &icon, const QString &what, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(themedIcon(icon));
    button->setAutoRaise(true);
    button->setFixedSize(kButton, kButton);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(what);
    button->setToolTip(what);
    setButtonRole(button, ButtonRole::Flat);
    return button;
}

QHBoxLayout *rowLayout(QWidget *row)
{
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    return layout;
}

} // namespace

HistoryPopup::HistoryPopup(SearchHistory &history, const QString &text, QWidget *parent)
    : SearchPopup(parent)
    , m_history(history)
    , m_text(text.trimmed())
{
    setAccessibleName(tr("Saved and recent searches"));
    fill();
}

void HistoryPopup::fill()
{
    clearColumn();
    m_name = nullptr;
    if (SearchHistory::canKeep(m_text) && !m_history.isSaved(m_text))
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
    addHeading(tr("Save “%1” as").arg(m_text.size() > 60 ? m_text.left(60) + QChar(0x2026) : m_text));
    auto *row = new QWidget(this);
    QHBoxLayout *layout = rowLayout(row);
    layout->setContentsMargins(2 * kGrid, 0, 2 * kGrid, kGrid);
    layout->setSpacing(2 * kGrid);
    m_name = new QLineEdit(row);
    m_name->setAccessibleName(tr("Name of the search"));
    m_name->setPlaceholderText(tr("Name"));
    m_name->setMaxLength(80);
    auto *button = new QPushButton(themedIcon(QStringLiteral("star")), tr("Save"), row);
    button->setEnabled(false);
    layout->addWidget(m_name, 1);
    layout->addWidget(button);
    column().addWidget(row);
    connect(m_name, &QLineEdit::textChanged, button,
            [button](const QString &name) { button->setEnabled(!name.trimmed().isEmpty()); });
    connect(m_name, &QLineEdit::returnPressed, this, &HistoryPopup::save);
    connect(button, &QPushButton::clicked, this, &HistoryPopup::save);
}

void HistoryPopup::addSaved(const QString &name, const QString &text)
{
    auto *row = new QWidget(this);
    QHBoxLayout *layout = rowLayout(row);
    auto *choice = new SearchRow(name, text, 0, false, row);
    auto *remove = iconButton(QStringLiteral("close"), tr("Remove the saved search %1").arg(name), row);
    layout->addWidget(choice, 1);
    layout->addWidget(remove);
    column().addWidget(row);
    connect(choice, &SearchRow::clicked, this, [this, text] {
        Q_EMIT searchChosen(text);
        close();
    });
    connect(remove, &QToolButton::clicked, this, [this, name] {
        m_history.remove(name);
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
        auto *star = iconButton(QStringLiteral("star"), tr("Save %1 under a name").arg(text), row);
        layout->addWidget(star);
        connect(star, &QToolButton::clicked, this, [this, text] { this->name(text); });
    }
    auto *remove = iconButton(QStringLiteral("close"), tr("Forget %1").arg(text), row);
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

void HistoryPopup::name(const QString &text)
{
    m_text = text;
    fill();
    if (m_name)
        m_name->setFocus();
}

} // namespace ui

#include "moc_historypopup.cpp"
