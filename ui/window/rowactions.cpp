// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/rowactions.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/sessions/query/wholeterm.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/users/userlist.h"
#include "models/text/printabletext.h"
#include "ui/logout/logoutflow.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/sessionspage.h"
#include "ui/window/windowactions.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>

namespace ui
{

using sessions::SessionTableModel;
using sessions::UserIdentity;

RowActions::RowActions(WindowActions &actions, SessionsPage &page, LogoutFlow &logout, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_page(page)
    , m_logout(logout)
{
    const auto on = [this](QAction *action, auto &&run) {
        connect(action, &QAction::triggered, this, [this, run] {
            if (const sessions::Slot slot = chosen(); slot != sessions::kNoSlot)
                run(m_page.table().table().store(), slot);
        });
    };
    using Store = sessions::SessionStore;
    on(actions.copyId, [this](const Store &store, sessions::Slot slot) { copy(store.id(slot)); });
    on(actions.copyKey,
       [this](const Store &store, sessions::Slot slot) { copy(formats::writtenAddress(store.key(slot))); });
    on(actions.showOnlyIp, [this](const Store &store, sessions::Slot slot) {
        Q_EMIT searchWanted(sessions::wholeTerm(QLatin1String("ip"), store.ip(slot)));
    });
    on(actions.showOnlyDevice, [this](const Store &store, sessions::Slot slot) {
        Q_EMIT searchWanted(sessions::wholeTerm(QLatin1String("device"), store.device(slot)));
    });
    on(actions.showOnlyFormat, [this](const Store &, sessions::Slot slot) {
        const SessionTableModel &table = m_page.table().table();
        const QString title = table.index(table.rowOf(slot), SessionTableModel::Format).data().toString();
        Q_EMIT searchWanted(sessions::wholeTerm(QLatin1String("format"), title.toUtf8()));
    });
    on(actions.logOutUser,
       [this](const Store &store, sessions::Slot slot) { m_logout.start(std::vector{UserIdentity::of(store, slot)}); });
    on(actions.logOutOthers, [this](const Store &store, sessions::Slot slot) {
        m_logout.startAllBut(UserIdentity::of(store, slot), store.key(slot).toByteArray());
    });
}

sessions::Slot RowActions::chosen() const
{
    const SlotSelection &selection = m_page.table().selection();
    if (m_page.tab() != SessionsPage::Tab::Sessions || selection.count() != 1)
        return sessions::kNoSlot;
    const std::vector<sessions::Slot> selected = selection.selectedSlots();
    return selected.empty() ? sessions::kNoSlot : selected.front();
}

void RowActions::copy(QByteArrayView whole) const
{
    QApplication::clipboard()->setText(text::printableText(whole));
}

void RowActions::update()
{
    const sessions::Slot slot = chosen();
    const bool isOne = slot != sessions::kNoSlot;
    const sessions::SessionStore &store = m_page.table().table().store();
    m_actions.copyId->setEnabled(isOne && !store.id(slot).isEmpty());
    m_actions.copyKey->setEnabled(isOne);
    m_actions.showOnlyIp->setEnabled(isOne && !store.ip(slot).isEmpty());
    m_actions.showOnlyDevice->setEnabled(isOne && !store.device(slot).isEmpty());
    m_actions.showOnlyFormat->setEnabled(isOne);
    // Of whose sessions nothing is known, "all of the user" would be somebody else's too.
    const bool isSomebody = isOne && UserIdentity::of(store, slot).kind == UserIdentity::Kind::Named;
    const QString obstacle = m_logout.obstacle();
    for (QAction *action : {m_actions.logOutUser, m_actions.logOutOthers}) {
        action->setEnabled(isSomebody && obstacle.isEmpty());
        action->setToolTip(!obstacle.isEmpty() ? obstacle
                           : isSomebody        ? QString()
                                               : tr("Select one session whose user is known."));
    }
}

} // namespace ui

#include "moc_rowactions.cpp"
