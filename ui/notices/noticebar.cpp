// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/noticebar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace ui
{

namespace
{

struct Look {
    const char *icon;
    QColor Colours::*ground;
    QColor Colours::*ink;
};

Look lookOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Problem:
        return {"error", &Colours::dangerSoft, &Colours::danger};
    case Notice::Kind::Warning:
        return {"warning", &Colours::warningSoft, &Colours::warning};
    case Notice::Kind::Offer:
        return {"bell", &Colours::raised, &Colours::accent};
    case Notice::Kind::Progress:
        return {"log-out", &Colours::raised, &Colours::mutedText};
    case Notice::Kind::Info:
        return {"info", &Colours::raised, &Colours::accent};
    case Notice::Kind::Result:
        break;
    }
    return {"check", &Colours::raised, &Colours::good};
}

constexpr int kIconSize = 16;

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_check(new QCheckBox(this))
    , m_progress(new QProgressBar(this))
    , m_actions(new QWidget(this))
    , m_actionRow(new QHBoxLayout(m_actions))
    , m_more(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setAccessibleName(tr("Notices"));
    m_text->setTextFormat(Qt::RichText); // all parts are escaped
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(160);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(140, 10);
    m_progress->setAccessibleName(tr("Progress"));
    m_actionRow->setContentsMargins(0, 0, 0, 0);
    m_actionRow->setSpacing(kGrid * 2);
    setButtonRole(m_more, ButtonRole::Flat);
    m_close->setIcon(themedIcon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setAccessibleName(tr("Dismiss this notice"));
    m_close->setToolTip(tr("Dismiss (Esc)"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kGrid * 3, kGrid + 1, kGrid * 2, kGrid + 1);
    row->setSpacing(kGrid * 2);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    row->addWidget(m_check);
    row->addWidget(m_actions);
    row->addWidget(m_more);
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::dismissShown);
    connect(m_more, &QPushButton::clicked, this, &NoticeBar::showNext);
    connect(m_check, &QCheckBox::toggled, this, [this](bool on) {
        for (Notice &notice : m_notices) {
            if (notice.id == m_shownId)
                notice.checked = on;
        }
    });
    hide();
}

bool NoticeBar::holds(const QString &id) const
{
    return std::any_of(m_notices.begin(), m_notices.end(), [&id](const Notice &notice) { return notice.id == id; });
}

const Notice *NoticeBar::shown() const
{
    const auto found = std::find_if(m_notices.begin(), m_notices.end(),
                                    [this](const Notice &notice) { return notice.id == m_shownId; });
    return found == m_notices.end() ? nullptr : &*found;
}

void NoticeBar::post(const Notice &notice)
{
    const auto same = std::find_if(m_notices.begin(), m_notices.end(),
                                   [&notice](const Notice &other) { return other.id == notice.id; });
    if (same != m_notices.end() && same->kind == notice.kind) {
        // Keep its place: progress that moves must not push what the user looks at out of sight.
        *same = notice;
        if (m_shownId == notice.id)
            fill();
        return;
    }
    if (same != m_notices.end())
        m_notices.erase(same);
    const auto place = std::find_if(m_notices.begin(), m_notices.end(),
                                    [&notice](const Notice &other) { return other.kind <= notice.kind; });
    m_notices.insert(place, notice);
    showMostImportant();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NoticeBar::bringForward(const QString &id)
{
    if (!holds(id))
        return;
    m_shownId = id;
    fill();
}

void NoticeBar::withdraw(const QString &id)
{
    const qsizetype before = m_notices.size();
    m_notices.removeIf([&id](const Notice &notice) { return notice.id == id; });
    if (m_notices.size() != before)
        showMostImportant();
}

void NoticeBar::dismissShown()
{
    const Notice *notice = shown();
    if (notice && notice->dismissible)
        withdraw(QString(notice->id));
}

void NoticeBar::showMostImportant()
{
    m_shownId = m_notices.isEmpty() ? QString() : m_notices.first().id;
    fill();
}

void NoticeBar::showNext()
{
    qsizetype at = 0;
    while (at < m_notices.size() && m_notices[at].id != m_shownId)
        ++at;
    if (!m_notices.isEmpty())
        m_shownId = m_notices[(at + 1) % m_notices.size()].id;
    fill();
}

void NoticeBar::fill()
{
    const Notice *notice = shown();
    if (!notice) {
        hide();
        return;
    }
    const Look look = lookOf(notice->kind);
    m_icon->setPixmap(
        themedIcon(QLatin1String(look.icon), look.ink).pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
    QString text = QStringLiteral("<b>%1</b>").arg(notice->text.toHtmlEscaped());
    if (!notice->hint.isEmpty())
        text += QStringLiteral("  ") + notice->hint.toHtmlEscaped();
    m_text->setText(text);
    setAccessibleDescription(notice->text + QLatin1Char(' ') + notice->hint);
    m_check->setVisible(!notice->checkBox.isEmpty());
    m_check->setText(notice->checkBox);
    m_check->setChecked(notice->checked);
    m_progress->setVisible(notice->progress.has_value());
    if (notice->progress) {
        m_progress->setRange(0, notice->progress->total);
        m_progress->setValue(notice->progress->done);
    }
    fillActions(*notice);
    m_more->setVisible(m_notices.size() > 1);
    m_more->setText(tr("%n more", nullptr, int(m_notices.size()) - 1));
    m_more->setAccessibleName(tr("Show the next notice"));
    m_close->setVisible(notice->dismissible);
    show();
    update();
}

void NoticeBar::fillActions(const Notice &notice)
{
    // Buttons are reused: one that has the focus must not vanish because progress moved.
    while (m_buttons.size() < notice.actions.size()) {
        const qsizetype action = m_buttons.size();
        auto *button = new QPushButton(m_actions);
        connect(button, &QPushButton::clicked, this, [this, action] { press(action); });
        m_actionRow->addWidget(button);
        m_buttons += button;
    }
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < notice.actions.size());
        if (i < notice.actions.size())
            m_buttons[i]->setText(notice.actions[i].text);
    }
    m_actions->setVisible(!notice.actions.isEmpty());
}

void NoticeBar::press(qsizetype action)
{
    const Notice *notice = shown();
    if (!notice || action >= notice->actions.size())
        return;
    // Copied: what it runs may well post or withdraw notices.
    const Notice::Action pressed = notice->actions[action];
    const bool checked = m_check->isChecked();
    if (!pressed.keepsNotice)
        withdraw(QString(notice->id));
    if (pressed.run)
        pressed.run(checked);
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    const Notice *notice = shown();
    if (!notice)
        return;
    const Colours &c = colours(this);
    const Look look = lookOf(notice->kind);
    QPainter painter(this);
    painter.fillRect(rect(), c.*look.ground);
    painter.fillRect(QRect(0, 0, 3, height()), c.*look.ink);
    painter.fillRect(QRect(0, 0, width(), 1), c.border);
}

void NoticeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && shown())
        fill();
}

void NoticeBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismissShown();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui

#include "moc_noticebar.cpp"
