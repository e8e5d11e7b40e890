// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/passworddialog.h"

#include "ui/connect/passwordfield.h"
#include "ui/connect/secretstore.h"
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
    , m_secrets(secrets)
    , m_password(new PasswordField(this))
    , m_save(new QCheckBox(tr("Save in keychain"), this))
{
    setWindowTitle(tr("Password"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *title = new ToneLabel(tr("Password for %1").arg(profile.title()), Tone::Text, this);
    title->setFontScale(1.3, QFont::Bold);
    title->setOverflow(ToneLabel::Overflow::Elide);
    const QString name = fontMetrics().elidedText(profile.userName, Qt::ElideRight, kNameWidth);
    const QString user = name.isEmpty() ? tr("the default user") : tr("the user “%1”").arg(name);
    auto *text = new ToneLabel(reason == Reason::Rejected
                                   ? tr("The server did not take the password for %1. Enter another one.").arg(user)
                                   : tr("The server asks for the password of %1.").arg(user),
                               reason == Reason::Rejected ? Tone::Danger : Tone::Muted, this);
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

void PasswordDialog::give()
{
    const QByteArray password = m_password->password();
    if (!m_profile.id.isEmpty()) {
        if (m_save->isChecked())
            m_secrets.write(m_profile.id, password);
        else
            m_secrets.rememberForThisRun(m_profile.id, password);
    }
    accept();
    Q_EMIT passwordGiven(m_profile, password);
}

} // namespace ui

#include "moc_passworddialog.cpp"
