// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/form/profileform.h"

#include "models/monitor/profileurl.h"
#include "ui/connect/form/addresssection.h"
#include "ui/connect/form/colourrow.h"
#include "ui/connect/form/formrows.h"
#include "ui/connect/form/keyssection.h"
#include "ui/connect/form/passwordfield.h"
#include "ui/connect/secrets/passwordreach.h"
#include "ui/connect/form/routesection.h"
#include "ui/connect/secrets/secretstore.h"
#include "ui/connect/form/tlssection.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/tonelabel.h"
#include "ui/controls/wheelfocus.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>
#include <iterator>
#include <utility>

namespace ui
{

namespace
{

using messages::ConnectionProfile;
using messages::ServerKind;

constexpr int kHighestDatabase = 65535;
constexpr int kLongestName = 200;
constexpr int kLongestGroup = 100;

} // namespace

ProfileForm::ProfileForm(const SecretStore &secrets, QWidget *parent)
    : QWidget(parent)
    , m_secrets(secrets)
    , m_url(new QLineEdit(this))
    , m_urlNote(new ToneLabel(Tone::Muted, this))
    , m_name(new QLineEdit(this))
    , m_group(new QComboBox(this))
    , m_colour(new ColourRow(this))
    , m_address(new AddressSection(this))
    , m_tls(new TlsSection(FormRows::kTitleWidth, this))
    , m_user(new QLineEdit(this))
    , m_password(new PasswordField(this))
    , m_save(new QCheckBox(tr("Save in keychain"), this))
    , m_keeping(new ToneLabel(Tone::Muted, this))
    , m_database(new QSpinBox(this))
    , m_route(new RouteSection(this))
    , m_keys(new KeysSection(this))
    , m_sharedLog(new QLineEdit(this))
    , m_readOnly(new QCheckBox(tr("Read-only: nothing can be ended"), this))
    , m_gentle(new QCheckBox(tr("Gentle: reads slowly, for a busy server"), this))
    , m_replicas(new QCheckBox(tr("Read from replicas: spares the primary"), this))
    , m_production(new QCheckBox(tr("Production: shown in red, asks twice"), this))
    , m_keepsHistory(new QCheckBox(tr("History: what happens to sessions is written down here"), this))
{
    build();
    setProfile({});
    connectFields();
    wheelOnlyWithFocus(m_group);
    wheelOnlyWithFocus(m_database);
}

void ProfileForm::build()
{
    FormRows rows(this);
    m_url->setPlaceholderText(QStringLiteral("redis://user@host:6379/0   rediss://…   unix:///…"));
    m_url->setToolTip(QStringLiteral("redis://, rediss://, unix:///, redis+sentinel://, rediss+sentinel://"));
    m_url->setClearButtonEnabled(true);
    m_url->setMaxLength(4096);
    rows.add(tr("Paste a URL"), m_url);
    rows.add({}, m_urlNote);
    // The longest that a URL that cannot be read leads to takes three lines, what is to be said of passwords two.
    FormRows::reserve(m_urlNote, 3);
    FormRows::reserve(m_keeping, 2);
    buildIdentity(rows);
    m_address->putBesideKind(m_tls->toggle());
    rows.addWide(m_address);
    rows.addWide(m_tls);
    m_user->setPlaceholderText(tr("default"));
    rows.add(tr("User"), m_user);
    m_password->setAccessibleName(tr("Password"));
    m_save->setToolTip(tr("Of the server, and of the sentinels where they have one"));
    rows.add(tr("Password"), FormRows::beside(this, m_password, m_save));
    rows.add({}, m_keeping);
    m_save->setText(tr("Remember for now"));
    const int other = m_save->sizeHint().width();
    m_save->setText(tr("Save in keychain"));
    m_save->setMinimumWidth(std::max(other, m_save->sizeHint().width()));
    m_database->setRange(0, kHighestDatabase);
    m_database->setMinimumWidth(22 * kGrid);
    m_database->setAccessibleName(tr("Database"));
    auto *database = new QWidget(this);
    auto *databaseRow = new QHBoxLayout(database);
    databaseRow->setContentsMargins({});
    databaseRow->addWidget(m_database);
    databaseRow->addStretch(1);
    rows.add(tr("Database"), database);
    rows.addWide(m_route);
    rows.addWide(m_keys);
    m_gentle->setToolTip(tr("Loading takes a quarter of the server’s time at most, and about four times as long."));
    m_replicas->setToolTip(tr(
        "Sessions are read at a replica once it is as far as the primary. Formats are found at the primary; what changes "
        "meanwhile, details and logouts stay with the primary. Where no replica will do, the "
        "primary is read, and the status says why."));
    m_sharedLog->setPlaceholderText(tr("key of a stream on this server; may stay empty"));
    m_sharedLog->setToolTip(tr("Each logout is also written there; where it cannot be, nothing is sent."));
    m_sharedLog->setMaxLength(500);
    rows.add(tr("Shared log"), m_sharedLog);
    m_keepsHistory->setToolTip(tr("On this computer, for this account alone: user, address, device, and how a session "
                                  "ended. Ids are not. “sessionscope why” tells of it."));
    for (QCheckBox *box : {m_readOnly, m_gentle, m_replicas, m_production, m_keepsHistory})
        rows.add({}, box);
    rows.addStretch();
    m_urlNote->hide();
}

void ProfileForm::buildIdentity(FormRows &rows)
{
    m_name->setPlaceholderText(tr("shown in the window; may stay empty"));
    m_name->setMaxLength(kLongestName);
    rows.add(tr("Name"), m_name);
    m_group->setEditable(true);
    m_group->setInsertPolicy(QComboBox::NoInsert);
    m_group->setAccessibleName(tr("Group"));
    m_group->setToolTip(tr("A heading of the list, for the connections that belong together; may stay empty"));
    m_group->lineEdit()->setMaxLength(kLongestGroup);
    m_group->lineEdit()->setPlaceholderText(tr("none"));
    m_group->setMinimumContentsLength(8);
    m_group->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_colour->setAccessibleName(tr("Colour"));
    rows.add(tr("Group, colour"), FormRows::beside(this, m_group, m_colour));
}

void ProfileForm::connectFields()
{
    connect(m_url, &QLineEdit::textEdited, this, &ProfileForm::noteUrlEdit);
    connect(m_url, &QLineEdit::editingFinished, this, &ProfileForm::takeUrl);
    connect(m_address, &AddressSection::kindChanged, this, [this](ServerKind kind) {
        m_tls->setAvailable(kind != ServerKind::UnixSocket);
        m_route->setAvailable(kind != ServerKind::UnixSocket);
    });
    connect(m_address, &AddressSection::left, this, &ProfileForm::dropForeignPassword);
    connect(m_user, &QLineEdit::editingFinished, this, &ProfileForm::dropForeignPassword);
    connect(m_password, &QLineEdit::textEdited, this, [this] { m_passwordServer.reset(); });
    connect(&m_secrets, &SecretStore::keepingChanged, this, &ProfileForm::showKeeping);
    const auto tell = [this] {
        if (!m_filling)
            Q_EMIT edited();
    };
    for (QLineEdit *field : {m_name, m_user, m_sharedLog, static_cast<QLineEdit *>(m_password)})
        connect(field, &QLineEdit::textChanged, this, tell);
    connect(m_group, &QComboBox::editTextChanged, this, tell);
    connect(m_colour, &ColourRow::colourChanged, this, tell);
    connect(m_database, &QSpinBox::valueChanged, this, tell);
    for (QCheckBox *box : {m_save, m_readOnly, m_gentle, m_replicas, m_production, m_keepsHistory})
        connect(box, &QCheckBox::toggled, this, tell);
    connect(m_address, &AddressSection::edited, this, tell);
    connect(m_tls, &TlsSection::edited, this, tell);
    connect(m_route, &RouteSection::edited, this, tell);
    connect(m_keys, &KeysSection::edited, this, tell);
}

void ProfileForm::setProfile(const ConnectionProfile &profile)
{
    m_filling = true;
    m_shown = profile;
    m_url->clear();
    m_takenUrl.clear();
    m_urlSeen.clear();
    m_urlUnreadable = false;
    m_name->setText(profile.name);
    m_group->setEditText(profile.group);
    m_colour->setColour(profile.colour);
    m_address->setProfile(profile);
    m_tls->setSettings(profile.tls);
    m_route->setProfile(profile);
    m_user->setText(profile.userName);
    m_database->setValue(profile.database);
    m_keys->setPatterns(profile.keyPatterns);
    m_sharedLog->setText(profile.sharedLog);
    m_readOnly->setChecked(profile.readOnly);
    m_gentle->setChecked(profile.gentle);
    m_replicas->setChecked(profile.prefersReplicas);
    m_production->setChecked(profile.production);
    m_keepsHistory->setChecked(!profile.keepsNoHistory);
    m_password->clear();
    m_passwordServer.reset();
    m_save->setChecked(false);
    sayOfUrl({});
    showKeeping();
    m_filling = false;
}

ConnectionProfile ProfileForm::profile() const
{
    ConnectionProfile profile = m_shown;
    profile.name = m_name->text().trimmed();
    profile.group = m_group->currentText().trimmed();
    profile.colour = m_colour->colour();
    m_address->writeTo(profile);
    m_route->writeTo(profile);
    profile.tls = m_tls->settings();
    profile.userName = m_user->text().trimmed();
    profile.database = m_database->value();
    profile.keyPatterns = m_keys->patterns();
    profile.sharedLog = m_sharedLog->text().trimmed();
    profile.readOnly = m_readOnly->isChecked();
    profile.gentle = m_gentle->isChecked();
    profile.prefersReplicas = m_replicas->isChecked();
    profile.production = m_production->isChecked();
    profile.keepsNoHistory = !m_keepsHistory->isChecked();
    return profile;
}

void ProfileForm::setGroups(const QStringList &groups)
{
    m_filling = true;
    const QString present = m_group->currentText();
    m_group->clear();
    m_group->addItems(groups);
    m_group->setEditText(present);
    m_filling = false;
}

QByteArray ProfileForm::password() const
{
    return m_password->password();
}

void ProfileForm::setPassword(const QByteArray &password, bool saved)
{
    m_filling = true;
    m_password->setPassword(password);
    m_passwordServer.reset();
    m_filling = false;
    setSavesPassword(saved);
}

QByteArray ProfileForm::sentinelPassword() const
{
    return m_address->sentinelPassword();
}

void ProfileForm::setSentinelPassword(const QByteArray &password)
{
    m_filling = true;
    m_address->setSentinelPassword(password);
    m_filling = false;
}

bool ProfileForm::savesPassword() const
{
    return m_save->isChecked();
}

void ProfileForm::setSavesPassword(bool saves)
{
    m_filling = true;
    m_save->setChecked(saves);
    m_filling = false;
}

bool ProfileForm::validate()
{
    takeUrl();
    dropForeignPassword();
    const bool address = m_address->validate();
    const bool tls = m_tls->validate();
    const bool route = m_route->validate();
    const bool keys = m_keys->validate();
    // What stands below is not what the URL names: neither may be used.
    if (m_urlUnreadable)
        m_url->setFocus();
    else if (!address)
        m_address->takeFocus();
    else if (!tls)
        m_tls->takeFocus();
    else if (!route)
        m_route->takeFocus();
    else if (!keys)
        m_keys->takeFocus();
    return !m_urlUnreadable && address && tls && route && keys;
}

void ProfileForm::focusFirst()
{
    m_name->setFocus();
}

// A pasted URL is whole at once; a typed one is when the field is left.
void ProfileForm::noteUrlEdit()
{
    const QString before = std::exchange(m_urlSeen, m_url->text());
    // What was put in, not how much the text grew: a URL may be pasted over a longer one.
    const auto [left, leftBefore] = std::mismatch(m_urlSeen.cbegin(), m_urlSeen.cend(), before.cbegin(), before.cend());
    const auto right = std::mismatch(m_urlSeen.crbegin(), std::make_reverse_iterator(left), before.crbegin(),
                                     std::make_reverse_iterator(leftBefore))
                           .first.base();
    if (right - left > 1 || m_urlSeen.isEmpty())
        takeUrl();
}

// The form is filled in for another server now: the password of the former is none of its business. How the same one is
// reached may be said later than who it is.
void ProfileForm::dropForeignPassword()
{
    if (!m_passwordServer)
        return;
    const ConnectionProfile now = profile();
    m_passwordServer->sshDestination = now.sshDestination;
    if (passwordReaches(*m_passwordServer, now))
        return;
    m_passwordServer.reset();
    if (m_password->text().isEmpty())
        return;
    m_password->clear();
    if (m_urlUnreadable)
        return;
    m_urlNote->setTone(Tone::Muted);
    m_urlNote->setText(tr("The password came with a URL of another server and was removed."));
    m_urlNote->show();
}

// Fills the form from the URL. A password does not stay readable in this field.
void ProfileForm::takeUrl()
{
    const QString url = m_url->text().trimmed();
    if (!url.isEmpty() && url == m_takenUrl)
        return;
    if (url.isEmpty()) {
        m_takenUrl.clear();
        if (m_urlUnreadable)
            sayOfUrl({});
        m_urlUnreadable = false;
        return;
    }
    auto read = monitor::profileFromUrl(url);
    m_urlUnreadable = !read;
    if (m_urlUnreadable) {
        // The former URL is to be taken again when it comes back.
        m_takenUrl.clear();
        sayOfUrl(read.error().sentences());
        return;
    }
    read->profile.prefersReplicas = read->prefersReplicas.value_or(profile().prefersReplicas);
    fillFrom(read->profile, read->password);
    Q_EMIT edited();
}

/// What a URL says nothing of stays as it is.
void ProfileForm::fillFrom(ConnectionProfile taken, const QByteArray &password)
{
    const ConnectionProfile before = profile();
    ConnectionProfile filled = before;
    filled.kind = taken.kind;
    filled.host = taken.host;
    filled.port = taken.port;
    filled.socketPath = taken.socketPath;
    filled.sentinel.primaryName = taken.sentinel.primaryName;
    filled.sentinel.places = taken.sentinel.places;
    filled.userName = taken.userName;
    filled.database = taken.database;
    filled.prefersReplicas = taken.prefersReplicas;
    const bool save = m_save->isChecked();
    const bool same = passwordReaches(before, filled);
    filled.tls = TlsSection::ofUrl(taken.tls.isOn, before.tls, same);
    const QByteArray atSentinels = sentinelPasswordReaches(before, filled) ? sentinelPassword() : QByteArray();
    if (atSentinels.isEmpty() && !same)
        filled.sentinel.userName.clear();
    const auto keptFor = same ? m_passwordServer : std::nullopt;
    const QByteArray kept = same ? this->password() : QByteArray();
    const bool dropped = !same && password.isEmpty() && !this->password().isEmpty();
    setProfile(filled);
    setPassword(password.isEmpty() ? kept : password, save);
    setSentinelPassword(atSentinels);
    m_passwordServer = password.isEmpty() ? keptFor : filled;
    m_takenUrl = monitor::urlOfProfile(filled);
    m_url->setText(m_takenUrl);
    m_urlSeen = m_takenUrl;
    m_urlNote->setTone(Tone::Muted);
    if (dropped)
        m_urlNote->setText(tr("Filled in below; the password was for another server and was removed."));
    else if (password.isEmpty())
        m_urlNote->setText(tr("Filled in below."));
    else
        m_urlNote->setText(tr("Filled in below; the password went to its own field."));
    m_urlNote->show();
}

void ProfileForm::showKeeping()
{
    m_save->setText(m_secrets.keepsBeyondThisRun() ? tr("Save in keychain") : tr("Remember for now"));
    m_keeping->setText(m_secrets.keepingText());
}

void ProfileForm::sayOfUrl(const QString &problem)
{
    m_urlNote->setToolTip(plainToolTip(problem)); // whole, should it be longer than its place
    m_urlNote->setTone(Tone::Danger);
    m_urlNote->setText(problem);
    m_urlNote->setVisible(!problem.isEmpty());
}

} // namespace ui

#include "moc_profileform.cpp"
