// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manual/manualview.h"

#include "ui/manual/manualdocument.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>

namespace ui
{

namespace
{

constexpr int kSideMargin = 8 * kGrid;
constexpr int kTopMargin = 6 * kGrid;
constexpr int kLongestLine = 180 * kGrid;

} // namespace

ManualView::ManualView(QWidget *parent)
    : QTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void ManualView::fill(const QString &markdown)
{
    const int top = m_markdown == markdown ? positionAtTop() : 0;
    m_markdown = markdown;
    fillManual(*document(), markdown, colours(this), font());
    keepLinesShort();
    moveCursor(QTextCursor::Start); // it is at the end of what was written, and a text is first shown where it is
    mark(m_words, m_current);
    showAtTop(top);
}

void ManualView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_markdown.isEmpty())
        fill(m_markdown);
}

void ManualView::keepLinesShort()
{
    QTextFrameFormat format = document()->rootFrame()->frameFormat();
    const int spare = viewport()->width() - 2 * kSideMargin - kLongestLine;
    format.setLeftMargin(kSideMargin);
    format.setRightMargin(kSideMargin + qMax(0, spare));
    format.setTopMargin(kTopMargin);
    format.setBottomMargin(kTopMargin);
    if (document()->rootFrame()->frameFormat() != format)
        document()->rootFrame()->setFrameFormat(format);
}

void ManualView::resizeEvent(QResizeEvent *event)
{
    const int top = positionAtTop();
    QTextBrowser::resizeEvent(event);
    keepLinesShort();
    showAtTop(top);
}

void ManualView::showAtTop(int position)
{
    const QTextBlock block = document()->findBlock(position);
    const double y = document()->documentLayout()->blockBoundingRect(block).top();
    verticalScrollBar()->setValue(position <= 0 ? 0 : qMax(0, int(y) - 3 * kGrid));
}

int ManualView::positionAtTop() const
{
    if (verticalScrollBar()->value() == 0)
        return 0;
    return cursorForPosition(QPoint(kSideMargin, 4 * kGrid)).position();
}

int ManualView::mark(const QString &words, int current)
{
    m_words = words;
    m_current = current;
    QList<QTextEdit::ExtraSelection> marks;
    const Colours &c = colours(this);
    QTextCursor found(document());
    while (!words.isEmpty()) {
        found = document()->find(words, found);
        if (found.isNull())
            break;
        QTextEdit::ExtraSelection one;
        one.cursor = found;
        const bool isCurrent = marks.size() == current;
        one.format.setBackground(isCurrent ? c.accent : c.warningSoft);
        one.format.setForeground(isCurrent ? c.onAccent : c.warning);
        marks.append(one);
    }
    setExtraSelections(marks);
    if (current >= 0 && current < marks.size()) {
        QTextCursor place = marks.at(current).cursor;
        place.clearSelection();
        setTextCursor(place);
        ensureCursorVisible();
    }
    return int(marks.size());
}

} // namespace ui

#include "moc_manualview.cpp"
