// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/searchfield.h"

#include "ui/controls/plaintooltip.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <utility>

namespace ui
{

namespace
{

constexpr int kHintMargin = 60; // of what stands at the right: help and history
constexpr int kMarksEnd = 76;   // that, and the button that clears
constexpr int kHintRoom = 108;  // that, the icon, and a gap between placeholder and hint

QString shortcutHint()
{
    return QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText);
}

} // namespace

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    setAccessibleName(tr("Search sessions"));
    describe();
    setPlaceholderText(tr("Search user, id, IP, device… or user:alice ttl<5m -is:anonymous"));
    setClearButtonEnabled(true);
    addAction(themedIcon(QStringLiteral("search")), LeadingPosition)->setText(tr("Search"));
    const auto addButton = [this](const QString &icon, const QString &what, void (SearchField::*signal)()) {
        QAction *action = addAction(themedIcon(icon), TrailingPosition);
        action->setText(what); // what is read out
        action->setToolTip(what);
        connect(action, &QAction::triggered, this, signal);
    };
    addButton(QStringLiteral("chevron-down"), tr("Saved and recent searches (Alt+Down)"),
              &SearchField::historyRequested);
    addButton(QStringLiteral("help"), tr("How to search (F1)"), &SearchField::helpRequested);
    setMinimumWidth(180);
    setTextMargins(-kGrid, 0, 0, 0); // the icon stands off the border already
    applyColours();

    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    m_errorPause.setSingleShot(true);
    m_errorPause.setInterval(kErrorPauseMs);
    connect(this, &QLineEdit::textChanged, this, [this] { m_pause.start(); });
    connect(&m_pause, &QTimer::timeout, this, [this] { Q_EMIT searchChanged(text()); });
    connect(&m_errorPause, &QTimer::timeout, this, &SearchField::settleError);
}

void SearchField::flush()
{
    if (m_pause.isActive()) {
        m_pause.stop();
        Q_EMIT searchChanged(text());
    }
    if (m_errorPause.isActive()) {
        m_errorPause.stop();
        settleError();
    }
}

void SearchField::setError(qsizetype position, qsizetype length, const QString &message)
{
    m_errorPosition = std::clamp<qsizetype>(position, 0, text().size());
    m_errorLength = std::clamp<qsizetype>(length, 0, text().size() - m_errorPosition);
    const bool wasRight = m_message.isEmpty();
    m_message = message;
    if (wasRight && m_explanation)
        m_explanation->hide();
    describe();
    if (isExplanationShown() && !wasRight)
        settleError();
    else
        m_errorPause.start();
    update();
}

void SearchField::clearError()
{
    if (m_message.isEmpty())
        return;
    m_message.clear();
    m_errorPause.stop();
    describe();
    explain();
    update();
}

void SearchField::setRemark(const QString &remark)
{
    if (remark == std::exchange(m_remark, remark))
        return;
    describe();
    if (m_message.isEmpty())
        explain();
}

void SearchField::setMasked(bool masked)
{
    if (masked != isMasked())
        setEchoMode(masked ? Password : Normal);
}

void SearchField::describe()
{
    setAccessibleDescription(!m_message.isEmpty()  ? m_message
                             : !m_remark.isEmpty() ? m_remark
                                                   : tr("Words, or terms such as user:alice, ttl<5m, -is:anonymous"));
    setToolTip(plainToolTip(m_remark));
}

bool SearchField::isExplanationShown() const
{
    return m_explanation && m_explanation->isVisibleTo(m_explanation->parentWidget());
}

bool SearchField::isErrorExplained() const
{
    return isExplanationShown() && hasError();
}

bool SearchField::isRemarkShown() const
{
    return isExplanationShown() && !hasError();
}

void SearchField::setExplanationHeld(bool held)
{
    if (held == std::exchange(m_explanationHeld, held))
        return;
    if (held && m_explanation)
        m_explanation->hide();
    else if (!held && hasError())
        m_errorPause.start();
    else if (!held)
        explain();
}

void SearchField::settleError()
{
    explain();
    Q_EMIT errorSettled();
}

/// The error, if there is one, else the remark, for whoever is in the field.
void SearchField::explain()
{
    const bool isError = hasError();
    if ((!isError && (m_remark.isEmpty() || !hasFocus())) || !isVisible() || m_explanationHeld) {
        if (m_explanation)
            m_explanation->hide();
        return;
    }
    if (!m_explanation) {
        m_explanation = new QLabel(window());
        m_explanation->setTextFormat(Qt::PlainText);
        m_explanation->setAutoFillBackground(true);
        m_explanation->setMargin(7);
        m_explanation->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    QPalette tone;
    tone.setColor(QPalette::Window, isError ? colours(this).dangerSoft : colours(this).raised);
    tone.setColor(QPalette::WindowText, isError ? colours(this).danger : colours(this).text);
    m_explanation->setPalette(tone);
    m_explanation->setText(isError ? m_message : m_remark);
    // In as many lines as it takes: it may name all the formats there are. A remark stands at the field's end, in one
    // line, where it is less in the way of what lies below: all of it is in the tool tip.
    QPoint corner = mapTo(window(), QPoint(0, height() + 3));
    m_explanation->setWordWrap(false);
    const int room = isError ? window()->width() - corner.x() - 2 * kGrid : width();
    const int wide = std::min(m_explanation->sizeHint().width(), room);
    if (isError) {
        m_explanation->setWordWrap(true);
        m_explanation->resize(wide, m_explanation->heightForWidth(wide));
    } else {
        const int letters = wide - 2 * m_explanation->margin();
        m_explanation->setText(m_explanation->fontMetrics().elidedText(m_remark, Qt::ElideMiddle, letters));
        m_explanation->resize(wide, m_explanation->sizeHint().height());
        corner.rx() += width() - wide;
    }
    m_explanation->move(corner);
    m_explanation->raise();
    m_explanation->show();
}

void SearchField::applyColours()
{
    // Fields in the top bar stand on a surface, so their own ground is the window's.
    const QColor ground = colours(this).window;
    if (palette().color(QPalette::Base) == ground)
        return;
    QPalette own; // says the ground and nothing else, so the rest goes on following the application
    own.setColor(QPalette::Base, ground);
    setPalette(own);
}

int SearchField::xOf(qsizetype position) const
{
    // The only place that QLineEdit tells is the cursor's; the rest is measured from there.
    const QFontMetrics metrics(font());
    const int atCursor = cursorRect().center().x();
    return atCursor + metrics.horizontalAdvance(text().left(position)) -
           metrics.horizontalAdvance(text().left(cursorPosition()));
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const Colours &c = colours(this);
    QPainter painter(this);
    const int bothWide = fontMetrics().horizontalAdvance(placeholderText() + shortcutHint()) + kHintRoom;
    if (text().isEmpty() && !hasFocus() && bothWide < width()) {
        painter.setPen(c.mutedText);
        painter.drawText(rect().adjusted(0, 0, -kHintMargin, 0), Qt::AlignVCenter | Qt::AlignRight, shortcutHint());
    }
    if (m_message.isEmpty())
        return;
    drawBox(&painter, QRectF(rect()), Qt::transparent, c.danger, kRadius, 1.5);
    // A wave under the part that is wrong, as spelling checkers draw it.
    const int left = std::max(xOf(m_errorPosition), 26);
    const int right = std::min(std::max(xOf(m_errorPosition + m_errorLength), left + 6), width() - kMarksEnd);
    const qreal y = (height() + fontMetrics().height()) / 2.0 + 0.5;
    QPainterPath wave(QPointF(left, y));
    for (int x = left, up = 1; x < right; x += 2, up = -up)
        wave.lineTo(x + 2, y + (up > 0 ? 2 : 0));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(c.danger, 1.2));
    painter.drawPath(wave);
}

bool SearchField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        // In here F1 is about searching; elsewhere in the window it is about keys.
        if (key->key() == Qt::Key_F1) {
            event->accept();
            return true;
        }
        // On X11 a line edit takes Ctrl+E as “to the end of the line”, which End does as well. Here it is the window's:
        // whoever has searched wants to export what was found.
        if (key->key() == Qt::Key_E && key->modifiers() == Qt::ControlModifier) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_F1:
        Q_EMIT helpRequested();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        if (event->modifiers() & Qt::AltModifier) {
            Q_EMIT historyRequested();
            return;
        }
        flush();
        if (m_message.isEmpty())
            Q_EMIT resultsRequested();
        else
            explain();
        return;
    case Qt::Key_Escape:
        if (!text().isEmpty()) {
            clear();
            flush();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyColours();
        if (isExplanationShown())
            explain();
    }
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    if (isExplanationShown())
        explain();
}

void SearchField::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (hasError())
        m_errorPause.start();
    else
        explain();
}

void SearchField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // The red border and the wave stay; the explanation would lie over the table.
    if (m_explanation)
        m_explanation->hide();
    update();
}

void SearchField::hideEvent(QHideEvent *event)
{
    QLineEdit::hideEvent(event);
    if (m_explanation)
        m_explanation->hide();
}

} // namespace ui

#include "moc_searchfield.cpp"
