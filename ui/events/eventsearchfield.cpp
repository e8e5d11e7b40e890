// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventsearchfield.h"

#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>

#include <utility>

namespace ui
{

namespace
{

constexpr int kPauseMs = 80; // as-you-type, but not for each letter of a fast typist

}

EventSearchField::EventSearchField(QWidget *parent)
    : QLineEdit(parent)
{
    setAccessibleName(tr("Search events"));
    setClearButtonEnabled(true);
    addAction(themedIcon(QStringLiteral("search")), LeadingPosition)->setText(tr("Search"));
    m_off = addAction(themedIcon(QStringLiteral("close")), TrailingPosition);
    m_off->setText(tr("List all events, whatever is searched above"));
    m_off->setToolTip(m_off->text());
    setMinimumWidth(120);
    setTextMargins(-kGrid, 0, 0, 0); // the icon stands off the border already
    applyColours();
    describe();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(this, &QLineEdit::textChanged, this, [this] {
        describe();
        m_pause.start();
    });
    connect(&m_pause, &QTimer::timeout, this, &EventSearchField::searchChanged);
    connect(m_off, &QAction::triggered, this, &EventSearchField::takeOff);
}

void EventSearchField::setMainSearch(const QString &text)
{
    if (std::exchange(m_mainSearch, text) != text)
        m_isApart = false; // another one is meant for here, too
    describe();
}

void EventSearchField::setMistake(const QString &mistake)
{
    m_mistake = mistake;
    describe();
    update();
}

void EventSearchField::flush()
{
    if (!m_pause.isActive())
        return;
    m_pause.stop();
    Q_EMIT searchChanged();
}

void EventSearchField::takeOff()
{
    m_isApart = true;
    describe();
    Q_EMIT searchChanged();
}

void EventSearchField::describe()
{
    m_off->setVisible(isAsAbove());
    setPlaceholderText(isAsAbove() ? tr("%1 — as above").arg(m_mainSearch) : tr("Search events"));
    const QString how = isAsAbove() ? tr("The search above holds here too: %1").arg(m_mainSearch)
                                    : tr("Words, or terms such as user:alice, ip:10.0., is:ended");
    setAccessibleDescription(m_mistake.isEmpty() ? how : m_mistake);
}

void EventSearchField::applyColours()
{
    // It stands on a surface, so its own ground is the window's.
    const QColor ground = colours(this).window;
    if (palette().color(QPalette::Base) == ground)
        return;
    QPalette own;
    own.setColor(QPalette::Base, ground);
    setPalette(own);
}

void EventSearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColours();
}

void EventSearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_mistake.isEmpty())
        return;
    QPainter painter(this);
    drawBox(&painter, QRectF(rect()), Qt::transparent, colours(this).danger, kRadius, 1.5);
}

void EventSearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        flush();
        Q_EMIT resultsRequested();
        return;
    case Qt::Key_Escape:
        if (!text().isEmpty()) {
            clear();
            flush();
            return;
        }
        if (isAsAbove()) {
            takeOff();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace ui

#include "moc_eventsearchfield.cpp"
