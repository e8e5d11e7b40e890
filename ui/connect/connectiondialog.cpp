// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/connectiondialog.h"

#include "ui/connect/probebar.h"
#include "ui/connect/profiledelegate.h"
#include "ui/connect/profileform.h"
#include "ui/connect/profilestore.h"
#include "ui/connect/secretstore.h"
#include "ui/controls/card.h"
#include "ui/controls/dialogroom.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui
{

namespace
{

using messages::ConnectionProfile;

constexpr int kListWidth = 60 * kGrid;
constexpr int kFormWidth = 130 * kGrid;
constexpr int kHeight = 172 * kGrid;

QString addressOf(const ConnectionProfile &profile)
{
    ConnectionProfile nameless = profile;
    nameless.name.clear();
    return nameless.title();
}

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

    connect(m_list, &QListWidget::currentRowChanged, this, &ConnectionDialog::chooseRow);
    connect(m_list, &QListWidget::itemActivated, this, &ConnectionDialog::requestConnect);
    connect(m_form, &ProfileForm::edited, this, [this] {
        m_edited = true;
        m_probe->reset();
        updateActions();
    });
    connect(m_probe, &ProbeBar::testRequested, this, &ConnectionDialog::test);
    connect(&profiles.settings(), &files::Settings::problemChanged, this, &ConnectionDialog::showSaving);
    showSaving();
    const QString last = profiles.lastUsedId();
    showProfile(profiles.find(last) || profiles.profiles().isEmpty() ? last : profiles.profiles().constFirst().id);
}

ConnectionDialog::~ConnectionDialog() = default;

QWidget *ConnectionDialog::listSide()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(kListWidth);
    m_list = new QListWidget(side);
    m_list->setItemDelegate(new ProfileDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Saved connections"));
    m_list->viewport()->setAutoFillBackground(false);
    m_probe = new ProbeBar(m_thread, side);

    m_add = listButton(tr("New"), tr("New connection"), side);
    m_duplicate = listButton(tr("Duplicate"), tr("Duplicate this connection"), side);
    m_remove = listButton(tr("Remove"), tr("Remove this connection"), side);
    m_up = listButton(QStringLiteral("↑"), tr("Move up"), side);
    m_down = listButton(QStringLiteral("↓"), tr("Move down"), side);
    connect(m_add, &QToolButton::clicked, this, &ConnectionDialog::addNew);
    connect(m_duplicate, &QToolButton::clicked, this, &ConnectionDialog::duplicateCurrent);
    connect(m_remove, &QToolButton::clicked, this, &ConnectionDialog::removeCurrent);
    connect(m_up, &QToolButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveCurrent(1); });

    m_unsaved = new Card(Card::Ground::Danger, side);
    m_unsavedText = new ToneLabel(Tone::Danger, m_unsaved);
    m_unsavedText->setWordWrap(true);
    auto *unsavedRow = new QVBoxLayout(m_unsaved);
    unsavedRow->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    unsavedRow->addWidget(m_unsavedText);
    m_undoBar = new Card(Card::Ground::Warning, side);
    m_undoText = new ToneLabel(Tone::Text, m_undoBar);
    m_undoText->setOverflow(ToneLabel::Overflow::Elide);
    auto *undo = new QPushButton(tr("Undo"), m_undoBar);
    undo->setAutoDefault(false);
    connect(undo, &QPushButton::clicked, this, &ConnectionDialog::undoRemove);
    auto *undoRow = new QHBoxLayout(m_undoBar);
    undoRow->setContentsMargins(3 * kGrid, kGrid, kGrid, kGrid);
    undoRow->addWidget(m_undoText, 1);
    undoRow->addWidget(undo);
    m_undoBar->hide();

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    buttons->addWidget(m_add);
    buttons->addWidget(m_duplicate);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(m_up);
    buttons->addWidget(m_down);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(2 * kGrid, 4 * kGrid, 2 * kGrid, 3 * kGrid);
    layout->setSpacing(2 * kGrid);
    auto *title = new ToneLabel(tr("Connections"), Tone::Text, side);
    title->setFontScale(1.1, QFont::Bold);
    title->setContentsMargins(2 * kGrid, 0, 0, 0);
    layout->addWidget(title);
    layout->addWidget(m_list, 1);
    // Beside its button, and here: the list gets shorter, and nothing moves.
    layout->addWidget(m_probe);
    layout->addWidget(m_unsaved);
    layout->addWidget(m_undoBar);
    layout->addLayout(buttons);
    return side;
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
    m_form->setPassword(credentials.password, false);
    m_keyPassphrase = credentials.keyPassphrase;
    m_edited = true;
    updateActions();
}

void ConnectionDialog::fillList(const QString &chosenId)
{
    m_filling = true;
    m_list->clear();
    int chosen = -1;
    for (const ConnectionProfile &profile : m_profiles.profiles()) {
        auto *item = new QListWidgetItem(profile.title(), m_list);
        item->setData(ProfileDelegate::IdRole, profile.id);
        item->setData(ProfileDelegate::AddressRole, addressOf(profile));
        item->setData(ProfileDelegate::ProductionRole, profile.production);
        item->setToolTip(addressOf(profile).toHtmlEscaped());
        if (profile.id == chosenId)
            chosen = m_list->count() - 1;
    }
    if (chosen < 0) {
        auto *draft = new QListWidgetItem(tr("New connection"), m_list);
        draft->setData(ProfileDelegate::AddressRole, tr("not saved yet"));
        chosen = m_list->count() - 1;
    }
    m_list->setCurrentRow(chosen);
    m_filling = false;
}

void ConnectionDialog::chooseRow(int row)
{
    if (m_filling || row < 0)
        return;
    const QString id = m_list->item(row)->data(ProfileDelegate::IdRole).toString();
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
    m_keyPassphrase.clear();
    m_form->setProfile(profile);
    m_title->setText(profile.id.isEmpty() && profile.name.isEmpty() ? tr("New connection") : profile.title());
    m_edited = false;
    updateActions();
    const quint64 load = ++m_loads;
    if (profile.id.isEmpty())
        return;
    m_secrets.read(profile.id, this, [this, load, profile](const std::optional<QByteArray> &password) {
        // By now the form may be filled in for another server.
        const bool wanted =
            load == m_loads && m_form->password().isEmpty() && ProfileForm::sameServer(m_form->profile(), profile);
        if (password && wanted)
            m_form->setPassword(*password, true);
    });
    if (!profile.usesTls() || profile.tls.certificateFile.isEmpty())
        return;
    m_secrets.read(SecretStore::ofKey(profile.id), this, [this, load](const std::optional<QByteArray> &passphrase) {
        if (passphrase && load == m_loads)
            m_keyPassphrase = *passphrase;
    });
}

messages::Credentials ConnectionDialog::credentials() const
{
    return {m_form->password(), m_keyPassphrase};
}

bool ConnectionDialog::saveForm()
{
    if (!m_form->validate())
        return false;
    m_currentId = m_profiles.save(m_form->profile());
    if (m_form->savesPassword())
        m_secrets.write(m_currentId, m_form->password());
    else
        m_secrets.erase(m_currentId);
    if (m_form->profile().tls.certificateFile.isEmpty())
        m_secrets.erase(SecretStore::ofKey(m_currentId));
    m_edited = false;
    return true;
}

void ConnectionDialog::save()
{
    const QByteArray password = m_form->password();
    const bool saved = m_form->savesPassword();
    if (!saveForm())
        return;
    showProfile(m_currentId);
    m_form->setPassword(password, saved);
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
    showUnsaved(copy, credentials());
    m_form->focusFirst();
}

void ConnectionDialog::removeCurrent()
{
    const auto profile = m_profiles.find(m_currentId);
    if (!profile)
        return;
    forgetRemoved();
    m_removed = *profile;
    m_removedPlace = m_profiles.remove(m_currentId);
    m_undoText->setText(tr("“%1” removed").arg(m_removed.title()));
    m_undoBar->show();
    const auto &left = m_profiles.profiles();
    showProfile(left.isEmpty() ? QString() : left.at(qMin<qsizetype>(m_removedPlace, left.size() - 1)).id);
}

void ConnectionDialog::undoRemove()
{
    if (m_removedPlace < 0)
        return;
    m_profiles.insert(m_removedPlace, m_removed);
    m_removedPlace = -1;
    m_undoBar->hide();
    showProfile(m_removed.id);
}

// The password goes only when its profile cannot come back any more.
void ConnectionDialog::forgetRemoved()
{
    if (m_removedPlace < 0)
        return;
    m_secrets.erase(m_removed.id);
    m_secrets.erase(SecretStore::ofKey(m_removed.id));
    m_removedPlace = -1;
    m_undoBar->hide();
}

void ConnectionDialog::moveCurrent(int by)
{
    const int row = m_list->currentRow();
    if (row + by < 0 || row + by >= m_profiles.profiles().size())
        return;
    m_profiles.move(row, row + by);
    fillList(m_currentId);
    updateActions();
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
    const messages::Credentials secrets = credentials();
    accept();
    Q_EMIT connectRequested(*profile, secrets);
}

void ConnectionDialog::test()
{
    if (m_probe->isRunning())
        m_probe->reset();
    else if (m_form->validate())
        m_probe->start(m_form->profile(), credentials());
}

void ConnectionDialog::updateActions()
{
    const bool saved = !m_currentId.isEmpty();
    const int row = m_list->currentRow();
    m_remove->setEnabled(saved);
    m_duplicate->setEnabled(saved || m_edited);
    m_up->setEnabled(saved && row > 0);
    m_down->setEnabled(saved && row + 1 < m_profiles.profiles().size());
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
