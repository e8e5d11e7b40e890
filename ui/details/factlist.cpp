// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/factlist.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/text/durationtext.h"
#include "models/text/listtext.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"
#include "ui/controls/chip.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"
#include "ui/words/instanttext.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>

namespace ui
{

namespace
{

constexpr int kRowGap = 0;
constexpr int kLineHeight = 5 * kGrid;

void keepRoom(QWidget *widget)
{
    QSizePolicy policy = widget->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    widget->setSizePolicy(policy);
}

void showOrDash(ToneLabel *label, const QString &text)
{
    label->setText(text.isEmpty() ? QStringLiteral("—") : text);
}

} // namespace

QString typeText(formats::RecordType type)
{
    using formats::RecordType;
    switch (type) {
    case RecordType::Unknown:
    case RecordType::Other:
        return {};
    case RecordType::String:
        return FactList::tr("string");
    case RecordType::Hash:
        return FactList::tr("hash");
    case RecordType::List:
        return FactList::tr("list");
    case RecordType::Set:
        return FactList::tr("set");
    case RecordType::SortedSet:
        return FactList::tr("sorted set");
    case RecordType::Stream:
        return FactList::tr("stream");
    }
    return {};
}

FactList::FactList(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_reveal(new Chip(tr("reveal"), Tone::Text, this))
    , m_copy(new Chip(tr("copy"), Tone::Text, this))
    , m_copyKey(new Chip(tr("copy"), Tone::Text, this))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(2 * kGrid);
    m_grid->setVerticalSpacing(kRowGap);
    m_grid->setColumnMinimumWidth(0, 21 * kGrid);
    m_grid->setColumnStretch(1, 1);

    m_id = addRow(tr("Session id"));
    m_id->setFont(monospaceFont(font()));
    // On one line each, hidden or shown: nothing below moves, and the buttons stay under the pointer. An id that is
    // longer is whole in the tooltip, and in what is copied.
    auto *idRow = new QHBoxLayout;
    idRow->setSpacing(kGrid);
    idRow->addWidget(m_id, 1);
    idRow->addWidget(m_copy);
    idRow->addWidget(m_reveal);
    keepRoom(m_copy);
    keepRoom(m_copyKey);
    m_grid->addLayout(idRow, 0, 1);
    m_reveal->setPressable(true);
    m_reveal->setText(tr("hide"));
    const int hideWidth = m_reveal->sizeHint().width();
    m_reveal->setText(tr("reveal"));
    m_reveal->setFixedWidth(qMax(hideWidth, m_reveal->sizeHint().width()));
    m_copy->setPressable(true);
    m_reveal->setAccessibleName(tr("Reveal the session id"));
    m_copy->setAccessibleName(tr("Copy the session id"));
    connect(m_reveal, &Chip::clicked, this, [this] { setRevealed(!m_revealed); });
    const auto copy = [this](const QByteArray &bytes) {
        if (m_revealed)
            QGuiApplication::clipboard()->setText(text::printableText(bytes));
    };
    connect(m_copy, &Chip::clicked, this, [this, copy] { copy(m_facts.id); });
    connect(m_copyKey, &Chip::clicked, this, [this, copy] { copy(formats::writtenAddress(m_facts.key)); });

    m_created = addRow(tr("Created"));
    m_seen = addRow(tr("Last seen"));
    m_from = addRow(tr("From"));
    m_stored = addRow(tr("Stored on"));
    m_key = addRow(tr("Key"));
    m_key->setFont(monospaceFont(font()));
    const int keyRow = m_grid->rowCount() - 1;
    m_grid->removeWidget(m_key);
    auto *keyLine = new QHBoxLayout;
    keyLine->setSpacing(kGrid);
    keyLine->addWidget(m_key, 1);
    keyLine->addWidget(m_copyKey);
    m_grid->addLayout(keyLine, keyRow, 1);
    m_copyKey->setPressable(true);
    m_copyKey->setAccessibleName(tr("Copy the key"));
    for (ToneLabel *label : {m_created, m_seen})
        label->setFont(tabularFont(label->font()));
    setRevealed(false);
}

ToneLabel *FactList::addRow(const QString &title)
{
    const int row = m_grid->rowCount() == 1 && m_grid->count() == 0 ? 0 : m_grid->rowCount();
    auto *name = new ToneLabel(title, Tone::Muted, this);
    auto *value = new ToneLabel(Tone::Text, this);
    value->setOverflow(ToneLabel::Overflow::Elide);
    value->setAccessibleName(title);
    name->setMinimumHeight(kLineHeight);
    value->setMinimumHeight(kLineHeight);
    m_grid->addWidget(name, row, 0, Qt::AlignTop);
    m_grid->addWidget(value, row, 1);
    return value;
}

void FactList::setFacts(const SessionFacts &facts)
{
    const bool another = facts.key != m_facts.key;
    m_facts = facts;
    if (another) {
        m_type = formats::RecordType::Unknown;
        m_size = m_memoryUse = -1;
    }
    setRevealed(m_revealed && !another);
    QStringList from;
    if (!facts.ip.isEmpty())
        from.append(text::printableText(facts.ip));
    if (!facts.device.isEmpty())
        from.append(facts.device);
    else if (!facts.userAgent.isEmpty())
        from.append(text::printableText(facts.userAgent));
    showOrDash(m_from, from.join(QStringLiteral(" · ")));
    m_from->setToolTip(plainToolTip(text::printableText(facts.userAgent)));
    updateStored();
}

void FactList::setContent(const messages::RecordContent &content)
{
    if (content.key != m_facts.key || !content.exists)
        return;
    m_type = content.type;
    m_size = content.type == formats::RecordType::String ? content.size : -1;
    m_memoryUse = content.memoryUse;
    updateStored();
}

void FactList::updateStored()
{
    QStringList stored;
    if (!m_facts.node.isEmpty())
        stored.append(text::printableText(m_facts.node.toUtf8()));
    if (formats::splitFieldAddress(m_facts.key))
        stored.append(tr("field of a hash"));
    else if (const QString type = typeText(m_type); !type.isEmpty())
        stored.append(type);
    const qint64 size = m_size >= 0 ? m_size : m_facts.size;
    if (size > 0)
        stored.append(sizeText(size));
    else if (m_memoryUse > 0)
        stored.append(sizeText(m_memoryUse));
    showOrDash(m_stored, stored.join(QStringLiteral(" · ")));
    m_stored->setToolTip(m_memoryUse > 0 ? tr("Takes %1 of the server’s memory").arg(sizeText(m_memoryUse))
                                         : QString());
}

void FactList::tick(qint64 nowMs)
{
    QString created;
    if (m_facts.created > 0)
        created = tr("%1 (%2)").arg(instantText(m_facts.created, nowMs), text::pastText(nowMs - m_facts.created));
    showOrDash(m_created, created);

    QStringList seen;
    if (m_facts.lastAccess > 0)
        seen.append(instantText(m_facts.lastAccess, nowMs));
    if (m_facts.extensions > 0)
        seen.append(tr("extended %Ln time(s) while watched", nullptr, text::pluralCount(m_facts.extensions)));
    showOrDash(m_seen, text::listText(seen));
    m_seen->setToolTip(m_facts.lastAccess > 0 ? text::pastText(nowMs - m_facts.lastAccess) : QString());
}

void FactList::setRevealed(bool revealed)
{
    m_revealed = revealed;
    showOrDash(m_id, revealed ? text::printableText(m_facts.id) : text::maskedSessionId(m_facts.id));
    // A key may be nothing but an id: it is shown and hidden with it.
    const QByteArray key = formats::writtenAddress(m_facts.key);
    showOrDash(m_key, text::printableText(revealed ? key : text::maskedKey(key, m_facts.id)));
    m_reveal->setText(revealed ? tr("hide") : tr("reveal"));
    m_reveal->setAccessibleName(revealed ? tr("Hide the session id") : tr("Reveal the session id"));
    m_reveal->setToolTip(
        revealed ? QString() : plainToolTip(tr("Whoever has the id is logged in: show it only when you need it.")));
    m_reveal->setVisible(!m_facts.id.isEmpty());
    m_copy->setVisible(revealed);
    m_copyKey->setVisible(revealed);
}

} // namespace ui

#include "moc_factlist.cpp"
