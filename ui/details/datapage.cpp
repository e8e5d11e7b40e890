// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/datapage.h"

#include "ui/details/messagepage.h"
#include "ui/details/noticecard.h"
#include "ui/details/payloadnotice.h"
#include "ui/details/valuemodel.h"
#include "ui/details/valuesearchbar.h"
#include "ui/details/valueview.h"
#include "ui/theme/theme.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

namespace ui
{

namespace
{

// An answer that comes sooner is not worth a flash of "Reading…".
constexpr std::chrono::milliseconds kPatience{200};

} // namespace

DataPage::DataPage(QWidget *parent)
    : QWidget(parent)
    , m_notice(new NoticeCard(this))
    , m_stack(new QStackedWidget(this))
    , m_message(new MessagePage(this))
    , m_treePage(new QWidget(this))
    , m_view(new ValueView(this))
    , m_search(new ValueSearchBar(*m_view, this))
{
    m_notice->hide();
    auto *tree = new QVBoxLayout(m_treePage);
    tree->setContentsMargins({});
    tree->setSpacing(kGrid);
    tree->addWidget(m_search);
    tree->addWidget(m_view, 1);
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_treePage);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kGrid);
    layout->addWidget(m_notice);
    layout->addWidget(m_stack, 1);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_message->showMessage(tr("Reading…")); });
    connect(m_message, &MessagePage::actionRequested, this, &DataPage::rawRequested);
    // Above the tree: what it consists of goes before it.
    const auto parts = m_search->findChildren<QWidget *>();
    for (QWidget *part : parts) {
        if (part->focusPolicy() & Qt::TabFocus)
            setTabOrder(part, m_view);
    }
    connect(m_view, &ValueView::searchRequested, m_search, &ValueSearchBar::begin);
}

void DataPage::setLoading(const QByteArray &sessionId)
{
    m_fresh = true;
    m_search->clear();
    m_view->showValue({});
    m_view->values().setSessionId(sessionId);
    m_notice->hide();
    showMessage({});
    m_patience.start();
}

void DataPage::setContent(const messages::RecordContent &content, const QString &formatTitle)
{
    using Kind = formats::Value::Kind;
    m_patience.stop();
    if (!content.problem.isEmpty()) {
        showMessage(content.problem.cause, content.problem.nextStep);
        return;
    }
    // What was there before it ended stays to be read: the banner above says that it is gone.
    if (!content.exists) {
        if (m_fresh)
            showMessage(tr("Nothing left to read"), tr("Redis has removed this record."));
        return;
    }
    const PayloadNotice notice = payloadNotice(content);
    m_notice->showNotice(notice.text, notice.alarming ? Card::Ground::Danger : Card::Ground::Warning);
    const QString seeRaw = content.raw.isEmpty() ? QString() : tr("See raw bytes");
    const bool closed = (content.encrypted || content.missing) && !content.value.isContainer();
    const bool undecoded =
        content.value.kind == Kind::Bytes || (content.value.kind == Kind::Null && !content.raw.isEmpty());
    if (closed) {
        showMessage(content.encrypted ? tr("Encrypted") : tr("Compressed"), {}, seeRaw);
    } else if (undecoded) {
        const QString cause = formatTitle.isEmpty()
                                  ? tr("The payload is in no form that Sessionscope can take apart.")
                                  : tr("The payload is in no form that %1 is known to write.").arg(formatTitle);
        showMessage(tr("Not decodable"), cause, seeRaw);
    } else if (content.value.kind == Kind::Null || (content.value.isContainer() && content.value.members.empty())) {
        showMessage(tr("Empty"), tr("The session holds no data."));
    } else {
        if (m_fresh)
            m_view->showValue(content.value);
        else
            m_view->updateValue(content.value);
        m_fresh = false;
        m_stack->setCurrentWidget(m_treePage);
    }
}

void DataPage::showMessage(const QString &title, const QString &text, const QString &action)
{
    m_message->showMessage(title, text, action);
    m_stack->setCurrentWidget(m_message);
}

void DataPage::beginSearch()
{
    if (m_stack->currentWidget() == m_treePage)
        m_search->begin();
}

QString DataPage::message() const
{
    return m_stack->currentWidget() == m_message ? m_message->title() : QString();
}

} // namespace ui

#include "moc_datapage.cpp"
