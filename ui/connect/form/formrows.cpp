// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/form/formrows.h"

#include "ui/controls/tonelabel.h"

#include <QGridLayout>
#include <QHBoxLayout>

namespace ui
{

FormRows::FormRows(QWidget *section)
    : m_section(section)
    , m_grid(new QGridLayout(section))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(3 * kGrid);
    m_grid->setVerticalSpacing(2 * kGrid);
    m_grid->setColumnMinimumWidth(0, kTitleWidth);
    m_grid->setColumnStretch(1, 1);
}

ToneLabel *FormRows::add(const QString &title, QWidget *field)
{
    const int row = m_grid->count() == 0 ? 0 : m_grid->rowCount();
    m_grid->addWidget(field, row, 1);
    if (title.isEmpty())
        return nullptr;
    auto *label = new ToneLabel(title, Tone::Muted, m_section);
    label->setMinimumHeight(7 * kGrid);
    label->setBuddy(field);
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(title);
    return label;
}

void FormRows::addWide(QWidget *section)
{
    m_grid->addWidget(section, m_grid->count() == 0 ? 0 : m_grid->rowCount(), 0, 1, 2);
}

void FormRows::addInPlace(QWidget *field)
{
    m_grid->addWidget(field, m_grid->rowCount() - 1, 1);
}

void FormRows::addStretch()
{
    m_grid->setRowStretch(m_grid->rowCount(), 1);
}

QWidget *FormRows::beside(QWidget *parent, QWidget *wide, QWidget *narrow)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    layout->addWidget(wide, 1);
    layout->addWidget(narrow);
    return row;
}

void FormRows::reserve(ToneLabel *note, int lines)
{
    note->setWordWrap(true);
    note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    note->setFixedHeight(lines * note->fontMetrics().lineSpacing());
    keepPlace(note);
}

void FormRows::keepPlace(QWidget *field)
{
    QSizePolicy policy = field->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    field->setSizePolicy(policy);
}

} // namespace ui
