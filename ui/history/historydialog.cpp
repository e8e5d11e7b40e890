// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historydialog.h"

#include "models/activity/history/historydesk.h"
#include "models/activity/history/historyproblem.h"
#include "models/activity/history/historysettings.h"
#include "models/files/settings.h"
#include "models/text/numbertext.h"
#include "ui/controls/tonelabel.h"
#include "ui/controls/wheelfocus.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QGridLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ui
{

HistoryDialog::HistoryDialog(files::Settings &settings, history::HistoryDesk &desk, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_desk(desk)
    , m_keep(new QCheckBox(tr("&Keep a history on this computer"), this))
    , m_days(new QSpinBox(this))
    , m_megabytes(new QSpinBox(this))
    , m_file(new ToneLabel(Tone::Text, this))
    , m_size(new ToneLabel(Tone::Text, this))
{
    setWindowTitle(tr("History"));
    auto *about = new ToneLabel(tr("When sessions begin, are extended and end is written down while a server is "
                                   "watched, so that it can be told later why somebody was logged out: with users, "
                                   "addresses, devices and masked ids."),
                                Tone::Muted, this);
    about->setWordWrap(true);
    about->setMinimumWidth(110 * kGrid);
    m_days->setRange(1, history::kMostDays);
    m_days->setSuffix(tr(" days"));
    m_days->setAccessibleName(tr("Days to keep"));
    m_megabytes->setRange(history::kLeastMegabytes, history::kMostMegabytes);
    m_megabytes->setSuffix(tr(" MB"));
    m_megabytes->setAccessibleName(tr("Most megabytes"));
    m_megabytes->setGroupSeparatorShown(true);
    m_file->setOverflow(ToneLabel::Overflow::WrapAnywhere);
    m_file->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_file->setMinimumHeight(3 * fontMetrics().lineSpacing());
    m_file->setAccessibleName(tr("File"));
    m_file->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_size->setAccessibleName(tr("Size"));

    auto *rows = new QGridLayout;
    rows->setHorizontalSpacing(4 * kGrid);
    rows->setVerticalSpacing(2 * kGrid);
    rows->setColumnStretch(1, 1);
    const auto addRow = [this, rows](const QString &title, QWidget *value) {
        const int row = rows->rowCount();
        rows->addWidget(new ToneLabel(title, Tone::Muted, this), row, 0,
                        qobject_cast<ToneLabel *>(value) ? Qt::AlignTop : Qt::AlignVCenter);
        rows->addWidget(value, row, 1);
    };
    addRow(tr("Endings of the last"), m_days);
    addRow(tr("For each server up to"), m_megabytes);
    addRow(tr("File of this server"), m_file);
    addRow(tr("Its size"), m_size);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *forget = buttons->addButton(tr("Forget All History…"), QDialogButtonBox::ResetRole);
    setButtonRole(forget, ButtonRole::Danger);
    forget->setAutoDefault(false);
    forget->setEnabled(!desk.file().isEmpty());
    connect(forget, &QPushButton::clicked, this, &HistoryDialog::forgetAllRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * kGrid, 5 * kGrid, 5 * kGrid, 4 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->addWidget(about);
    layout->addWidget(m_keep);
    layout->addLayout(rows);
    layout->addWidget(buttons);

    connect(m_keep, &QCheckBox::clicked, this, [this](bool isKept) { history::setKept(m_settings, isKept); });
    for (QSpinBox *number : {m_days, m_megabytes}) {
        number->setKeyboardTracking(false);
        connect(number, &QSpinBox::valueChanged, this, &HistoryDialog::save);
    }
    connect(&settings, &files::Settings::changed, this, [this] { show(m_settings); });
    connect(&desk, &history::HistoryDesk::fileChanged, this, &HistoryDialog::measure);
    show(settings);
    measure();
}

void HistoryDialog::show(const files::Settings &settings)
{
    const history::HistoryRecorder::Policy policy = history::policyOf(settings);
    const QSignalBlocker days(m_days);
    const QSignalBlocker megabytes(m_megabytes);
    m_keep->setChecked(policy.isOn);
    m_days->setValue(policy.limits.days);
    m_megabytes->setValue(policy.limits.megabytes);
    m_days->setEnabled(policy.isOn);
    m_megabytes->setEnabled(policy.isOn);
}

void HistoryDialog::save()
{
    history::setLimits(m_settings, {m_days->value(), m_megabytes->value()});
}

void HistoryDialog::measure()
{
    const QString file = m_desk.file();
    m_file->setText(file.isEmpty() ? tr("none: no server is watched") : QDir::toNativeSeparators(file));
    m_size->setText(file.isEmpty() ? tr("—") : tr("being looked at…"));
    m_desk.ask<qint64>(
        this, [](const history::HistoryReader &reader) { return reader.fileBytes(); },
        [this](const tl::expected<qint64, history::Failure> &bytes) {
            if (bytes)
                m_size->setText(text::sizeText(*bytes));
            else if (bytes.error().kind == history::Failure::Kind::Missing)
                m_size->setText(tr("nothing has been written yet"));
            else
                m_size->setText(history::problemReading(bytes.error(), m_desk.file()).sentences());
        });
}

} // namespace ui

#include "moc_historydialog.cpp"
