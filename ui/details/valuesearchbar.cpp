// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/valuesearchbar.h"

#include "models/text/numbertext.h"
#include "ui/controls/chip.h"
#include "ui/controls/tonelabel.h"
#include "ui/details/valuemodel.h"
#include "ui/details/valuesearch.h"
#include "ui/details/valueview.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>

namespace ui
{

ValueSearchBar::ValueSearchBar(ValueView &view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_search(new ValueSearch(view.values(), this))
    , m_field(new QLineEdit(this))
    , m_count(new ToneLabel(Tone::Muted, this))
    , m_previous(new Chip(QStringLiteral("↑"), Tone::Text, this))
    , m_next(new Chip(QStringLiteral("↓"), Tone::Text, this))
{
    m_field->setPlaceholderText(tr("Search in this session"));
    m_field->setAccessibleName(tr("Search in this session"));
    m_field->setToolTip(tr("Names and values, but not hidden ones (/ or Ctrl+Shift+F)"));
    m_field->addAction(themedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_count->setFont(tabularFont(m_count->font()));
    m_count->setAccessibleName(tr("Matches"));
    m_previous->setPressable(true);
    m_previous->setAccessibleName(tr("Previous match"));
    m_previous->setToolTip(tr("Previous match (Shift+Enter)"));
    m_next->setPressable(true);
    m_next->setAccessibleName(tr("Next match"));
    m_next->setToolTip(tr("Next match (Enter)"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kGrid);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    connect(m_field, &QLineEdit::textChanged, this, &ValueSearchBar::setText);
    connect(m_previous, &Chip::clicked, this, [this] { step(-1); });
    connect(m_next, &Chip::clicked, this, [this] { step(1); });
    connect(m_search, &ValueSearch::advanced, this, &ValueSearchBar::follow);
    updateCount();
}

void ValueSearchBar::begin()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void ValueSearchBar::clear()
{
    m_field->clear();
}

QString ValueSearchBar::countText() const
{
    return m_count->text();
}

bool ValueSearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        step(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return true;
    case Qt::Key_Down:
        m_view.setFocus(Qt::OtherFocusReason);
        return true;
    case Qt::Key_Escape:
        m_field->clear();
        m_view.setFocus(Qt::OtherFocusReason);
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void ValueSearchBar::setText(const QString &text)
{
    m_isWaiting = !text.isEmpty();
    m_view.setMarkedText(text);
    m_search->setText(text);
}

/// Typing leads to the first match; a payload that changes under a search moves nothing.
void ValueSearchBar::follow()
{
    if (m_isWaiting && !m_search->matches().empty()) {
        m_isWaiting = false;
        m_view.goTo(m_search->matches().front());
    }
    updateCount();
}

void ValueSearchBar::step(qsizetype by)
{
    const auto &matches = m_search->matches();
    if (matches.empty())
        return;
    const auto count = static_cast<qsizetype>(matches.size());
    const qsizetype at = std::find(matches.begin(), matches.end(), m_view.currentIndex()) - matches.begin();
    const qsizetype next = at == count ? (by > 0 ? 0 : count - 1) : (at + by + count) % count;
    m_view.goTo(matches[static_cast<size_t>(next)]);
    updateCount();
}

void ValueSearchBar::updateCount()
{
    const auto &matches = m_search->matches();
    const bool searching = !m_search->text().isEmpty();
    const auto found = std::find(matches.begin(), matches.end(), m_view.currentIndex());
    const QLocale locale = text::groupingLocale();
    QString count = locale.toString(static_cast<qulonglong>(matches.size()));
    if (m_search->isRunning() || matches.size() == ValueSearch::kMostMatches)
        count = tr("%1+").arg(count);
    if (searching && matches.empty())
        count = m_search->isRunning() ? tr("…") : tr("none");
    else if (found != matches.end())
        count = tr("%1 of %2").arg(locale.toString(static_cast<qlonglong>(found - matches.begin() + 1)), count);
    m_count->setText(count);
    for (QWidget *part : std::initializer_list<QWidget *>{m_count, m_previous, m_next})
        part->setVisible(searching);
}

} // namespace ui

#include "moc_valuesearchbar.cpp"
