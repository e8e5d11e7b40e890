// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/auditemptypage.h"

#include "ui/controls/tonelabel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kEmptyIconSize = 36;
constexpr int kEmptyTextWidth = 120 * kGrid;

} // namespace

AuditEmptyPage::AuditEmptyPage(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(new ToneLabel(Tone::Text, this))
    , m_text(new ToneLabel(Tone::Muted, this))
    , m_file(new ToneLabel(Tone::Muted, this))
    , m_clear(new QPushButton(tr("C&lear Search"), this))
{
    m_icon->setFixedSize(kEmptyIconSize, kEmptyIconSize);
    m_title->setFontScale(1.25, QFont::Bold);
    m_clear->setAutoDefault(false);
    for (ToneLabel *label : {m_title, m_text, m_file}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setMaximumWidth(kEmptyTextWidth);
    }
    m_file->setOverflow(ToneLabel::Overflow::WrapAnywhere);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(2 * kGrid);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    for (ToneLabel *label : {m_title, m_text, m_file}) {
        auto *row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(label, 100);
        row->addStretch(1);
        column->addLayout(row);
    }
    column->addWidget(m_clear, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_clear, &QPushButton::clicked, this, &AuditEmptyPage::clearSearchRequested);
    showReading();
}

void AuditEmptyPage::show(const QString &icon, const QString &title, const QString &text)
{
    m_iconName = icon;
    paintIcon();
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_file->hide();
    m_clear->hide();
}

void AuditEmptyPage::showReading()
{
    show(QStringLiteral("refresh"), tr("Reading the log…"), {});
}

void AuditEmptyPage::showNothingYet(const QString &file)
{
    show(QStringLiteral("lock"), tr("Nothing has been written down yet"),
         tr("Before sessions are ended or changed from here, this log is told when, by whom, on which server, which "
            "sessions and for what reason; and afterwards what became of each. Session ids are masked, and lines are "
            "only ever added. It is kept in this file of your account:"));
    m_file->setText(QDir::toNativeSeparators(file));
    m_file->setVisible(!file.isEmpty());
}

void AuditEmptyPage::showNothingFound(bool isAll)
{
    show(
        QStringLiteral("search"), tr("No entry matches"),
        isAll
            ? tr("All words have to stand somewhere in an entry: users, reason, server, operator, action. A session is "
                 "also found by its whole key.")
            : tr("Not all of the log has been read: there may be more further back."));
    m_clear->show();
}

void AuditEmptyPage::showUnreadable()
{
    show(QStringLiteral("warning"), tr("The log could not be read"), {});
}

void AuditEmptyPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintIcon();
}

void AuditEmptyPage::paintIcon()
{
    m_icon->setPixmap(themedIcon(m_iconName).pixmap(QSize(kEmptyIconSize, kEmptyIconSize), devicePixelRatioF()));
}

} // namespace ui

#include "moc_auditemptypage.cpp"
