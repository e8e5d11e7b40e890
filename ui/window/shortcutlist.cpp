// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shortcutlist.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace ui
{

namespace
{

struct ListTexts {
    Q_DECLARE_TR_FUNCTIONS(ui::ShortcutList)
};

/// "&Log Out…" without what belongs to a menu only.
QString plainText(QString text)
{
    // Where the letter stands in no word of the language, it stands by itself: "强制下线(&L)…".
    static const QRegularExpression apart(QStringLiteral("\\(&[^)]\\)"));
    text.remove(apart);
    text.remove(QLatin1Char('&'));
    return text.remove(QChar(0x2026));
}

QString keysOf(const QAction &action)
{
    QStringList keys;
    const QList<QKeySequence> all = action.shortcuts();
    for (const QKeySequence &key : all)
        keys += key.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral("  "));
}

class Collector final
{
public:
    void addMenu(const QMenu &menu, const QString &path)
    {
        const QList<QAction *> actions = menu.actions();
        for (const QAction *action : actions) {
            if (!action->isVisible())
                continue;
            if (action->menu())
                addMenu(*action->menu(),
                        ListTexts::tr("%1 ▸ %2", "menu and submenu").arg(path, plainText(action->text())));
            else
                add(*action, path);
        }
    }

    void add(const QAction &action, const QString &where)
    {
        if (action.shortcut().isEmpty() || action.text().isEmpty() || m_seen.contains(&action))
            return;
        m_seen.insert(&action);
        const ShortcutLine line{plainText(action.text()), keysOf(action), where};
        // Three charts with the same keys are one line.
        const auto same = std::find_if(m_lines.begin(), m_lines.end(), [&line](const ShortcutLine &other) {
            return other.what == line.what && other.keys == line.keys;
        });
        if (same == m_lines.end())
            m_lines.append(line);
        else if (same->where != where)
            same->where = ListTexts::tr("%1, %2", "one place and another").arg(same->where, where);
    }

    QList<ShortcutLine> lines() const { return m_lines; }

private:
    QSet<const QAction *> m_seen;
    QList<ShortcutLine> m_lines;
};

QString nameOf(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (!widget->accessibleName().isEmpty())
            return widget->accessibleName();
    }
    return {};
}

} // namespace

QList<ShortcutLine> shortcutsOf(const QMainWindow &window)
{
    Collector collector;
    if (const auto *bar = qobject_cast<const QMenuBar *>(window.menuWidget())) {
        const QList<QAction *> titles = bar->actions();
        for (const QAction *title : titles) {
            if (title->menu() && title->isVisible())
                collector.addMenu(*title->menu(), plainText(title->text()));
        }
    }
    const auto widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (widget->window() != &window || qobject_cast<const QMenu *>(widget))
            continue;
        const QList<QAction *> actions = widget->actions();
        for (const QAction *action : actions) {
            if (action->isVisible())
                collector.add(*action, nameOf(widget));
        }
    }
    return collector.lines();
}

} // namespace ui
