// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/form/colourrow.h"

#include "ui/connect/profiles/profilecolours.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace ui
{

namespace
{

constexpr int kSide = 5 * kGrid;

} // namespace

class ColourRow::Swatch final : public QAbstractButton
{
public:
    explicit Swatch(QWidget *parent)
        : QAbstractButton(parent)
    {
        setCheckable(true);
        setFixedSize(kSide, kSide);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
    }

    void setMeaning(const QString &value, const QString &name)
    {
        m_value = value;
        setToolTip(name);
        setAccessibleName(tr("Colour: %1").arg(name));
        update();
    }
    const QString &value() const { return m_value; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colours &scheme = colours(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF whole = QRectF(rect()).adjusted(1, 1, -1, -1);
        if (hasFocus() || isChecked() || underMouse()) {
            painter.setPen(QPen(hasFocus() ? scheme.accent : isChecked() ? scheme.text : scheme.border, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(whole, kRadius, kRadius);
        }
        const QRectF inner = whole.adjusted(3, 3, -3, -3);
        const QColor colour = profileColour(m_value);
        painter.setPen(colour.isValid() ? Qt::NoPen : QPen(scheme.mutedText, 1.2));
        painter.setBrush(colour.isValid() ? QBrush(colour) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(inner, 3, 3);
        if (!colour.isValid())
            painter.drawLine(inner.bottomLeft() + QPointF(1.5, -1.5), inner.topRight() + QPointF(-1.5, 1.5));
        if (!isChecked() || !colour.isValid())
            return;
        QPainterPath tick(inner.topLeft() + QPointF(2.5, 6));
        tick.lineTo(inner.topLeft() + QPointF(5, 8.5));
        tick.lineTo(inner.topLeft() + QPointF(9.5, 3.5));
        painter.setPen(QPen(Qt::white, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(tick);
    }

private:
    QString m_value;
};

ColourRow::ColourRow(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    m_group->setExclusive(true);
    add({}, tr("none"));
    const QList<ProfileColour> offered = profileColours();
    for (const ProfileColour &colour : offered)
        add(colour.value, colour.name);
    add({}, {});
    m_other = static_cast<Swatch *>(m_group->buttons().constLast());
    m_other->hide();
    m_group->buttons().constFirst()->setChecked(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::buttonToggled, this, [this](QAbstractButton *, bool isChecked) {
        if (isChecked)
            Q_EMIT colourChanged();
    });
}

void ColourRow::add(const QString &value, const QString &name)
{
    auto *swatch = new Swatch(this);
    swatch->setMeaning(value, name);
    m_group->addButton(swatch);
    layout()->addWidget(swatch);
}

QString ColourRow::colour() const
{
    return static_cast<Swatch *>(m_group->checkedButton())->value();
}

void ColourRow::setColour(const QString &value)
{
    const bool isOffered = value.isEmpty() || profileColourName(value) != value;
    const bool isOther = !isOffered && profileColour(value).isValid();
    m_other->setVisible(isOther);
    if (isOther) {
        m_other->setMeaning(value, profileColourName(value));
        m_other->setChecked(true);
        return;
    }
    const QList<QAbstractButton *> all = m_group->buttons();
    QAbstractButton *chosen = all.constFirst();
    for (QAbstractButton *each : all) {
        if (each != m_other && static_cast<Swatch *>(each)->value().compare(value, Qt::CaseInsensitive) == 0)
            chosen = each;
    }
    chosen->setChecked(true);
}

} // namespace ui

#include "moc_colourrow.cpp"
