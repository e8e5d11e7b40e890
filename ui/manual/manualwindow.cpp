// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manual/manualwindow.h"

#include "ui/controls/dialogroom.h"
#include "ui/controls/tonelabel.h"
#include "ui/manual/manualview.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QTextDocument>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace ui
{

namespace
{

constexpr QSize kManualSize(250 * kGrid, 180 * kGrid);
constexpr int kSectionsWidth = 72 * kGrid;

} // namespace

ManualWindow::ManualWindow(QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_hits(new ToneLabel(Tone::Muted, this))
    , m_sections(new QListWidget(this))
    , m_view(new ManualView(this))
{
    setWindowTitle(tr("Manual"));
    setModal(false);
    setAutoFillBackground(true);
    build();
    fill();
    connect(m_sections, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && !m_isFilling)
            m_view->showAtTop(m_headings.at(row).position);
    });
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, &ManualWindow::follow);
    connect(m_view, &QTextBrowser::anchorClicked, this, &ManualWindow::openLink);
    connect(m_search, &QLineEdit::textChanged, this, &ManualWindow::search);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    connect(new QShortcut(QKeySequence(Qt::Key_F3), this), &QShortcut::activated, this, [this] { step(1); });
    connect(new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F3), this), &QShortcut::activated, this,
            [this] { step(-1); });
    resize(kManualSize.boundedTo(dialogRoom(this)));
    m_search->setFocus();
}

void ManualWindow::build()
{
    m_search->setPlaceholderText(tr("Search the manual"));
    m_search->setAccessibleName(tr("Search the manual"));
    m_search->setToolTip(tr("Search the manual (Ctrl+F); Return goes on, Shift+Return back"));
    m_search->addAction(themedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_hits->setFont(tabularFont(m_hits->font()));
    m_hits->setAccessibleName(tr("Places that were found"));
    m_hits->setContentsMargins(2 * kGrid, 0, 0, 0);

    m_sections->setAccessibleName(tr("Sections"));
    m_sections->setFrameShape(QFrame::NoFrame);
    m_sections->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sections->setTextElideMode(Qt::ElideRight);
    m_sections->setUniformItemSizes(true);
    m_view->setAccessibleName(tr("Manual"));

    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(3 * kGrid, 3 * kGrid, 2 * kGrid, 3 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(m_search);
    column->addWidget(m_hits);
    column->addWidget(m_sections, 1);
    m_sections->viewport()->setAutoFillBackground(false);

    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(side);
    split->addWidget(m_view);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    split->setSizes({kSectionsWidth, kManualSize.width() - kSectionsWidth});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(split);
    setTabOrder(m_search, m_sections);
    setTabOrder(m_sections, m_view);
}

void ManualWindow::fill()
{
    m_view->fill(manualText());
    m_headings = headingsOf(*m_view->document());
    fillSections();
    showHits();
}

void ManualWindow::fillSections()
{
    m_isFilling = true;
    m_sections->clear();
    for (const ManualHeading &heading : std::as_const(m_headings)) {
        auto *item = new QListWidgetItem(heading.title, m_sections);
        item->setToolTip(heading.title.toHtmlEscaped());
        item->setSizeHint({0, kRowHeight});
        QFont font = m_sections->font();
        font.setWeight(heading.level == 2 ? QFont::DemiBold : QFont::Normal);
        item->setFont(font);
        // The hint of what belongs to what; spoken, it is the order that tells.
        if (heading.level > 2)
            item->setText(QString(3, QChar(0x2002)) + heading.title);
        item->setData(Qt::AccessibleTextRole, heading.title);
    }
    m_isFilling = false;
    follow();
}

/// The section that is being read is the one that is chosen.
void ManualWindow::follow()
{
    if (m_headings.isEmpty())
        return;
    const int top = m_view->positionAtTop();
    const auto next = std::find_if(m_headings.cbegin(), m_headings.cend(),
                                   [top](const ManualHeading &heading) { return heading.position > top; });
    const auto row = qMax<qsizetype>(0, next - m_headings.cbegin() - 1);
    // At its end the text cannot be scrolled further, and what was chosen stays so.
    const bool isAtEnd = m_view->verticalScrollBar()->value() == m_view->verticalScrollBar()->maximum();
    if (isAtEnd && m_sections->currentRow() > row)
        return;
    m_isFilling = true;
    m_sections->setCurrentRow(int(row));
    m_isFilling = false;
}

bool ManualWindow::showSection(const QString &anchor)
{
    const auto found = std::find_if(m_headings.cbegin(), m_headings.cend(),
                                    [&anchor](const ManualHeading &heading) { return heading.anchor == anchor; });
    if (found == m_headings.cend())
        return false;
    m_view->showAtTop(found->position);
    m_isFilling = true;
    m_sections->setCurrentRow(int(found - m_headings.cbegin()));
    m_isFilling = false;
    return true;
}

void ManualWindow::openLink(const QUrl &link)
{
    if (link.scheme().isEmpty())
        showSection(link.fragment());
    else if (link.scheme() == QLatin1String("https"))
        QDesktopServices::openUrl(link);
}

void ManualWindow::search()
{
    m_current = 0;
    showHits();
}

void ManualWindow::step(int by)
{
    if (m_found == 0)
        return;
    m_current = (m_current + by + m_found) % m_found;
    showHits();
}

void ManualWindow::showHits()
{
    const QString words = m_search->text().simplified();
    m_found = m_view->mark(words, m_current);
    m_hits->setVisible(!words.isEmpty());
    m_hits->setText(m_found == 0
                        ? tr("Not in the manual")
                        : tr("%1 of %2", "a place among those that were found").arg(m_current + 1).arg(m_found));
}

void ManualWindow::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && m_search->hasFocus())
        return step(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    if (event->key() == Qt::Key_Escape && !m_search->text().isEmpty())
        return m_search->clear();
    QDialog::keyPressEvent(event);
}

void showManual(QWidget *window)
{
    auto *manual = window->findChild<ManualWindow *>();
    if (!manual) {
        manual = new ManualWindow(window);
        manual->setAttribute(Qt::WA_DeleteOnClose);
    }
    manual->show();
    manual->raise();
    manual->activateWindow();
}

} // namespace ui

#include "moc_manualwindow.cpp"
