// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profiles/profilelist.h"

#include "models/text/listtext.h"
#include "ui/connect/profiles/profilecolours.h"
#include "ui/connect/profiles/profiledelegate.h"
#include "ui/controls/plaintooltip.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui
{

using messages::ConnectionProfile;

namespace
{

/// As many as are found at a glance.
constexpr qsizetype kFewProfiles = 8;

/// A note says that ssh goes there.
QString nearAddressOf(ConnectionProfile profile)
{
    profile.name.clear();
    profile.sshDestination.clear();
    return profile.title();
}

QString notesOf(const ConnectionProfile &profile)
{
    QStringList notes;
    if (!profile.sshDestination.isEmpty())
        notes += QStringLiteral("ssh");
    if (profile.readOnly)
        notes += ProfileList::tr("read-only");
    return notes.join(QStringLiteral(" · "));
}

} // namespace

QString addressOf(const ConnectionProfile &profile)
{
    ConnectionProfile nameless = profile;
    nameless.name.clear();
    return nameless.title();
}

ProfileList::ProfileList(QWidget *parent)
    : QWidget(parent)
    , m_filter(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    m_filter->setPlaceholderText(tr("Find a connection"));
    m_filter->setAccessibleName(tr("Find a connection"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(themedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_filter->installEventFilter(this);
    m_list->setItemDelegate(new ProfileDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Saved connections"));
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);

    connect(m_filter, &QLineEdit::textChanged, this, &ProfileList::filter);
    connect(m_list, &QListWidget::currentRowChanged, this, &ProfileList::takeRow);
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        if (!item->data(ProfileDelegate::HeadingRole).toBool())
            Q_EMIT activated();
    });
    connect(m_list, &QListWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        const QListWidgetItem *item = m_list->itemAt(place);
        if (item && item == m_list->currentItem())
            Q_EMIT menuRequested(m_list->viewport()->mapToGlobal(place));
    });
}

void ProfileList::setProfiles(const Profiles &profiles, const QString &presentId)
{
    m_filling = true;
    m_list->clear();
    const auto isPresent = [&presentId](const ConnectionProfile &profile) { return profile.id == presentId; };
    bool wantsDraft = std::none_of(profiles.begin(), profiles.end(), isPresent);
    QString group;
    const Profiles ordered = groupedProfiles(profiles);
    for (const ConnectionProfile &profile : ordered) {
        if (profile.group != group) {
            if (group.isEmpty() && std::exchange(wantsDraft, false))
                addDraft(); // has no group: above the first heading
            group = profile.group;
            addHeading(group);
        }
        add(profile);
        if (profile.id == presentId)
            m_list->setCurrentRow(m_list->count() - 1);
    }
    if (wantsDraft)
        addDraft();
    const bool hasMany = profiles.size() > kFewProfiles;
    if (!hasMany)
        m_filter->clear();
    m_filter->setVisible(hasMany);
    filter();
    m_filling = false;
    m_list->scrollToItem(m_list->currentItem());
}

void ProfileList::add(const ConnectionProfile &profile)
{
    auto *item = new QListWidgetItem(profile.title(), m_list);
    item->setData(ProfileDelegate::IdRole, profile.id);
    item->setData(ProfileDelegate::AddressRole, profile.name.isEmpty() ? profile.title() : nearAddressOf(profile));
    item->setData(ProfileDelegate::ProductionRole, profile.production);
    item->setData(ProfileDelegate::NotesRole, notesOf(profile));
    item->setData(ProfileDelegate::ColourRole, profileColour(profile.colour));
    QStringList words{profile.title(), addressOf(profile)};
    if (profile.production)
        words += tr("production");
    if (profile.readOnly)
        words += tr("read-only");
    words += profileColourName(profile.colour);
    words.removeAll(QString());
    words.removeDuplicates();
    item->setData(Qt::AccessibleTextRole, text::listText(words));
    item->setToolTip(plainToolTip(words.join(QLatin1Char('\n'))));
}

void ProfileList::addDraft()
{
    auto *draft = new QListWidgetItem(tr("New connection"), m_list);
    draft->setData(ProfileDelegate::AddressRole, tr("not saved yet"));
    m_list->setCurrentItem(draft);
}

void ProfileList::addHeading(const QString &group)
{
    auto *heading = new QListWidgetItem(group, m_list);
    heading->setData(ProfileDelegate::HeadingRole, true);
    heading->setFlags(Qt::NoItemFlags); // the arrow keys pass it
}

QString ProfileList::presentId() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(ProfileDelegate::IdRole).toString() : QString();
}

void ProfileList::focusList()
{
    m_list->setFocus();
}

/// All words have to be in the name, the address or the group.
void ProfileList::filter()
{
    const QStringList words = m_filter->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QListWidgetItem *heading = nullptr;
    QString group;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        if (item->data(ProfileDelegate::HeadingRole).toBool()) {
            heading = item;
            group = item->text();
            heading->setHidden(true);
            continue;
        }
        const QString text = item->data(Qt::AccessibleTextRole).toString() + QLatin1Char('\n') + group;
        const bool fits = std::all_of(words.begin(), words.end(), [&text](const QString &word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
        item->setData(ProfileDelegate::FitsRole, fits);
        item->setHidden(!fits && item != m_list->currentItem());
        if (heading && !item->isHidden())
            heading->setHidden(false);
    }
}

void ProfileList::takeRow(int row)
{
    if (m_filling || row < 0)
        return;
    Q_EMIT chosen(m_list->item(row)->data(ProfileDelegate::IdRole).toString());
}

/// From the field to the list without the mouse.
bool ProfileList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_filter || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        // The first that was found, unless the present one is among them; not yet to connect to it.
        const QListWidgetItem *present = m_list->currentItem();
        const bool stays = present && present->data(ProfileDelegate::FitsRole).toBool();
        for (int row = 0; row < m_list->count() && !stays; ++row) {
            const QListWidgetItem *item = m_list->item(row);
            if (!item->isHidden() && item != present && item->flags() != Qt::NoItemFlags) {
                m_list->setCurrentRow(row);
                break;
            }
        }
        m_list->setFocus();
        return true;
    }
    if (key == Qt::Key_Down) {
        m_list->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui

#include "moc_profilelist.cpp"
