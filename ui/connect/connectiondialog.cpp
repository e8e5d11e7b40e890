// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/connectiondialog.h"

#include "models/monitor/profileurl.h"
#include "ui/connect/form/formsecrets.h"
#include "ui/connect/listnotice.h"
#include "ui/connect/probebar.h"
#include "ui/connect/form/profileform.h"
#include "ui/connect/profiles/profilelist.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/connect/profiles/profiletransfer.h"
#include "ui/connect/secrets/secretstore.h"
#include "ui/controls/card.h"
#include "ui/controls/dialogroom.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui
{

namespace
{

using messages::ConnectionProfile;

constexpr int kListWidth = 64 * kGrid;
constexpr int kFormWidth = 136 * kGrid;
constexpr int kHeight = 180 * kGrid;

QToolButton *listButton(const QString &text, const QString &purpose, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(purpose);
    button->setAccessibleName(purpose);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

ConnectionDialog::ConnectionDialog(monitor::IoThread &thread, ProfileStore &profiles, SecretStore &secrets,
                                   QWidget *parent)
    : QDialog(parent)
    , m_thread(thread)
    , m_profiles(profiles)
    , m_secrets(secrets)
    , m_transfer(new ProfileTransfer(profiles, secrets, this))
{
    setWindowTitle(tr("Connect to Redis"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(listSide());
    layout->addWidget(formSide(), 1);
    // The form scrolls, so that the buttons are on the screen of any height.
    const QSize room = dialogRoom(this);
    resize(QSize(kListWidth + kFormWidth + 5 * kGrid, kHeight).boundedTo(room));

    connect(m_list, &ProfileList::chosen, this, &ConnectionDialog::choose);
    connect(m_list, &ProfileList::activated, this, &ConnectionDialog::requestConnect);
    connect(m_list, &ProfileList::menuRequested, m_menu, [this](const QPoint &place) { m_menu->popup(place); });
    connect(m_form, &ProfileForm::edited, this, [this] {
        m_edited = true;
        m_probe->reset();
        updateActions();
    });
    connect(m_probe, &ProbeBar::testRequested, this, &ConnectionDialog::test);
    connect(&profiles.settings(), &files::Settings::problemChanged, this, &ConnectionDialog::showSaving);
    connectTransfer();
    showSaving();
    const QString last = profiles.lastUsedId();
    const Profiles listed = groupedProfiles(profiles.profiles());
    showProfile(profiles.find(last) || listed.isEmpty() ? last : listed.constFirst().id);
}

ConnectionDialog::~ConnectionDialog() = default;

QWidget *ConnectionDialog::listSide()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(kListWidth);
    m_list = new ProfileList(side);
    m_unsaved = new Card(Card::Ground::Danger, side);
    m_unsavedText = new ToneLabel(Tone::Danger, m_unsaved);
    m_unsavedText->setWordWrap(true);
    auto *unsavedRow = new QVBoxLayout(m_unsaved);
    unsavedRow->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    unsavedRow->addWidget(m_unsavedText);
    m_notice = new ListNotice(side);

    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(2 * kGrid, 4 * kGrid, 2 * kGrid, 3 * kGrid);
    layout->setSpacing(2 * kGrid);
    auto *title = new ToneLabel(tr("Connections"), Tone::Text, side);
    title->setFontScale(1.1, QFont::Bold);
    title->setContentsMargins(2 * kGrid, 0, 0, 0);
    layout->addWidget(title);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_unsaved);
    layout->addWidget(m_notice);
    layout->addWidget(listButtons(side));
    return side;
}

QWidget *ConnectionDialog::listButtons(QWidget *side)
{
    m_add = listButton(tr("New"), tr("New connection"), side);
    m_duplicate = listButton(tr("Duplicate"), tr("Duplicate this connection"), side);
    m_remove = listButton(tr("Remove"), tr("Remove this connection"), side);
    m_up = listButton(QStringLiteral("↑"), tr("Move up"), side);
    m_down = listButton(QStringLiteral("↓"), tr("Move down"), side);
    QToolButton *more = listButton(QStringLiteral("…"), tr("More"), side);
    more->setPopupMode(QToolButton::InstantPopup);
    m_menu = new QMenu(more);
    more->setMenu(m_menu);
    fillMenu();
    connect(m_add, &QToolButton::clicked, this, &ConnectionDialog::addNew);
    connect(m_duplicate, &QToolButton::clicked, this, &ConnectionDialog::duplicateCurrent);
    connect(m_remove, &QToolButton::clicked, this, &ConnectionDialog::removeCurrent);
    connect(m_up, &QToolButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveCurrent(1); });
    auto *row = new QWidget(side);
    auto *buttons = new QHBoxLayout(row);
    buttons->setContentsMargins({});
    buttons->setSpacing(0);
    buttons->addWidget(m_add);
    buttons->addWidget(m_duplicate);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(m_up);
    buttons->addWidget(m_down);
    buttons->addWidget(more);
    return row;
}

void ConnectionDialog::fillMenu()
{
    const auto add = [this](const QString &text, void (ConnectionDialog::*run)()) {
        QAction *action = m_menu->addAction(text);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    m_inNewWindow = add(tr("Open in New &Window"), &ConnectionDialog::openInNewWindow);
    add(tr("&Copy URL"), &ConnectionDialog::copyUrl);
    m_menu->addSeparator();
    m_export = add(tr("&Export This Connection…"), &ConnectionDialog::exportCurrent);
    m_exportAll = m_menu->addAction(tr("Export &All…"));
    connect(m_exportAll, &QAction::triggered, this,
            [this] { m_transfer->exportProfiles(groupedProfiles(m_profiles.profiles())); });
    QAction *import = m_menu->addAction(tr("&Import…"));
    connect(import, &QAction::triggered, m_transfer, &ProfileTransfer::importProfiles);
}

void ConnectionDialog::connectTransfer()
{
    connect(m_transfer, &ProfileTransfer::told, m_notice,
            [this](const QString &sentence, const QString &more) { m_notice->tell(sentence, more); });
    connect(m_transfer, &ProfileTransfer::failed, m_notice, &ListNotice::complain);
    connect(m_transfer, &ProfileTransfer::imported, this, [this](const QString &sentence, const QString &firstId) {
        forgetRemoval(); // the way back is that of the import now
        if (!m_edited)
            showProfile(firstId);
        else
            fillList(m_currentId);
        m_notice->tell(sentence, {}, [this] {
            m_transfer->undoImport();
            if (m_edited)
                fillList(m_currentId);
            else
                showProfile(m_profiles.find(m_currentId) ? m_currentId : m_profiles.lastUsedId());
        });
    });
}

QWidget *ConnectionDialog::formSide()
{
    auto *side = new QWidget(this);
    side->setAutoFillBackground(true);
    side->setBackgroundRole(QPalette::Base);
    side->setMinimumWidth(kFormWidth);
    m_title = new ToneLabel(Tone::Text, side);
    m_title->setFontScale(1.3, QFont::Bold);
    m_title->setOverflow(ToneLabel::Overflow::Elide);
    m_form = new ProfileForm(m_secrets, side);
    m_kept = new FormSecrets(*m_form, m_secrets, this);
    // Its button stands here, and is reached after the form; what it says is on the other side, below the list, which
    // gets shorter, so that nothing moves.
    QWidget *besideForm = m_list->parentWidget();
    m_probe = new ProbeBar(m_thread, besideForm);
    auto *listColumn = static_cast<QVBoxLayout *>(besideForm->layout());
    listColumn->insertWidget(listColumn->indexOf(m_list) + 1, m_probe);
    m_save = new QPushButton(tr("Save"), side);
    auto *cancel = new QPushButton(tr("Cancel"), side);
    m_connect = new QPushButton(tr("Connect"), side);
    for (QPushButton *button : {m_save, cancel})
        button->setAutoDefault(false);
    m_connect->setDefault(true);
    setButtonRole(m_connect, ButtonRole::Primary);
    connect(m_save, &QPushButton::clicked, this, &ConnectionDialog::save);
    connect(cancel, &QPushButton::clicked, this, &ConnectionDialog::reject);
    connect(m_connect, &QPushButton::clicked, this, &ConnectionDialog::requestConnect);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * kGrid);
    buttons->addWidget(m_probe->button());
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    buttons->addWidget(cancel);
    buttons->addWidget(m_connect);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(6 * kGrid, 4 * kGrid, 6 * kGrid, 4 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->addWidget(m_title);
    auto *scroll = new QScrollArea(side);
    // Its room is there before it is: what stands beside it does not move when a section opens.
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    m_form->setAutoFillBackground(false);
    layout->addWidget(scroll, 1);
    layout->addLayout(buttons);
    return side;
}

void ConnectionDialog::showProfile(const QString &id)
{
    const auto found = m_profiles.find(id);
    fillList(found ? id : QString());
    loadForm(found.value_or(ConnectionProfile()));
}

void ConnectionDialog::showUnsaved(const ConnectionProfile &profile, const messages::Credentials &credentials)
{
    ConnectionProfile unsaved = profile;
    unsaved.id.clear();
    fillList({});
    loadForm(unsaved);
    m_kept->set(credentials, false);
    m_edited = true;
    updateActions();
}

void ConnectionDialog::fillList(const QString &presentId)
{
    m_list->setProfiles(m_profiles.profiles(), presentId);
    m_form->setGroups(groupsOf(m_profiles.profiles()));
}

void ConnectionDialog::choose(const QString &id)
{
    if (id == m_currentId)
        return;
    if (m_edited && !saveForm()) {
        // Stays with what has to be put right first.
        fillList(m_currentId);
        return;
    }
    showProfile(id);
}

void ConnectionDialog::loadForm(const ConnectionProfile &profile)
{
    m_probe->reset();
    m_currentId = profile.id;
    m_form->setProfile(profile);
    m_title->setText(profile.id.isEmpty() && profile.name.isEmpty() ? tr("New connection") : profile.title());
    m_edited = false;
    updateActions();
    m_kept->load(profile);
}

bool ConnectionDialog::saveForm()
{
    if (!m_form->validate())
        return false;
    m_currentId = m_profiles.save(m_form->profile());
    m_kept->save(m_currentId);
    m_edited = false;
    return true;
}

void ConnectionDialog::save()
{
    const messages::Credentials kept = m_kept->credentials();
    const bool saved = m_form->savesPassword();
    if (!saveForm())
        return;
    showProfile(m_currentId);
    m_kept->set(kept, saved);
}

void ConnectionDialog::addNew()
{
    if (m_edited && !saveForm())
        return;
    showProfile({});
    m_form->focusFirst();
}

void ConnectionDialog::duplicateCurrent()
{
    ConnectionProfile copy = m_form->profile();
    if (m_edited && !saveForm())
        return;
    copy.name = tr("%1 (copy)").arg(copy.title());
    showUnsaved(copy, m_kept->credentials());
    m_form->focusFirst();
}

void ConnectionDialog::removeCurrent()
{
    const auto profile = m_profiles.find(m_currentId);
    if (!profile)
        return;
    forgetRemoved();
    m_removed = *profile;
    const Profiles listed = groupedProfiles(m_profiles.profiles());
    const qsizetype row = listed.indexOf(*profile);
    m_removedPlace = m_profiles.remove(m_currentId);
    const Profiles left = groupedProfiles(m_profiles.profiles());
    showProfile(left.isEmpty() ? QString() : left.at(qBound<qsizetype>(0, row, left.size() - 1)).id);
    m_notice->tell(tr("“%1” removed").arg(m_removed.title()), {}, [this] { undoRemove(); });
}

void ConnectionDialog::undoRemove()
{
    if (m_removedPlace < 0)
        return;
    m_profiles.insert(m_removedPlace, m_removed);
    m_removedPlace = -1;
    showProfile(m_removed.id);
}

// What is kept for it goes only when its profile cannot come back any more. So it is with an import.
void ConnectionDialog::forgetRemoved()
{
    m_notice->clear();
    m_transfer->forgetImport();
    forgetRemoval();
}

void ConnectionDialog::forgetRemoval()
{
    if (m_removedPlace < 0)
        return;
    m_secrets.eraseAll(m_removed.id);
    m_removedPlace = -1;
}

void ConnectionDialog::moveCurrent(int by)
{
    const QStringList order = orderAfterMove(m_profiles.profiles(), m_currentId, by);
    if (order.isEmpty())
        return;
    m_profiles.arrange(order);
    fillList(m_currentId);
    updateActions();
}

void ConnectionDialog::openInNewWindow()
{
    if (!m_form->validate() || ((m_edited || m_currentId.isEmpty()) && !saveForm()))
        return;
    const QString id = m_currentId;
    reject();
    Q_EMIT newWindowRequested(id);
}

void ConnectionDialog::copyUrl()
{
    if (!m_form->validate())
        return;
    const messages::ConnectionProfile profile = m_form->profile();
    QGuiApplication::clipboard()->setText(monitor::urlOfProfile(profile));
    const bool isDirect = profile.sshDestination.isEmpty() && profile.replacements.isEmpty();
    m_notice->tell(isDirect ? tr("URL copied, without the password")
                            : tr("URL copied, without the password and the way there (ssh, replaced places)"));
}

void ConnectionDialog::exportCurrent()
{
    if (m_form->validate())
        m_transfer->exportProfiles({m_form->profile()});
}

void ConnectionDialog::requestConnect()
{
    // What was not edited need not be written again, least of all into the keychain.
    // Asked first: a URL that is taken only now is an edit.
    if (!m_form->validate() || ((m_edited || m_currentId.isEmpty()) && !saveForm()))
        return;
    const auto profile = m_profiles.find(m_currentId);
    if (!profile)
        return;
    m_profiles.setLastUsedId(m_currentId);
    const messages::Credentials secrets = m_kept->credentials();
    accept();
    Q_EMIT connectRequested(*profile, secrets);
}

void ConnectionDialog::test()
{
    if (m_probe->isRunning())
        m_probe->reset();
    else if (m_form->validate())
        m_probe->start(m_form->profile(), m_kept->credentials());
}

void ConnectionDialog::updateActions()
{
    const bool saved = !m_currentId.isEmpty();
    m_remove->setEnabled(saved);
    m_duplicate->setEnabled(saved || m_edited);
    m_up->setEnabled(saved && !orderAfterMove(m_profiles.profiles(), m_currentId, -1).isEmpty());
    m_down->setEnabled(saved && !orderAfterMove(m_profiles.profiles(), m_currentId, 1).isEmpty());
    m_inNewWindow->setEnabled(saved || m_edited);
    m_export->setEnabled(saved || m_edited);
    m_exportAll->setEnabled(!m_profiles.profiles().isEmpty());
    m_save->setEnabled(m_edited);
}

void ConnectionDialog::showSaving()
{
    m_unsavedText->setText(m_profiles.settings().problem());
    m_unsaved->setVisible(!m_unsavedText->text().isEmpty());
}

void ConnectionDialog::done(int result)
{
    m_probe->reset();
    forgetRemoved();
    QDialog::done(result);
}

} // namespace ui

#include "moc_connectiondialog.cpp"
