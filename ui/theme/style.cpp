// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int kControlHeight = 30;
constexpr int kScrollBarExtent = 11;
constexpr int kShortestSlider = 28;
constexpr int kHeaderArrow = 9;
constexpr int kFieldPadding = 4; // beside the few pixels that a line edit leaves by itself
constexpr int kCellPadding = 5;  // Qt adds one: cells begin where the titles of their columns do

/// The part of a scroll bar that shows where one is, in the bar's own coordinates.
QRect sliderRect(const QStyleOptionSlider &bar)
{
    const bool horizontal = bar.orientation == Qt::Horizontal;
    const int length = horizontal ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    qint64 slider = length;
    if (range > 0) {
        const qint64 shortest = qMin(kShortestSlider, length);
        slider = std::clamp(length * qint64(bar.pageStep) / (range + bar.pageStep), shortest, qint64(length));
    }
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                      length - static_cast<int>(slider), bar.upsideDown);
    return horizontal ? QRect(bar.rect.x() + start, bar.rect.y(), static_cast<int>(slider), bar.rect.height())
                      : QRect(bar.rect.x(), bar.rect.y() + start, bar.rect.width(), static_cast<int>(slider));
}

/// Qt's own within a field has a picture only; the others are named by their actions.
void nameClearButton(QToolButton &button)
{
    const QAction *action = button.defaultAction();
    if (action && action->objectName() == QLatin1String("_q_qlineeditclearaction"))
        button.setAccessibleName(Style::tr("Clear the field"));
}

} // namespace

Style::Style()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const Colours &c = colours(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
    case PE_PanelButtonBevel:
        drawButton(option, painter, widget);
        return;
    case PE_FrameFocusRect:
        // Rows of a view show the current one by the selection; a ring is for the rest.
        if (option->state & State_Item && option->state & State_Selected)
            return;
        drawBox(painter, QRectF(option->rect), Qt::transparent, c.accent, 4.0, 1.0);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            drawField(option, painter);
        return;
    case PE_FrameLineEdit:
        return; // drawn with the panel, in one go
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorRadioButton:
        drawIndicator(element, option, painter);
        return;
    case PE_Frame:
        drawBox(painter, QRectF(option->rect), Qt::transparent, c.border);
        return;
    case PE_PanelScrollAreaCorner:
        // Where two scroll bars meet the ground goes on.
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(widget);
            area && area->viewport()->autoFillBackground())
            painter->fillRect(option->rect, area->viewport()->palette().color(area->viewport()->backgroundRole()));
        return;
    case PE_FrameMenu:
        painter->setPen(c.border);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), c.border);
        return;
    case PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (!header || header->sortIndicator == QStyleOptionHeader::None)
            return;
        const QRectF box(header->rect);
        // Qt calls the arrow of an ascending order SortDown; drawn as everyone reads it: up is ascending.
        const bool ascending = header->sortIndicator == QStyleOptionHeader::SortDown;
        const qreal tip = ascending ? box.top() : box.bottom();
        const qreal base = ascending ? box.bottom() : box.top();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool claims = !widget || !widget->property(kUnsettledOrder).toBool();
        painter->setPen(claims ? QPen(Qt::NoPen) : QPen(c.mutedText, 1));
        painter->setBrush(claims ? QBrush(c.mutedText) : QBrush(Qt::NoBrush));
        painter->drawPolygon(QPolygonF({{box.left(), base}, {box.right(), base}, {box.center().x(), tip}}));
        painter->restore();
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const Colours &c = colours(option->palette);
    switch (element) {
    case CE_PushButtonBevel:
        drawButton(option, painter, widget); // a menu's arrow comes with the label
        return;
    case CE_PushButtonLabel:
        drawButtonLabel(option, painter, widget);
        return;
    case CE_Header:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            // The common style asks itself, not this style, where label and arrow go.
            drawHeaderSection(option, painter);
            QStyleOptionHeader part = *header;
            part.rect = subElementRect(SE_HeaderLabel, header, widget);
            drawControl(CE_HeaderLabel, &part, painter, widget);
            part.rect = subElementRect(SE_HeaderArrow, header, widget);
            drawPrimitive(PE_IndicatorHeaderArrow, &part, painter, widget);
        }
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        drawHeaderSection(option, painter);
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader quiet = *header;
            quiet.palette.setColor(QPalette::ButtonText, c.mutedText);
            QProxyStyle::drawControl(element, &quiet, painter, widget);
        }
        return;
    case CE_TabBarTabShape:
        drawTab(option, painter);
        return;
    case CE_TabBarTabLabel:
        drawTabLabel(option, painter, widget);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, c.window);
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            painter->fillRect(item->rect, c.window);
            if (item->state & State_Selected)
                drawBox(painter, QRectF(item->rect.adjusted(0, 2, 0, -2)), c.selection, c.selection, 4.0);
            drawItemText(painter, item->rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                         item->palette, item->state & State_Enabled, item->text, QPalette::WindowText);
        }
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, c.border);
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarContents:
        drawProgress(element, option, painter);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    case CC_ComboBox:
    case CC_SpinBox: {
        drawField(option, painter);
        const bool spin = control == CC_SpinBox;
        const auto *spinBox = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        if (spinBox && spinBox->buttonSymbols == QAbstractSpinBox::NoButtons)
            return;
        QStyleOption arrow = *option;
        const auto drawArrow = [&](SubControl part, PrimitiveElement element) {
            const QRect place = proxy()->subControlRect(control, option, part, widget);
            arrow.rect = QRect(0, 0, 10, 10);
            arrow.rect.moveCenter(place.center());
            proxy()->drawPrimitive(element, &arrow, painter, widget);
        };
        if (spin) {
            drawArrow(SC_SpinBoxUp, PE_IndicatorArrowUp);
            drawArrow(SC_SpinBoxDown, PE_IndicatorArrowDown);
        } else {
            drawArrow(SC_ComboBoxArrow, PE_IndicatorArrowDown);
        }
        return;
    }
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                            const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar) {
        const QRect rect = QProxyStyle::subControlRect(control, option, subControl, widget);
        return control == CC_SpinBox && subControl == SC_SpinBoxEditField
                   ? visualRect(option->direction, option->rect,
                                visualRect(option->direction, option->rect, rect).adjusted(kFieldPadding, 0, 0, 0))
                   : rect;
    }

    const QRect slider = sliderRect(*bar);
    const bool horizontal = bar->orientation == Qt::Horizontal;
    QRect result;
    switch (subControl) {
    case SC_ScrollBarGroove:
        result = bar->rect;
        break;
    case SC_ScrollBarSlider:
        result = slider;
        break;
    case SC_ScrollBarSubPage:
        result = horizontal ? QRect(bar->rect.topLeft(), slider.bottomLeft() - QPoint(1, 0))
                            : QRect(bar->rect.topLeft(), slider.topRight() - QPoint(0, 1));
        break;
    case SC_ScrollBarAddPage:
        result = horizontal ? QRect(slider.topRight() + QPoint(1, 0), bar->rect.bottomRight())
                            : QRect(slider.bottomLeft() + QPoint(0, 1), bar->rect.bottomRight());
        break;
    default:
        return {}; // no arrow buttons
    }
    return horizontal ? visualRect(bar->direction, bar->rect, result) : result;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_HeaderArrow) {
        // Beside the text, where the eye already is, not at the far end of a wide column.
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            const int margin = proxy()->pixelMetric(PM_HeaderMargin, option, widget);
            const int text = header->fontMetrics.horizontalAdvance(header->text);
            const bool isRight = header->textAlignment.testFlag(Qt::AlignRight);
            const int x = isRight
                              ? qMax(header->rect.right() - margin - text - 6 - kHeaderArrow, header->rect.left() + 2)
                              : qMin(header->rect.left() + margin + text + 6, header->rect.right() - kHeaderArrow - 2);
            const QRect arrow(x, header->rect.center().y() - 3, kHeaderArrow, 7);
            return visualRect(header->direction, header->rect, arrow);
        }
    }
    if (element == SE_HeaderLabel) {
        const int margin = proxy()->pixelMetric(PM_HeaderMargin, option, widget);
        return option->rect.adjusted(margin, 0, -margin, 0);
    }
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        return frame && frame->lineWidth > 0 ? rect.adjusted(kFieldPadding, 0, -kFieldPadding, 0) : rect;
    }
    return rect;
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        // Fusion's minimum of 80 pixels is for dialogs; a bar of buttons wants them as wide as they need.
        result.setWidth(size.width() + 24);
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            if (isLoud(buttonRole(widget)) && widget)
                result.rwidth() += QFontMetrics(loudFont(widget->font())).horizontalAdvance(button->text) -
                                   button->fontMetrics.horizontalAdvance(button->text);
            if (button->features & QStyleOptionButton::HasMenu)
                result.rwidth() += 16 - proxy()->pixelMetric(PM_MenuButtonIndicator, option, widget);
        }
        result.setHeight(qMax(result.height(), kControlHeight));
        break;
    case CT_SpinBox:
        // The line edit within has asked for its own height already; a frame around that is one too many.
        result.setHeight(qMax(size.height(), kControlHeight));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
        result.setHeight(qMax(result.height(), kControlHeight));
        break;
    case CT_TabBarTab:
        result.rwidth() += 12; // the chosen one is bold
        result.setHeight(qMax(result.height(), 28));
        break;
    case CT_MenuItem:
        result.setHeight(qMax(result.height(), 10));
        break;
    case CT_MenuBarItem:
        result.setHeight(qMax(result.height(), 26));
        break;
    case CT_HeaderSection:
        result.setHeight(qMax(result.height(), 27));
        break;
    default:
        break;
    }
    return result;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return kScrollBarExtent;
    case PM_ScrollBarSliderMin:
        return kShortestSlider;
    case PM_SplitterWidth:
        return 1; // QSplitter widens the grip of such a thin handle by itself
    case PM_HeaderMargin:
        return 6;
    case PM_FocusFrameHMargin:
        return kCellPadding;
    case PM_HeaderMarkSize:
        return kHeaderArrow;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_MenuBarHMargin:
    case PM_MenuBarPanelWidth:
        return 0;
    case PM_ToolTipLabelFrameWidth:
        return 5;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
        return hint == SH_UnderlineShortcut ? QProxyStyle::styleHint(hint, option, widget, returnData) : 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1; // at a million rows, paging is no way to get anywhere
    case SH_Widget_Animation_Duration:
    case SH_Widget_Animate:
        return 0; // nothing moves by itself
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QIcon Style::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    if (icon == SP_LineEditClearButton)
        return themedIcon(QStringLiteral("close"));
    return QProxyStyle::standardIcon(icon, option, widget);
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *button = qobject_cast<QToolButton *>(widget); button && qobject_cast<QLineEdit *>(button->parentWidget()))
        nameClearButton(*button);
    // Qt shows the focus from the first Tab on only; who comes by F6, or into a dialog, is to see where they are.
    if (widget->isWindow())
        widget->setAttribute(Qt::WA_KeyboardFocusChange);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QScrollBar *>(widget) ||
        qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    // Where a view shows the ground that it stands on, so does its scroll bar.
    if (qobject_cast<QScrollBar *>(widget))
        widget->setAttribute(Qt::WA_OpaquePaintEvent, false);
}

} // namespace ui

#include "moc_style.cpp"
