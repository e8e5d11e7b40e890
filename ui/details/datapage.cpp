// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/datapage.h"

#include "ui/controls/tonelabel.h"
#include "ui/details/clocktext.h"
#include "ui/details/messagepage.h"
#include "ui/details/valueview.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

namespace ui
{

namespace
{

// An answer that comes sooner is not worth a flash of "Reading…".
constexpr std::chrono::milliseconds kPatience{200};

/// What a record of which only a part was read says about it. Redis counts a string in bytes, and anything
/// else in members.
QString truncationText(const sessions::RecordContent &content)
{
    if (content.type == formats::RecordType::String)
        return DataPage::tr("Only the first part of %1 was read.").arg(sizeText(content.size));
    const QLocale locale;
    const QString whole = locale.toString(content.size);
    const QString read = locale.toString(static_cast<qlonglong>(content.value.members.size()));
    return content.type == formats::RecordType::Hash
        ? DataPage::tr("Only the first %1 of %2 fields were read.").arg(read, whole)
        : DataPage::tr("Only the first %1 of %2 members were read.").arg(read, whole);
}

} // namespace

DataPage::DataPage(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_message(new MessagePage(this))
    , m_treePage(new QWidget(this))
    , m_view(new ValueView(this))
    , m_note(new ToneLabel(Tone::Muted, this))
{
    m_note->setWordWrap(true);
    m_note->setContentsMargins(kGrid, 0, kGrid, kGrid);
    m_note->hide();
    auto *tree = new QVBoxLayout(m_treePage);
    tree->setContentsMargins({});
    tree->setSpacing(0);
    tree->addWidget(m_note);
    tree->addWidget(m_view, 1);
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_treePage);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_message->showMessage(tr("Reading…")); });
    connect(m_message, &MessagePage::actionRequested, this, &DataPage::rawRequested);
}

void DataPage::setLoading()
{
    m_fresh = true;
    m_view->showValue({});
    m_note->hide();
    m_message->showMessage({});
    m_stack->setCurrentWidget(m_message);
    m_patience.start();
}

void DataPage::setContent(const sessions::RecordContent &content, const QString &formatTitle)
{
    using Kind = formats::Value::Kind;
    m_patience.stop();
    if (!content.problem.isEmpty()) {
        m_message->showMessage(content.problem.cause, content.problem.nextStep);
        m_stack->setCurrentWidget(m_message);
        return;
    }
    // What was there before it ended stays to be read: the banner above says that it is gone.
    if (!content.exists) {
        if (m_fresh)
            m_message->showMessage(tr("Nothing left to read"), tr("Redis has removed this record."));
        return;
    }
    const bool undecoded = content.value.kind == Kind::Bytes || (content.value.kind == Kind::Null && !content.raw.isEmpty());
    if (undecoded) {
        const QString cause = formatTitle.isEmpty()
            ? tr("The payload is in no form that Sessionscope can take apart.")
            : tr("The payload is in no form that %1 is known to write.").arg(formatTitle);
        m_message->showMessage(tr("Not decodable"), cause, content.raw.isEmpty() ? QString() : tr("See raw bytes"));
        m_stack->setCurrentWidget(m_message);
        return;
    }
    if (content.value.kind == Kind::Null || (content.value.isContainer() && content.value.members.empty())) {
        m_message->showMessage(tr("Empty"), tr("The session holds no data."));
        m_stack->setCurrentWidget(m_message);
        return;
    }
    if (m_fresh)
        m_view->showValue(content.value);
    else
        m_view->updateValue(content.value);
    m_fresh = false;
    if (content.truncated)
        m_note->setText(truncationText(content));
    m_note->setVisible(content.truncated);
    m_stack->setCurrentWidget(m_treePage);
}

QString DataPage::message() const
{
    return m_stack->currentWidget() == m_message ? m_message->title() : QString();
}

} // namespace ui
