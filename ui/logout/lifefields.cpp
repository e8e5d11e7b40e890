// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/lifefields.h"

#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <iterator>

namespace ui
{

namespace
{

using std::chrono::seconds;

constexpr seconds kUnits[] = {std::chrono::seconds(1), std::chrono::minutes(1), std::chrono::hours(1),
                              std::chrono::hours(24)};
constexpr seconds kPresets[] = {std::chrono::minutes(1),  std::chrono::minutes(5), std::chrono::minutes(15),
                                std::chrono::minutes(30), std::chrono::hours(1),   std::chrono::hours(8)};
/// A year is longer than any login lasts.
constexpr seconds kLongestLife = std::chrono::hours(24) * 366;

/// Return goes on to the next field: it must not be a no, nor a yes by mistake.
class NumberField final : public QSpinBox
{
public:
    using QSpinBox::QSpinBox;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            focusNextChild();
        else
            QSpinBox::keyPressEvent(event);
    }
};

} // namespace

LifeFields::LifeFields(const QString &label, QWidget *parent)
    : QWidget(parent)
    , m_number(new NumberField(this))
    , m_unit(new QComboBox(this))
    , m_presets(new QButtonGroup(this))
{
    auto *title = new ToneLabel(label, Tone::Muted, this);
    title->setBuddy(m_number);
    m_number->setMinimum(1);
    m_number->setAccelerated(true);
    m_number->setFixedWidth(22 * kGrid);
    m_number->setAccessibleName(tr("Time left"));
    m_unit->addItems({tr("seconds"), tr("minutes"), tr("hours"), tr("days")});
    m_unit->setAccessibleName(tr("Unit"));
    auto *presets = new QHBoxLayout;
    presets->setSpacing(kGrid + 2);
    const QString texts[] = {tr("1 min"), tr("5 min"), tr("15 min"), tr("30 min"), tr("1 h"), tr("8 h")};
    static_assert(std::size(kPresets) == std::size(texts));
    for (size_t i = 0; i < std::size(kPresets); ++i) {
        auto *button = new QPushButton(texts[i], this);
        button->setCheckable(true);
        button->setAutoDefault(false);
        m_presets->addButton(button, static_cast<int>(i));
        presets->addWidget(button);
    }
    presets->addStretch(1);
    auto *field = new QHBoxLayout;
    field->setSpacing(kGrid + 2);
    field->addWidget(m_number);
    field->addWidget(m_unit);
    field->addStretch(1);
    auto *rows = new QGridLayout(this);
    rows->setContentsMargins({});
    rows->setHorizontalSpacing(10);
    rows->setVerticalSpacing(2 * kGrid);
    rows->setColumnMinimumWidth(0, 18 * kGrid); // as beside the other fields
    rows->setColumnStretch(1, 1);
    rows->addWidget(title, 0, 0);
    rows->addLayout(field, 0, 1);
    rows->addLayout(presets, 1, 1);
    m_presets->setExclusive(false); // none of them may be right
    connect(m_presets, &QButtonGroup::idClicked, this, [this](int preset) { setTime(kPresets[preset]); });
    connect(m_number, &QSpinBox::valueChanged, this, &LifeFields::change);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &LifeFields::change);
    setFocusProxy(m_number);
    setTime(kPresets[1]);
}

seconds LifeFields::time() const
{
    return m_number->value() * kUnits[std::max(0, m_unit->currentIndex())];
}

void LifeFields::setTime(seconds time)
{
    int unit = 0;
    for (int larger = 1; larger < int(std::size(kUnits)); ++larger) {
        if (time >= kUnits[larger] && time.count() % kUnits[larger].count() == 0)
            unit = larger;
    }
    {
        const QSignalBlocker number(m_number);
        const QSignalBlocker box(m_unit);
        m_unit->setCurrentIndex(unit);
        m_number->setMaximum(int(kLongestLife / kUnits[unit]));
        m_number->setValue(int(time / kUnits[unit]));
    }
    change();
}

void LifeFields::change()
{
    m_number->setMaximum(int(kLongestLife / kUnits[std::max(0, m_unit->currentIndex())]));
    const QList<QAbstractButton *> buttons = m_presets->buttons();
    for (QAbstractButton *button : buttons)
        button->setChecked(kPresets[m_presets->id(button)] == time());
    Q_EMIT timeChanged(time());
}

} // namespace ui

#include "moc_lifefields.cpp"
