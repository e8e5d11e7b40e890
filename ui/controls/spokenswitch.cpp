// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/spokenswitch.h"

#include "ui/controls/segmentedswitch.h"

#include <QPointer>

namespace ui
{

namespace
{

class SpokenSegment final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    SpokenSegment(SegmentedSwitch *segments, int index)
        : m_switch(segments)
        , m_index(index)
    {
    }

    int index() const { return m_index; }

    bool isValid() const override { return m_switch && m_index < m_switch->titles().size(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override
    {
        QAccessibleInterface *whole = parent();
        return whole ? whole->window() : nullptr;
    }
    QAccessibleInterface *parent() const override
    {
        return m_switch ? QAccessible::queryAccessibleInterface(m_switch) : nullptr;
    }
    int childCount() const override { return 0; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }

    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? m_switch->titles().at(m_index) : QString();
    }
    void setText(QAccessible::Text, const QString &) override
    {
        // Titles are the program's.
    }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect place = m_switch->segmentRect(m_index);
        return {m_switch->mapToGlobal(place.topLeft()), place.size()};
    }
    QAccessible::Role role() const override
    {
        return m_switch && m_switch->isTabs() ? QAccessible::PageTab : QAccessible::RadioButton;
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const bool isChosen = m_switch->current() == m_index;
        state.disabled = !m_switch->isEnabled();
        state.invisible = !m_switch->isVisible();
        state.focusable = state.selectable = true;
        state.selected = isChosen;
        state.focused = isChosen && m_switch->hasFocus();
        if (!m_switch->isTabs()) {
            state.checkable = true;
            state.checked = isChosen;
        }
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &name) override
    {
        if (isValid() && name == pressAction() && m_switch->isEnabled())
            m_switch->setCurrent(m_index);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<SegmentedSwitch> m_switch;
    int m_index;
};

} // namespace

SpokenSwitch::SpokenSwitch(SegmentedSwitch *segments)
    : QAccessibleWidget(segments)
    , m_switch(segments)
{
}

SpokenSwitch::~SpokenSwitch()
{
    for (const QAccessible::Id id : std::as_const(m_segments)) {
        if (id != 0)
            QAccessible::deleteAccessibleInterface(id);
    }
}

QAccessible::Role SpokenSwitch::role() const
{
    return m_switch->isTabs() ? QAccessible::PageTabList : QAccessible::Grouping;
}

int SpokenSwitch::childCount() const
{
    return int(m_switch->titles().size());
}

QAccessibleInterface *SpokenSwitch::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    if (m_segments.size() < childCount())
        m_segments.resize(childCount());
    QAccessible::Id &id = m_segments[index];
    if (id == 0)
        id = QAccessible::registerAccessibleInterface(new SpokenSegment(m_switch, index));
    return QAccessible::accessibleInterface(id);
}

int SpokenSwitch::indexOfChild(const QAccessibleInterface *child) const
{
    for (int i = 0; i < m_segments.size(); ++i) {
        if (m_segments.at(i) != 0 && QAccessible::accessibleInterface(m_segments.at(i)) == child)
            return i;
    }
    return -1;
}

QAccessibleInterface *SpokenSwitch::childAt(int x, int y) const
{
    for (int i = 0; i < childCount(); ++i) {
        if (child(i)->rect().contains(x, y))
            return child(i);
    }
    return nullptr;
}

QAccessibleInterface *SpokenSwitch::focusChild() const
{
    return m_switch->hasFocus() ? child(m_switch->current()) : nullptr;
}

} // namespace ui
