// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shortcutsdialog.h"

#include "ui/controls/closerow.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui
{

namespace
{

constexpr QSize kUsualSize{640, 560};

enum Column { What, Keys, Where };

/// All words, each in any of the columns.
bool matches(const QTreeWidgetItem &item, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&item](const QString &word) {
        for (const int column : {What, Keys, Where}) {
            if (item.text(column).contains(word, Qt::CaseInsensitive))
                return true;
        }
        return false;
    });
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutLine> &lines, QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_nothing(new ToneLabel(tr("Nothing has such a key or name."), Tone::Muted, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard Shortcuts"));
    m_search->setPlaceholderText(tr("Search by words or keys"));
    m_search->setAccessibleName(tr("Search the shortcuts"));
    m_search->setClearButtonEnabled(true);

    m_list->setAccessibleName(tr("Shortcuts"));
    m_list->setColumnCount(3);
    m_list->setHeaderLabels({tr("What it does"), tr("Keys"), tr("Where")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setTabKeyNavigation(false);
    m_list->header()->setSectionsMovable(false);
    for (const ShortcutLine &line : lines)
        new QTreeWidgetItem(m_list, {line.what, line.keys, line.where});
    for (const int column : {What, Keys}) {
        m_list->resizeColumnToContents(column);
        m_list->setColumnWidth(column, m_list->columnWidth(column) + 4 * kGrid);
    }
    m_nothing->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(5 * kGrid, 4 * kGrid, 5 * kGrid, 4 * kGrid);
    column->setSpacing(3 * kGrid);
    column->addWidget(m_search);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    column->addLayout(new CloseRow(this));
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::showMatching);
    m_search->setFocus();
    resize(kUsualSize);
}

void ShortcutsDialog::showMatching(const QString &text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    int shown = 0;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_list->topLevelItem(row);
        const bool isShown = matches(*item, words);
        item->setHidden(!isShown);
        shown += isShown;
    }
    m_nothing->setVisible(shown == 0);
}

} // namespace ui

#include "moc_shortcutsdialog.cpp"
