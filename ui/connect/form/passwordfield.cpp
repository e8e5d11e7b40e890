// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/form/passwordfield.h"

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QPainter>
#include <QPainterPath>

namespace ui
{

namespace
{

constexpr int kEyeWidth = 7 * kGrid;

} // namespace

class PasswordField::Eye final : public QAbstractButton
{
public:
    explicit Eye(QWidget *parent)
        : QAbstractButton(parent)
    {
        setCursor(Qt::ArrowCursor);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colours &scheme = colours(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor colour = isDown() || hasFocus() ? scheme.accent : underMouse() ? scheme.text : scheme.mutedText;
        painter.setPen(QPen(colour, 1.4));
        const QPointF middle = QRectF(rect()).center();
        QPainterPath lids;
        lids.moveTo(middle + QPointF(-7, 0));
        lids.quadTo(middle + QPointF(0, -8), middle + QPointF(7, 0));
        lids.quadTo(middle + QPointF(0, 8), middle + QPointF(-7, 0));
        painter.drawPath(lids);
        painter.drawEllipse(middle, 2, 2);
        if (!isDown())
            painter.drawLine(middle + QPointF(-5, 5), middle + QPointF(5, -5));
    }
};

PasswordField::PasswordField(QWidget *parent)
    : QLineEdit(parent)
    , m_eye(new Eye(this))
{
    setEchoMode(Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData);
    setTextMargins(0, 0, kEyeWidth, 0);
    setAccessibleName(tr("Password"));
    m_eye->setAccessibleName(tr("Show the password while pressed"));
    m_eye->setToolTip(m_eye->accessibleName());
    connect(m_eye, &QAbstractButton::pressed, this, [this] { setEchoMode(Normal); });
    connect(m_eye, &QAbstractButton::released, this, [this] { setEchoMode(Password); });
}

void PasswordField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    const int left = isRightToLeft() ? 0 : width() - kEyeWidth;
    m_eye->setGeometry(left, 0, kEyeWidth, height());
}

} // namespace ui

#include "moc_passwordfield.cpp"
