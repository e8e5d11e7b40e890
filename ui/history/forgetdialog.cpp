// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/forgetdialog.h"

#include "models/text/printabletext.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui
{

namespace
{

constexpr int kTextWidth = 440;

}

ForgetDialog::ForgetDialog(Whom whom, const QByteArray &user, const QString &server, bool isKept, QWidget *parent)
    : QDialog(parent)
    , m_given(user)
    , m_shown(text::printableText(user))
{
    const bool isAll = whom == Whom::Everybody;
    setWindowTitle(isAll ? tr("Forget All History") : tr("Forget a User"));
    auto *title = new ToneLabel(isAll ? tr("Forget all that the history of %1 has?").arg(server)
                                      : tr("Forget a user in the history of %1?").arg(server),
                                Tone::Text, this);
    title->setFontScale(1.15, QFont::DemiBold);
    title->setWordWrap(true);
    QStringList sentences;
    sentences += isAll ? tr("When sessions began, were extended and ended, whose they were, from where, and why they "
                            "ended, and how many came and went in each minute: all of it goes.")
                       : tr("All entries of whoever has this very name go: when the sessions began, were extended and "
                            "ended, from where, and why they ended. Upper and lower case count.");
    sentences += isAll ? tr("The list of events in this window is emptied too.")
                       : tr("Lines about this user go from the list of events in this window too.");
    sentences += tr("Nobody can say any more why somebody was logged out. There is no way back.");
    sentences += isAll ? tr("The log of alerts keeps that alerts fired here, and no longer whom they named.")
                       : tr("The log of alerts keeps that an alert fired here, and no longer that it named this user.");
    sentences += tr("Sessions in Redis go on, and the audit log keeps what was ended here.");
    if (isKept)
        sentences += tr("What happens from now on is written down again: to prevent that, do not keep a history.");
    auto *about = new ToneLabel(sentences.join(QLatin1Char(' ')), Tone::Muted, this);
    about->setWordWrap(true);
    about->setMinimumWidth(kTextWidth);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    m_forget = new QPushButton(isAll ? tr("Forget All") : tr("Forget User"), this);
    setButtonRole(m_forget, ButtonRole::Destructive);
    m_forget->setAutoDefault(false);
    cancel->setDefault(true);
    connect(m_forget, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_forget);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * kGrid, 5 * kGrid, 5 * kGrid, 4 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->addWidget(title);
    layout->addWidget(about);
    if (!isAll) {
        m_user = new QLineEdit(m_shown, this);
        m_user->setAccessibleName(tr("User to forget"));
        m_user->setPlaceholderText(tr("Name, as the application writes it"));
        connect(m_user, &QLineEdit::textChanged, this, &ForgetDialog::allow);
        layout->addWidget(m_user);
        allow();
    }
    layout->addLayout(buttons);
    cancel->setFocus();
}

void ForgetDialog::allow()
{
    m_forget->setEnabled(!user().isEmpty());
}

QByteArray ForgetDialog::user() const
{
    if (!m_user)
        return {};
    return m_user->text() == m_shown ? m_given : m_user->text().toUtf8();
}

} // namespace ui

#include "moc_forgetdialog.cpp"
