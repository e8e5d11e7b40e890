// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/addressentry.h"

#include "models/monitor/profileurl.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kLongestAddress = 4096; // a list of sentinels, and then some

} // namespace

AddressEntry::AddressEntry(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_connect(new QPushButton(tr("Connect"), this))
    , m_problem(new ToneLabel(Tone::Danger, this))
{
    m_field->setAccessibleName(tr("Address of a server"));
    m_field->setPlaceholderText(tr("Paste an address: redis://… or host:port"));
    m_field->setToolTip(tr("redis://user@host:6379/0, rediss:// for TLS, unix:///path/redis.sock, "
                           "redis+sentinel://host1,host2/mymaster, or host:port"));
    m_field->addAction(themedIcon(QStringLiteral("server")), QLineEdit::LeadingPosition)->setText(tr("Server"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(kLongestAddress);
    m_field->setMinimumHeight(8 * kGrid);
    m_connect->setMinimumHeight(8 * kGrid);
    m_connect->setAutoDefault(false);
    m_connect->setEnabled(false);
    m_problem->setWordWrap(true);
    m_problem->setAccessibleName(tr("What is wrong with the address"));
    m_problem->hide();

    auto *row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    row->addWidget(m_field, 1);
    row->addWidget(m_connect);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(kGrid);
    column->addLayout(row);
    column->addWidget(m_problem);

    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_connect->setEnabled(!text.trimmed().isEmpty());
        sayProblem({});
    });
    connect(m_field, &QLineEdit::returnPressed, this, &AddressEntry::enter);
    connect(m_connect, &QPushButton::clicked, this, &AddressEntry::enter);
}

/// What was typed does not stay: there may be a password in it.
void AddressEntry::enter()
{
    const QString address = m_field->text().trimmed();
    if (address.isEmpty())
        return;
    auto read = monitor::profileFromUrl(address);
    if (!read) {
        sayProblem(read.error().sentences());
        m_field->setFocus();
        return;
    }
    read->profile.prefersReplicas = read->prefersReplicas.value_or(read->profile.prefersReplicas);
    m_field->setText({});
    Q_EMIT addressEntered(read->profile, read->password);
}

void AddressEntry::sayProblem(const QString &sentences)
{
    m_problem->setText(sentences);
    m_problem->setVisible(!sentences.isEmpty());
    if (sentences.isEmpty())
        return;
    QAccessibleEvent told(m_problem, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

} // namespace ui

#include "moc_addressentry.cpp"
