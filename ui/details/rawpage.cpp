// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/rawpage.h"

#include "ui/controls/tonelabel.h"
#include "ui/details/clocktext.h"
#include "ui/details/hexdump.h"
#include "ui/details/messagepage.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui
{

RawPage::RawPage(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_message(new MessagePage(this))
    , m_textPage(new QWidget(this))
    , m_text(new QPlainTextEdit(this))
    , m_note(new ToneLabel(Tone::Muted, this))
{
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(monospaceFont(font()));
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Raw bytes"));
    m_text->viewport()->setAutoFillBackground(false);
    m_note->setOverflow(ToneLabel::Overflow::Elide);
    m_note->setContentsMargins(kGrid, 0, kGrid, 0);
    auto *inner = new QVBoxLayout(m_textPage);
    inner->setContentsMargins({});
    inner->setSpacing(kGrid);
    inner->addWidget(m_note);
    inner->addWidget(m_text, 1);
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_textPage);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
    connect(m_message, &MessagePage::actionRequested, this, &RawPage::uncover);
    clear();
}

void RawPage::clear()
{
    m_key.clear();
    m_raw.clear();
    m_text->clear();
    m_covered = true;
    m_message->showMessage({});
    m_stack->setCurrentWidget(m_message);
}

void RawPage::setContent(const sessions::RecordContent &content)
{
    if (content.key != m_key)
        clear();
    m_key = content.key;
    m_raw = content.raw.first(qMin(content.raw.size(), kMost));
    m_size = content.size;
    m_type = content.type;
    display();
}

void RawPage::uncover()
{
    m_covered = false;
    display();
}

void RawPage::display()
{
    if (m_raw.isEmpty()) {
        const bool plain = m_type == formats::RecordType::String;
        m_message->showMessage(plain ? tr("Empty") : tr("No single value"),
                               plain ? tr("Redis holds an empty string under this key.")
                                     : tr("Redis keeps this record in parts. Data shows them one by one."));
        m_stack->setCurrentWidget(m_message);
        return;
    }
    if (m_covered) {
        m_message->showMessage(tr("Raw bytes hide nothing"),
                               tr("Tokens and passwords stand in them as they are."), tr("Show raw bytes"));
        m_stack->setCurrentWidget(m_message);
        return;
    }
    const bool text = looksLikeText(m_raw);
    const QString kind = text ? tr("Text") : tr("Hexadecimal");
    const qint64 size = qMax<qint64>(m_size, m_raw.size());
    m_note->setText(size > m_raw.size()
                        ? tr("%1 · the first %2 of %3").arg(kind, sizeText(m_raw.size()), sizeText(size))
                        : tr("%1 · %2").arg(kind, sizeText(size)));
    const QString shown = text ? plainText(m_raw) : hexDump(m_raw);
    if (shown != m_text->toPlainText()) {
        const int scrolled = m_text->verticalScrollBar()->value();
        m_text->setPlainText(shown);
        m_text->verticalScrollBar()->setValue(scrolled);
    }
    m_stack->setCurrentWidget(m_textPage);
}

} // namespace ui
