// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/spokenlabel.h"

#include "ui/controls/chip.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/controls/spokenchart.h"
#include "ui/controls/spokenswitch.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/tipvoice.h"

#include <QCoreApplication>
#include <QLabel>
#include <QTextDocumentFragment>

namespace ui
{

namespace
{

struct SpokenTexts {
    Q_DECLARE_TR_FUNCTIONS(ui::SpokenLabel)
};

/// What can be pressed is a button, and what cannot is a text.
class SpokenChip final : public SpokenLabel
{
public:
    explicit SpokenChip(Chip *chip)
        : SpokenLabel(chip)
        , m_chip(chip)
    {
    }

    QAccessible::Role role() const override
    {
        return m_chip->isPressable() ? QAccessible::Button : QAccessible::StaticText;
    }

    using SpokenLabel::text;
    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name && m_chip->isPressable() && !m_chip->accessibleName().isEmpty())
            return m_chip->accessibleName();
        return SpokenLabel::text(kind);
    }

    QStringList actionNames() const override
    {
        QStringList names = SpokenLabel::actionNames();
        if (m_chip->isPressable() && m_chip->isEnabled())
            names.prepend(pressAction());
        return names;
    }

    void doAction(const QString &name) override
    {
        if (name == pressAction() && m_chip->isPressable())
            m_chip->animateClick();
        else
            SpokenLabel::doAction(name);
    }

protected:
    QString shown() const override { return m_chip->text(); }

private:
    Chip *m_chip;
};

QAccessibleInterface *spoken(const QString &className, QObject *object)
{
    if (!object || !object->isWidgetType())
        return nullptr;
    if (className == QLatin1String("ui::ToneLabel"))
        return new SpokenLabel(static_cast<QWidget *>(object));
    if (className == QLatin1String("QLabel"))
        return new SpokenLabel(static_cast<QWidget *>(object));
    if (className == QLatin1String("ui::Chip"))
        return new SpokenChip(static_cast<Chip *>(object));
    if (className == QLatin1String("ui::SegmentedSwitch"))
        return new SpokenSwitch(static_cast<SegmentedSwitch *>(object));
    return object->property(kIsChart).toBool() ? new SpokenChart(static_cast<QWidget *>(object)) : nullptr;
}

} // namespace

QString captioned(const QString &caption, const QString &text)
{
    if (caption.isEmpty() || text.isEmpty() || caption.contains(text))
        return caption.isEmpty() ? text : caption;
    return text.startsWith(caption) ? text : SpokenTexts::tr("%1: %2", "a caption and its value").arg(caption, text);
}

void installSpokenControls()
{
    static const bool s_isInstalled = (QAccessible::installFactory(spoken), true);
    Q_UNUSED(s_isInstalled)
}

SpokenLabel::SpokenLabel(QWidget *label, QAccessible::Role role)
    : QAccessibleWidget(label, role)
{
}

/// Of a picture: it is asked for before anybody knows which of both a label becomes.
QAccessible::Role SpokenLabel::role() const
{
    const auto *label = qobject_cast<const QLabel *>(object());
    const bool isPicture = label && label->text().isEmpty() && !label->pixmap(Qt::ReturnByValue).isNull();
    return isPicture ? QAccessible::Graphic : QAccessibleWidget::role();
}

QString SpokenLabel::shown() const
{
    const auto *label = qobject_cast<const QLabel *>(object());
    if (!label)
        return {};
    const QString text = label->text();
    const bool isMarkup =
        label->textFormat() == Qt::RichText || (label->textFormat() == Qt::AutoText && Qt::mightBeRichText(text));
    return isMarkup ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
}

QString SpokenLabel::text(QAccessible::Text kind) const
{
    switch (kind) {
    case QAccessible::Name:
        return captioned(widget()->accessibleName(), shown());
    case QAccessible::Value:
        return shown();
    case QAccessible::Description:
        return widget()->accessibleDescription().isEmpty() ? spokenTip(widget()->toolTip())
                                                           : widget()->accessibleDescription();
    default:
        return QAccessibleWidget::text(kind);
    }
}

void *SpokenLabel::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

void SpokenLabel::selection(int index, int *start, int *end) const
{
    *start = *end = 0;
    const auto *label = qobject_cast<const QLabel *>(object());
    if (!label || index != 0 || !label->hasSelectedText())
        return;
    *start = label->selectionStart();
    *end = *start + int(label->selectedText().size());
}

int SpokenLabel::selectionCount() const
{
    const auto *label = qobject_cast<const QLabel *>(object());
    return label && label->hasSelectedText() ? 1 : 0;
}

void SpokenLabel::addSelection(int start, int end)
{
    setSelection(0, start, end);
}

void SpokenLabel::removeSelection(int index)
{
    setSelection(index, 0, 0);
}

void SpokenLabel::setSelection(int index, int start, int end)
{
    auto *label = qobject_cast<QLabel *>(object());
    const int length = characterCount();
    if (label && index == 0 && (label->textInteractionFlags() & Qt::TextSelectableByMouse))
        label->setSelection(qBound(0, start, length), qBound(0, end - start, length - qBound(0, start, length)));
}

int SpokenLabel::cursorPosition() const
{
    const auto *label = qobject_cast<const QLabel *>(object());
    return label && label->hasSelectedText() ? label->selectionStart() + int(label->selectedText().size()) : 0;
}

void SpokenLabel::setCursorPosition(int)
{
    // There is no cursor.
}

QString SpokenLabel::text(int start, int end) const
{
    return shown().mid(start, end < 0 ? -1 : qMax(0, end - start));
}

int SpokenLabel::characterCount() const
{
    return int(shown().size());
}

/// Lines are not told apart: near enough for a magnifier to look there.
QRect SpokenLabel::characterRect(int offset) const
{
    if (offset < 0 || offset >= characterCount())
        return {};
    const QFontMetrics metrics = widget()->fontMetrics();
    const QRect place = rect();
    const int left = metrics.horizontalAdvance(shown().left(offset)) % qMax(1, place.width());
    return {place.left() + left, place.top(), metrics.horizontalAdvance(shown().at(offset)), place.height()};
}

int SpokenLabel::offsetAtPoint(const QPoint &point) const
{
    for (int i = 0; i < characterCount(); ++i) {
        if (characterRect(i).contains(point))
            return i;
    }
    return -1;
}

void SpokenLabel::scrollToSubstring(int, int)
{
    // All of it stands where it is.
}

QString SpokenLabel::attributes(int, int *start, int *end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace ui
