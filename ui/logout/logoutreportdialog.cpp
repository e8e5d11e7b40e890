// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutreportdialog.h"

#include "models/text/numbertext.h"
#include "ui/controls/card.h"
#include "ui/controls/dialogroom.h"
#include "ui/controls/tonelabel.h"
#include "ui/logout/logoutreportmodel.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace ui
{

namespace
{

using Kind = messages::LogoutOutcome::Kind;

constexpr int kReportWidth = 190 * kGrid;
constexpr int kHeight = 100 * kGrid;

/// The outcome in the colour of its urgency; the words say the same.
class OutcomeDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Colours &scheme = colours(option->palette);
        QColor colour = scheme.text;
        switch (static_cast<Kind>(index.data(LogoutReportModel::KindRole).toInt())) {
        case Kind::Ended:
        case Kind::TtlSet:
            colour = scheme.good;
            break;
        case Kind::AlreadyGone:
            colour = scheme.mutedText;
            break;
        case Kind::Refused:
            colour = scheme.danger;
            break;
        case Kind::Unknown:
        case Kind::ChangedHands:
        case Kind::NotRun:
            colour = scheme.warning;
            break;
        }
        option->palette.setColor(QPalette::Text, colour);
    }
};

/// Keys as they are written elsewhere.
class KeyDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->font = monospaceFont(option->font);
        option->fontMetrics = QFontMetrics(option->font);
    }
};

} // namespace

LogoutReportDialog::LogoutReportDialog(const messages::LogoutReport &report, const std::vector<LogoutSubject> &subjects,
                                       QWidget *parent)
    : QDialog(parent)
    , m_model(new LogoutReportModel(report, subjects, this))
{
    setWindowTitle(tr("What became of the logout"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *title = new ToneLabel(summary(report), Tone::Text, this);
    title->setFontScale(1.2, QFont::Bold);
    title->setWordWrap(true);
    auto *frame = new Card(Card::Ground::Field, this);
    auto *table = new QTableView(frame);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(kGrid / 2, kGrid, kGrid / 2, kGrid);
    inner->addWidget(table);
    table->setFrameShape(QFrame::NoFrame);
    table->setModel(m_model);
    table->setItemDelegateForColumn(LogoutReportModel::Outcome, new OutcomeDelegate(table));
    table->setItemDelegateForColumn(LogoutReportModel::Key, new KeyDelegate(table));
    table->setSelectionBehavior(QTableView::SelectRows);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setAccessibleName(tr("Outcome for each session"));
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(kRowHeight);
    table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    table->horizontalHeader()->setSectionResizeMode(LogoutReportModel::Outcome, QHeaderView::Stretch);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    // The words say what to do next: they get what the others leave.
    table->setColumnWidth(LogoutReportModel::User, 30 * kGrid);
    table->setColumnWidth(LogoutReportModel::Format, 26 * kGrid);
    table->setColumnWidth(LogoutReportModel::Key, 34 * kGrid);

    auto *copy = new QPushButton(tr("Copy as text"), this);
    auto *close = new QPushButton(tr("Close"), this);
    copy->setAutoDefault(false);
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(copy);
    buttons->addWidget(new ToneLabel(tr("Session ids stay masked."), Tone::Muted, this));
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * kGrid, 5 * kGrid, 5 * kGrid, 4 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->addWidget(title);
    layout->addWidget(frame, 1);
    layout->addLayout(buttons);
    const QSize room = dialogRoom(this);
    resize(QSize(kReportWidth, kHeight).boundedTo(room));
    close->setFocus();
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_model->text()); });
    connect(close, &QPushButton::clicked, this, &LogoutReportDialog::accept);
}

QString LogoutReportDialog::summary(const messages::LogoutReport &report)
{
    QStringList parts;
    if (const int count = report.count(Kind::Ended))
        parts.append(tr("%Ln ended", nullptr, count));
    if (const int count = report.count(Kind::TtlSet))
        parts.append(tr("%Ln with the new time left", nullptr, count));
    if (const int count = report.count(Kind::ChangedHands))
        parts.append(tr("%Ln spared", nullptr, count));
    if (const int count = report.count(Kind::AlreadyGone))
        parts.append(tr("%Ln already gone", nullptr, count));
    if (const int count = report.count(Kind::Refused))
        parts.append(tr("%Ln refused", nullptr, count));
    if (const int count = report.count(Kind::Unknown))
        parts.append(tr("%Ln not known", nullptr, count));
    if (const int count = report.count(Kind::NotRun))
        parts.append(tr("%Ln not sent", nullptr, count));
    return parts.isEmpty() ? tr("Nothing was ended") : parts.join(QStringLiteral(", "));
}

} // namespace ui

#include "moc_logoutreportdialog.cpp"
