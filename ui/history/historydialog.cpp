// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historydialog.h"

#include "models/activity/history/historydesk.h"
#include "models/activity/history/historyproblem.h"
#include "models/activity/history/historysettings.h"
#include "models/files/settings.h"
#include "models/text/numbertext.h"
#include "ui/controls/closerow.h"
#include "ui/controls/tonelabel.h"
#include "ui/controls/wheelfocus.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

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
    , m_less(new QWidget(this))
    , m_lessWords(new ToneLabel(Tone::Warning, m_less))
    , m_forget(nullptr)
{
    setWindowTitle(tr("History"));
    auto *about = new ToneLabel(tr("When sessions begin, are extended and end is written down while a server is "
                                   "watched, so that it can be told later why somebody was logged out: with users, "
                                   "addresses, devices and masked ids."),
                                Tone::Muted, this);
    about->setWordWrap(true);
    about->setMinimumWidth(110 * kGrid);
    m_days->setRange(1, history::kMostDays);
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
    m_forget = new QPushButton(tr("Forget All History…"), this);
    auto *buttons = new CloseRow(this);
    buttons->insertWidget(0, m_forget);
    setButtonRole(m_forget, ButtonRole::Danger);
    m_forget->setAutoDefault(false);
    connect(m_forget, &QPushButton::clicked, this, &HistoryDialog::forgetAllRequested);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * kGrid, 5 * kGrid, 5 * kGrid, 4 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->addWidget(about);
    layout->addWidget(m_keep);
    layout->addLayout(rows);
    layout->addWidget(makeLess());
    layout->addLayout(buttons);

    connect(m_keep, &QCheckBox::clicked, this, [this](bool isKept) { history::setKept(m_settings, isKept); });
    for (QSpinBox *number : {m_days, m_megabytes}) {
        number->setKeyboardTracking(false);
        wheelOnlyWithFocus(number);
        connect(number, &QSpinBox::valueChanged, this, &HistoryDialog::weigh);
        connect(number, &QSpinBox::editingFinished, this, &HistoryDialog::saveMore);
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
    weigh();
}

/// A limit that removes something is a decision, and not made by who turns a wheel or passes with the keyboard.
QWidget *HistoryDialog::makeLess()
{
    auto *layout = new QHBoxLayout(m_less);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3 * kGrid);
    m_lessWords->setWordWrap(true);
    auto *keepLess = new QPushButton(tr("Keep Less"), m_less);
    keepLess->setAutoDefault(false);
    setButtonRole(keepLess, ButtonRole::Danger);
    connect(keepLess, &QPushButton::clicked, this, &HistoryDialog::save);
    layout->addWidget(m_lessWords, 1);
    layout->addWidget(keepLess);
    return m_less;
}

history::Limits HistoryDialog::chosen() const
{
    return {m_days->value(), m_megabytes->value()};
}

/// What the numbers would do, which is not done yet.
void HistoryDialog::weigh()
{
    const int days = m_days->value();
    const QString whole = tr("%n day(s)", nullptr, days);
    m_days->setSuffix(whole.section(QString::number(days), 1));
    const history::Limits now = history::policyOf(m_settings).limits;
    QStringList sentences;
    if (days < now.days)
        sentences += tr("Endings that are older than %1 would be removed for good.").arg(whole);
    if (m_megabytes->value() < now.megabytes)
        sentences += tr("Of a history that is larger than %1 MB, the oldest would be removed for good.")
                         .arg(m_megabytes->cleanText());
    m_lessWords->setText(sentences.join(QLatin1Char(' ')));
    m_less->setVisible(!sentences.isEmpty());
}

/// As far as nothing has to go for it.
void HistoryDialog::saveMore()
{
    const history::Limits now = history::policyOf(m_settings).limits;
    if (chosen() != now && chosen().days >= now.days && chosen().megabytes >= now.megabytes)
        save();
}

void HistoryDialog::save()
{
    history::setLimits(m_settings, chosen());
}

void HistoryDialog::done(int result)
{
    const history::Limits now = history::policyOf(m_settings).limits;
    const history::Limits more{std::max(chosen().days, now.days), std::max(chosen().megabytes, now.megabytes)};
    if (more != now)
        history::setLimits(m_settings, more);
    QDialog::done(result);
}

void HistoryDialog::measure()
{
    const QString file = m_desk.file();
    m_file->setText(file.isEmpty() ? tr("none: no server is watched") : QDir::toNativeSeparators(file));
    m_size->setText(file.isEmpty() ? tr("—") : tr("being looked at…"));
    m_forget->setEnabled(!file.isEmpty());
    if (file.isEmpty())
        return m_desk.forget(this);
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
