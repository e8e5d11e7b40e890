// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/rawpage.h"

#include "models/formats/secrets/secretsearch.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"
#include "ui/controls/chip.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/controls/tonelabel.h"
#include "ui/details/messagepage.h"
#include "ui/theme/theme.h"
#include "ui/words/instanttext.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int kColumns = 16;
constexpr int kFewColumns = 8;       // where a row of sixteen would be cut off
constexpr int kOtherCharacters = 16; // offset, gaps and a margin

std::vector<RawPart> partsOf(const messages::RecordContent &content, const formats::SecretJudge &judge)
{
    std::vector<RawPart> parts;
    if (!content.raw.isEmpty())
        parts.push_back({{}, content.raw, {}});
    for (const auto &[name, bytes] : content.fields) {
        const QString title = judge.isSecretName(name) ? text::maskedSessionId(name) : text::printableText(name);
        parts.push_back({title, bytes, {}});
    }
    return parts;
}

/// A field's own secrets: those of the other fields need not be in it.
formats::SecretPlaces fieldSecrets(const messages::RecordContent &content, size_t field,
                                   const formats::SecretJudge &judge, const QByteArray &sessionId)
{
    using formats::Value;
    const auto &[name, bytes] = content.fields[field];
    const Value *value = content.value.find(name);
    if (!value || (value->kind == Value::Kind::Bytes && !bytes.isEmpty()))
        return {{}, false};
    return formats::findSecrets(bytes, formats::secretsOf(*value, judge, name, formats::SecretScope::Open), sessionId);
}

} // namespace

RawPage::RawPage(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_message(new MessagePage(this))
    , m_textPage(new QWidget(this))
    , m_view(new SegmentedSwitch({tr("Text"), tr("Hex")}, this))
    , m_text(new QPlainTextEdit(this))
    , m_note(new ToneLabel(Tone::Muted, this))
    , m_reveal(new Chip(tr("reveal secrets"), Tone::Text, this))
    , m_turning(new QWidget(this))
    , m_place(new ToneLabel(Tone::Muted, this))
    , m_previous(new Chip(QStringLiteral("‹"), Tone::Text, this))
    , m_next(new Chip(QStringLiteral("›"), Tone::Text, this))
{
    m_view->setAccessibleName(tr("How raw bytes are shown"));
    m_view->setTabs(true);
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(monospaceFont(font()));
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Raw bytes"));
    m_text->viewport()->setAutoFillBackground(false);
    m_note->setOverflow(ToneLabel::Overflow::Elide);
    m_place->setOverflow(ToneLabel::Overflow::Elide);
    m_place->setFont(tabularFont(m_place->font()));
    m_reveal->setPressable(true);
    m_previous->setPressable(true);
    m_previous->setAccessibleName(tr("Previous page"));
    m_next->setPressable(true);
    m_next->setAccessibleName(tr("Next page"));

    auto *top = new QHBoxLayout;
    top->setSpacing(kGrid);
    top->addWidget(m_view);
    top->addWidget(m_note, 1);
    top->addWidget(m_reveal);
    m_view->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto *second = new QHBoxLayout(m_turning);
    second->setSpacing(kGrid);
    second->setContentsMargins(kGrid, 0, 0, 0);
    second->addWidget(m_place, 1);
    second->addWidget(m_previous);
    second->addWidget(m_next);
    auto *inner = new QVBoxLayout(m_textPage);
    inner->setContentsMargins({});
    inner->setSpacing(kGrid);
    inner->addLayout(top);
    inner->addWidget(m_turning);
    inner->addWidget(m_text, 1);
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_textPage);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
    connect(m_message, &MessagePage::actionRequested, this, [this] { setRevealed(true); });
    connect(m_reveal, &Chip::clicked, this, [this] { setRevealed(!m_revealed); });
    connect(m_previous, &Chip::clicked, this, [this] { turnTo(m_page - 1); });
    connect(m_next, &Chip::clicked, this, [this] { turnTo(m_page + 1); });
    connect(m_view, &SegmentedSwitch::currentChanged, this, [this] {
        m_viewChosen = true;
        display();
    });
    clear();
}

void RawPage::clear(const QByteArray &sessionId)
{
    m_sessionId = sessionId;
    m_content = {};
    m_raw = {};
    m_page = 0;
    m_prepared = false;
    m_viewChosen = false;
    m_revealed = false;
    m_text->clear();
    m_message->showMessage({});
    m_stack->setCurrentWidget(m_message);
}

void RawPage::setContent(const messages::RecordContent &content)
{
    m_content = content;
    m_prepared = false;
    if (isVisible())
        display();
}

void RawPage::setRevealed(bool revealed)
{
    m_revealed = revealed;
    m_prepared = false;
    display();
}

bool RawPage::isCovered() const
{
    return !m_fits && !m_revealed;
}

void RawPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    display();
}

void RawPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_view->current() == Hex && m_shownColumns != columns() && isVisible())
        display();
}

/// Looks for the secrets in the bytes: milliseconds for the largest payloads that are read.
void RawPage::prepare()
{
    using Kind = formats::Value::Kind;
    if (m_prepared)
        return;
    m_prepared = true;
    const formats::SecretJudge judge(m_sessionId);
    std::vector<RawPart> parts = partsOf(m_content, judge);
    // What was not decoded, or not all, may hold anything.
    m_fits = m_content.value.kind != Kind::Bytes && m_content.value.kind != Kind::Null && !m_content.truncated &&
             !m_content.incomplete && !m_content.encrypted && !m_content.missing;
    if (!m_revealed && m_fits) {
        const formats::SecretList all = formats::secretsOf(m_content.value, judge);
        for (size_t i = 0; i < parts.size(); ++i) {
            // A field is searched for its own secrets: those of the others need not be in it.
            const formats::SecretPlaces places = m_content.fields.empty()
                                                     ? formats::findSecrets(parts[i].bytes, all, m_sessionId)
                                                     : fieldSecrets(m_content, i, judge, m_sessionId);
            parts[i].covered = places.ranges;
            m_fits = m_fits && places.complete;
        }
    }
    m_raw = RawText(std::move(parts));
    m_page = std::min(m_page, m_raw.pages() - 1);
}

void RawPage::turnTo(int page)
{
    m_page = std::clamp(page, 0, m_raw.pages() - 1);
    display();
    m_text->verticalScrollBar()->setValue(0);
}

int RawPage::columns() const
{
    const int character = QFontMetrics(m_text->font()).horizontalAdvance(QLatin1Char('0'));
    const int needed = (4 * kColumns + kOtherCharacters) * character;
    return m_text->viewport()->width() >= needed ? kColumns : kFewColumns;
}

void RawPage::display()
{
    if (m_content.key.isEmpty())
        return;
    prepare();
    if (m_raw.size() == 0) {
        const bool plain = m_content.type == formats::RecordType::String;
        m_message->showMessage(plain ? tr("Empty") : tr("No bytes of its own"),
                               plain ? tr("Redis holds an empty string under this key.")
                                     : tr("Redis keeps this record in parts. Data shows them one by one."));
        m_stack->setCurrentWidget(m_message);
        return;
    }
    if (isCovered()) {
        m_message->showMessage(tr("Covered"),
                               tr("Here secrets cannot be told from the rest: raw bytes show tokens and passwords as "
                                  "they are, or packed so that anybody can unpack them."),
                               tr("Show raw bytes"));
        m_stack->setCurrentWidget(m_message);
        m_text->clear();
        return;
    }
    if (!m_viewChosen && m_view->current() != (m_raw.looksLikeText() ? Text : Hex)) {
        const QSignalBlocker blocker(m_view);
        m_view->setCurrent(m_raw.looksLikeText() ? Text : Hex);
    }
    const QLocale locale = text::groupingLocale();
    const qint64 size =
        m_content.type == formats::RecordType::String ? qMax<qint64>(m_content.size, m_raw.size()) : m_raw.size();
    m_note->setText(size > m_raw.size() ? tr("the first %1 of %2").arg(sizeText(m_raw.size()), sizeText(size))
                                        : sizeText(size));
    m_place->setText(tr("page %1 of %2").arg(locale.toString(m_page + 1), locale.toString(m_raw.pages())));
    m_turning->setVisible(m_raw.pages() > 1);
    m_previous->setEnabled(m_page > 0);
    m_next->setEnabled(m_page + 1 < m_raw.pages());
    m_reveal->setVisible(m_revealed || m_raw.hasCovered());
    m_reveal->setText(m_revealed ? tr("hide secrets") : tr("reveal secrets"));
    m_reveal->updateGeometry();
    m_stack->setCurrentWidget(m_textPage);

    const bool hex = m_view->current() == Hex;
    m_shownColumns = columns();
    m_text->setWordWrapMode(hex ? QTextOption::NoWrap : QTextOption::WrapAnywhere);
    const QString shown = hex ? m_raw.hexPage(m_page, m_shownColumns) : m_raw.textPage(m_page);
    if (shown != m_text->toPlainText()) {
        const int scrolled = m_text->verticalScrollBar()->value();
        m_text->setPlainText(shown);
        m_text->verticalScrollBar()->setValue(scrolled);
    }
}

} // namespace ui

#include "moc_rawpage.cpp"
