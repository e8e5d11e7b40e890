// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/form/linesfield.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ui
{

LinesField::LinesField(const QString &accessibleName, int lines, QWidget *parent)
    : Card(Card::Ground::Field, parent)
    , m_edit(new QPlainTextEdit(this))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    box->addWidget(m_edit);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_edit->setTabChangesFocus(true);
    m_edit->setFont(monospaceFont(font()));
    m_edit->setFixedHeight(lines * m_edit->fontMetrics().lineSpacing() + 3 * kGrid);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->viewport()->setAutoFillBackground(false);
    m_edit->setAccessibleName(accessibleName);
    setFocusProxy(m_edit);
    m_edit->installEventFilter(this);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &LinesField::edited);
}

QString LinesField::text() const
{
    return m_edit->toPlainText();
}

void LinesField::setText(const QString &text)
{
    m_edit->setPlainText(text);
}

QStringList LinesField::lines() const
{
    QStringList lines;
    const QStringList all = text().split(QLatin1Char('\n'));
    for (const QString &line : all) {
        if (const QString one = line.trimmed(); !one.isEmpty() && !lines.contains(one))
            lines.append(one);
    }
    return lines;
}

bool LinesField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::FocusOut)
        Q_EMIT left();
    return Card::eventFilter(watched, event);
}

} // namespace ui

#include "moc_linesfield.cpp"
