// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/valueview.h"

#include "ui/details/valuedelegate.h"
#include "ui/details/valuemodel.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include <vector>

namespace ui
{

namespace
{

constexpr int kIndent = 4 * kGrid;
// Opened by themselves: two levels, as long as that is not a wall of rows.
constexpr int kRowsOpenedAlone = 40;

void collectOpen(const QTreeView &view, const QModelIndex &parent, std::vector<QStringList> &open)
{
    const QAbstractItemModel &model = *view.model();
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (!view.isExpanded(index))
            continue;
        open.push_back(ValueModel::steps(index));
        collectOpen(view, index, open);
    }
}

} // namespace

ValueView::ValueView(QWidget *parent)
    : QTreeView(parent)
    , m_model(new ValueModel(this))
    , m_delegate(new ValueDelegate(this))
    , m_copyPath(new QAction(tr("Copy Path"), this))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(kIndent);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    viewport()->setAutoFillBackground(false);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(true);
    setAccessibleName(tr("Session data"));
    setAttribute(Qt::WA_MacShowFocusRect, false);
    m_copyPath->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    m_copyPath->setShortcutContext(Qt::WidgetShortcut);
    addAction(m_copyPath);
    connect(m_copyPath, &QAction::triggered, this, [this] { copy(currentIndex(), ValueModel::PathRole); });
    useMonospace();
}

void ValueView::showValue(const formats::Value &value)
{
    m_model->reveal({});
    m_model->setValue(value);
    openFirstLevels();
    scrollToTop();
}

void ValueView::updateValue(const formats::Value &value)
{
    if (sameValue(value, formats::Value()) && m_model->rowCount() == 0)
        return;
    std::vector<QStringList> open;
    collectOpen(*this, {}, open);
    const QStringList current = ValueModel::steps(currentIndex());
    const QStringList revealed = ValueModel::steps(m_model->revealed());
    const int scrolled = verticalScrollBar()->value();
    const bool wasEmpty = m_model->rowCount() == 0;
    m_updating = true;
    if (m_model->setValue(value)) {
        if (wasEmpty)
            openFirstLevels();
        for (const QStringList &steps : open)
            setExpanded(m_model->find(steps), true);
        if (!current.isEmpty())
            setCurrentIndex(m_model->find(current));
        if (!revealed.isEmpty())
            m_model->reveal(m_model->find(revealed));
        verticalScrollBar()->setValue(scrolled);
    }
    m_updating = false;
}

void ValueView::openFirstLevels()
{
    int rows = m_model->rowCount();
    for (int row = 0; row < m_model->rowCount() && rows < kRowsOpenedAlone; ++row) {
        const QModelIndex index = m_model->index(row, 0);
        const int members = m_model->rowCount(index);
        if (members == 0 || rows + members > kRowsOpenedAlone)
            continue;
        setExpanded(index, true);
        rows += members;
        for (int inner = 0; inner < members; ++inner) {
            const QModelIndex child = m_model->index(inner, 0, index);
            const int grandchildren = m_model->rowCount(child);
            if (grandchildren == 0 || rows + grandchildren > kRowsOpenedAlone)
                continue;
            setExpanded(child, true);
            rows += grandchildren;
        }
    }
}

void ValueView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    if (event->matches(QKeySequence::Copy)) {
        copy(index, ValueModel::CopyRole);
        return;
    }
    if (event->text() == QLatin1String("/")) {
        Q_EMIT searchRequested();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && index.data(ValueModel::SecretRole).toBool()) {
        toggleSecret(index);
        return;
    }
    QTreeView::keyPressEvent(event);
}

void ValueView::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !index.isValid())
        return;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    if (ValueDelegate::chipRect(option, index).contains(event->position().toPoint()))
        toggleSecret(index);
}

void ValueView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    // The payload may change while the menu is open.
    const QPersistentModelIndex kept(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool hidden = index.data(ValueModel::HiddenRole).toBool();
    QAction *value = menu->addAction(hidden ? tr("Copy value, hidden") : tr("Copy value"), this,
                                     [this, kept] { copy(kept, ValueModel::CopyRole); });
    value->setShortcut(QKeySequence::Copy);
    QAction *path = menu->addAction(tr("Copy path"), this, [this, kept] { copy(kept, ValueModel::PathRole); });
    path->setShortcut(m_copyPath->shortcut());
    for (QAction *action : {value, path})
        action->setShortcutContext(Qt::WidgetShortcut); // only said here
    menu->addAction(tr("Copy as JSON"), this, [this, kept] { copy(kept, ValueModel::CopyJsonRole); });
    if (index.data(ValueModel::SecretRole).toBool()) {
        menu->addSeparator();
        menu->addAction(hidden ? tr("Reveal") : tr("Hide"), this, [this, kept] { toggleSecret(kept); });
    }
    menu->popup(event->globalPos());
}

void ValueView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (!m_updating && m_model->revealed() != current)
        m_model->reveal({});
}

void ValueView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        useMonospace();
}

void ValueView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const Colours &scheme = colours(this);
    if (selectionModel()->isSelected(index))
        painter->fillRect(rect, scheme.selection);
    if (!m_model->hasChildren(index))
        return;
    // An own small triangle: the same in every style, and at every scale.
    const QPointF middle(isRightToLeft() ? rect.left() + kIndent / 2.0 : rect.right() - kIndent / 2.0 + 1,
                         rect.center().y() + 0.5);
    QPainterPath triangle;
    if (isExpanded(index)) {
        triangle.addPolygon(QPolygonF({middle + QPointF(-4, -2), middle + QPointF(4, -2), middle + QPointF(0, 3)}));
    } else {
        const qreal forward = isRightToLeft() ? -1 : 1;
        triangle.addPolygon(QPolygonF(
            {middle + QPointF(-2 * forward, -4), middle + QPointF(-2 * forward, 4), middle + QPointF(3 * forward, 0)}));
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillPath(triangle, scheme.mutedText);
    painter->restore();
}

void ValueView::toggleSecret(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    m_model->reveal(m_model->revealed() == index ? QModelIndex() : index);
}

void ValueView::goTo(const QModelIndex &index)
{
    for (QModelIndex at = index.parent(); at.isValid(); at = at.parent())
        setExpanded(at, true);
    setCurrentIndex(index);
    scrollTo(index);
}

void ValueView::setMarkedText(const QString &text)
{
    m_delegate->setMarkedText(text);
    viewport()->update();
}

void ValueView::copy(const QModelIndex &index, int role)
{
    if (index.isValid())
        QApplication::clipboard()->setText(index.data(role).toString());
}

void ValueView::useMonospace()
{
    setFont(monospaceFont(QApplication::font()));
}

} // namespace ui

#include "moc_valueview.cpp"
