// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/spokentree.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QDebug>
#include <QHeaderView>
#include <QLabel>
#include <QRegularExpression>

namespace support
{

namespace
{

constexpr int kDeepest = 40;
constexpr int kRowsLookedAt = 30;

bool hasMarkup(const QString &text)
{
    static const QRegularExpression s_tag(QStringLiteral("</?[a-zA-Z][^<>]*>"));
    return text.contains(s_tag);
}

QString roleName(QAccessible::Role role)
{
    QString name;
    QDebug(&name).nospace() << role;
    return name.section(QLatin1String("::"), -1).remove(QLatin1Char(')'));
}

bool needsName(const QAccessibleInterface &object)
{
    switch (object.role()) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::PageTab:
    case QAccessible::PageTabList:
    case QAccessible::ProgressBar:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::List:
    case QAccessible::Chart:
    case QAccessible::Dialog:
        return true;
    default:
        return object.state().focusable && !object.state().disabled;
    }
}

class Walk final
{
public:
    void visit(QAccessibleInterface *object, int depth)
    {
        if (!object || !object->isValid() || depth > kDeepest || object->state().invisible)
            return;
        const auto *view = qobject_cast<const QAbstractItemView *>(object->object());
        // Its parts: an editor within a combo or spin box is named by that.
        const bool isPart = m_inNamed;
        note(*object, depth, isPart);
        if (view && !qobject_cast<const QHeaderView *>(view)) {
            lookAtTable(*object, *view);
            return;
        }
        const QAccessible::Role role = object->role();
        const bool before = m_inNamed;
        m_inNamed = before || role == QAccessible::ComboBox || role == QAccessible::SpinBox;
        for (int i = 0; i < object->childCount(); ++i)
            visit(object->child(i), depth + 1);
        m_inNamed = before;
    }

    SpokenTree tree;

private:
    void note(const QAccessibleInterface &object, int depth, bool isPart)
    {
        const QString name = object.text(QAccessible::Name);
        const QString description = object.text(QAccessible::Description);
        const QString value = object.text(QAccessible::Value);
        QString line =
            QString(depth * 2, QLatin1Char(' ')) + roleName(object.role()) + QStringLiteral(" “%1”").arg(name);
        if (!description.isEmpty())
            line += QStringLiteral(" (%1)").arg(description);
        if (!value.isEmpty() && value != name)
            line += QStringLiteral(" [%1]").arg(value);
        tree.lines += line;
        const QString where = placeOf(object) + line.trimmed();
        tree.controls += object.state().focusable;
        if (hasMarkup(name) || hasMarkup(description))
            tree.faults += QStringLiteral("markup: ") + where;
        if (name.isEmpty() && !isPart && needsName(object))
            tree.faults += QStringLiteral("no name: ") + where;
        if (const auto *label = qobject_cast<const QLabel *>(object.object()))
            lookAtLabel(*label, name, where);
    }

    void lookAtLabel(const QLabel &label, const QString &name, const QString &where)
    {
        if (label.textFormat() == Qt::PlainText && !label.text().isEmpty() && !name.contains(label.text()))
            tree.faults += QStringLiteral("does not say “%1”: ").arg(label.text()) + where;
        const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(const_cast<QLabel *>(&label));
        if ((label.textInteractionFlags() & Qt::TextSelectableByMouse) && !label.text().isEmpty() &&
            !const_cast<QAccessibleInterface *>(spoken)->textInterface())
            tree.faults += QStringLiteral("can be selected, and is no text: ") + where;
    }

    void lookAtTable(QAccessibleInterface &object, const QAbstractItemView &view)
    {
        QAccessibleTableInterface *table = object.tableInterface();
        if (!table || !view.model())
            return;
        const auto *header = view.findChild<QHeaderView *>();
        const int columns = view.model()->columnCount(view.rootIndex());
        for (int row = 0; row < qMin(kRowsLookedAt, view.model()->rowCount(view.rootIndex())); ++row) {
            for (int column = 0; column < columns; ++column) {
                const QModelIndex index = view.model()->index(row, column, view.rootIndex());
                const QString seen = index.data(Qt::DisplayRole).toString();
                QString said = index.data(Qt::AccessibleTextRole).toString();
                said = said.isEmpty() ? seen : said;
                const QAccessibleInterface *cell = table->cellAt(row, column);
                // One of a row that has gone: Qt forgets those only for somebody who listens.
                if (cell && !cell->isValid())
                    cell = nullptr;
                if (cell && hasMarkup(cell->text(QAccessible::Name)) && !hasMarkup(seen))
                    tree.faults += QStringLiteral("markup in a cell: ") + cell->text(QAccessible::Name);
                if (cell && cell->text(QAccessible::Name) != said)
                    tree.faults +=
                        QStringLiteral("a cell says “%1” and not “%2”").arg(cell->text(QAccessible::Name), said);
                tree.cells += cell && !said.isEmpty();
            }
        }
        if (!header || columns < 2)
            return;
        for (int column = 0; column < columns; ++column) {
            QString title = view.model()->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
            if (title.isEmpty())
                title = view.model()->headerData(column, Qt::Horizontal).toString();
            if (title.isEmpty())
                tree.faults += QStringLiteral("no header of column %1: ").arg(column) + object.text(QAccessible::Name);
        }
    }

    static QString placeOf(const QAccessibleInterface &object)
    {
        QStringList path;
        for (const QObject *at = object.object(); at; at = at->parent())
            path.prepend(QLatin1String(at->metaObject()->className()));
        return path.mid(qMax(0, int(path.size()) - 4)).join(QLatin1Char('>')) + QLatin1Char(' ');
    }

    bool m_inNamed = false;
};

} // namespace

SpokenTree spokenTree(QWidget &root)
{
    Walk walk;
    walk.visit(QAccessible::queryAccessibleInterface(&root), 0);
    return walk.tree;
}

} // namespace support
