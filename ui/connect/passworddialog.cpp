// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/passworddialog.h"

#include "ui/connect/form/passwordfield.h"
#include "ui/connect/secrets/secretstore.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kWidth = 105 * kGrid;
constexpr int kNameWidth = 60 * kGrid;

} // namespace

PasswordDialog::PasswordDialog(const messages::ConnectionProfile &profile, Reason reason, SecretStore &secrets,
                               QWidget *parent)
    : QDialog(parent)
    , m_profile(profile)
    , m_secret(secretOf(reason))
    , m_secrets(secrets)
    , m_password(new PasswordField(this))
    , m_save(new QCheckBox(tr("Save in keychain"), this))
{
    const bool isOfKey = m_secret == Secret::Passphrase;
    setWindowTitle(isOfKey ? tr("Passphrase") : tr("Password"));
    if (isOfKey)
        m_password->setAccessibleName(tr("Passphrase"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *title = new ToneLabel(heading(), Tone::Text, this);
    title->setFontScale(1.3, QFont::Bold);
    title->setOverflow(ToneLabel::Overflow::Elide);
    const bool isRejected =
        reason == Reason::Rejected || reason == Reason::PassphraseRejected || reason == Reason::SentinelRejected;
    auto *text = new ToneLabel(question(reason), isRejected ? Tone::Danger : Tone::Muted, this);
    text->setWordWrap(true);
    auto *keeping = new ToneLabel(secrets.keepingText(), Tone::Muted, this);
    keeping->setWordWrap(true);
    // Without a keychain it is remembered for this run anyway: nothing to choose.
    keeping->setVisible(!secrets.keepsBeyondThisRun());
    m_save->setVisible(secrets.keepsBeyondThisRun());
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *logIn = new QPushButton(tr("Connect"), this);
    cancel->setAutoDefault(false);
    logIn->setDefault(true);
    logIn->setEnabled(false);
    setButtonRole(logIn, ButtonRole::Primary);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * kGrid);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(logIn);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6 * kGrid, 5 * kGrid, 6 * kGrid, 5 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addWidget(m_password);
    layout->addWidget(m_save);
    layout->addWidget(keeping);
    layout->addStretch(1);
    layout->addLayout(buttons);
    setMinimumWidth(kWidth);
    m_password->setFocus();

    connect(m_password, &QLineEdit::textChanged, logIn,
            [logIn](const QString &typed) { logIn->setEnabled(!typed.isEmpty()); });
    connect(cancel, &QPushButton::clicked, this, &PasswordDialog::reject);
    connect(logIn, &QPushButton::clicked, this, &PasswordDialog::give);
}

PasswordDialog::Secret PasswordDialog::secretOf(Reason reason)
{
    switch (reason) {
    case Reason::Needed:
    case Reason::Rejected:
        break;
    case Reason::PassphraseNeeded:
    case Reason::PassphraseRejected:
        return Secret::Passphrase;
    case Reason::SentinelNeeded:
    case Reason::SentinelRejected:
        return Secret::SentinelPassword;
    }
    return Secret::Password;
}

QString PasswordDialog::heading() const
{
    switch (m_secret) {
    case Secret::Password:
        break;
    case Secret::Passphrase:
        return tr("Passphrase for %1").arg(m_profile.title());
    case Secret::SentinelPassword:
        return tr("Password for the sentinels of %1").arg(m_profile.title());
    }
    return tr("Password for %1").arg(m_profile.title());
}

QString PasswordDialog::shortened(const QString &text, Qt::TextElideMode mode) const
{
    return fontMetrics().elidedText(text, mode, kNameWidth);
}

QString PasswordDialog::userText(const QString &userName) const
{
    const QString name = shortened(userName, Qt::ElideRight);
    return name.isEmpty() ? tr("the default user") : tr("the user “%1”").arg(name);
}

QString PasswordDialog::question(Reason reason) const
{
    const messages::TlsSettings &tls = m_profile.tls;
    const QString key = shortened(tls.keyFile.isEmpty() ? tls.certificateFile : tls.keyFile, Qt::ElideMiddle);
    switch (reason) {
    case Reason::Needed:
        break;
    case Reason::Rejected:
        return tr("The server did not take the password for %1. Enter another one.").arg(userText(m_profile.userName));
    case Reason::PassphraseNeeded:
        return tr("The key of the client certificate, %1, is locked. The passphrase opens it here, and is not sent.")
            .arg(key);
    case Reason::PassphraseRejected:
        return tr("That passphrase does not open the key %1. Enter another one.").arg(key);
    case Reason::SentinelNeeded:
        return tr("The sentinels, who know where the server is, ask for the password of %1. It is not the server’s.")
            .arg(userText(m_profile.sentinel.userName));
    case Reason::SentinelRejected:
        return tr("The sentinels did not take the password for %1. It is not the server’s: enter another one.")
            .arg(userText(m_profile.sentinel.userName));
    }
    return tr("The server asks for the password of %1.").arg(userText(m_profile.userName));
}

QString PasswordDialog::storeId() const
{
    switch (m_secret) {
    case Secret::Password:
        break;
    case Secret::Passphrase:
        return SecretStore::ofKey(m_profile.id);
    case Secret::SentinelPassword:
        return SecretStore::ofSentinels(m_profile.id);
    }
    return m_profile.id;
}

void PasswordDialog::give()
{
    const QByteArray password = m_password->password();
    if (const QString id = storeId(); !id.isEmpty()) {
        if (m_save->isChecked())
            m_secrets.write(id, password);
        else
            m_secrets.rememberForThisRun(id, password);
    }
    accept();
    Q_EMIT passwordGiven(m_profile, password);
}

} // namespace ui

#include "moc_passworddialog.cpp"
