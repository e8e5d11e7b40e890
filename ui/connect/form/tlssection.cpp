// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/form/tlssection.h"

#include "ui/controls/plaintooltip.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui
{

using messages::TlsSettings;

namespace
{

constexpr int kNoteLines = 3;
constexpr int kLongestPath = 4096;
constexpr int kLongestHost = 255;

} // namespace

TlsSection::TlsSection(int labelWidth, QWidget *parent)
    : QWidget(parent)
    , m_toggle(new QCheckBox(tr("TLS"), this))
    , m_grid(new QGridLayout(this))
    , m_caFile(addField(tr("CA file"), tr("whom this computer trusts"), tr("Choose the CA file")))
    , m_serverName(addField(tr("Server name"), tr("as the host"), {}))
    , m_certificateFile(addField(tr("Client certificate"), tr("only where the server demands one"),
                                 tr("Choose the client certificate")))
    , m_keyFile(
          addField(tr("Its key"), tr("in the certificate’s file"), tr("Choose the key of the client certificate")))
    , m_unverified(new QCheckBox(tr("Do not verify the server’s certificate"), this))
    , m_note(new ToneLabel(Tone::Muted, this))
{
    m_toggle->setToolTip(tr("Encrypts the connection, and makes sure whose server it is"));
    m_serverName->setToolTip(
        tr("The name in the server’s certificate, where it is reached by another one, as through a tunnel"));
    m_serverName->setMaxLength(kLongestHost);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(3 * kGrid);
    m_grid->setVerticalSpacing(2 * kGrid);
    m_grid->setColumnMinimumWidth(0, labelWidth);
    m_grid->setColumnStretch(1, 1);
    m_grid->addWidget(m_unverified, m_grid->rowCount(), 1, 1, 2);
    m_grid->addWidget(m_note, m_grid->rowCount(), 1, 1, 2);
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_note->setFixedHeight(kNoteLines * m_note->fontMetrics().lineSpacing());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    connect(m_toggle, &QCheckBox::toggled, this, &TlsSection::showState);
    connect(m_unverified, &QCheckBox::toggled, this, &TlsSection::showState);
    for (QLineEdit *field : {m_caFile, m_serverName, m_certificateFile, m_keyFile}) {
        connect(field, &QLineEdit::textChanged, this, &TlsSection::edited);
        connect(field, &QLineEdit::editingFinished, this, &TlsSection::showState);
    }
    for (QCheckBox *box : {m_toggle, m_unverified})
        connect(box, &QCheckBox::toggled, this, &TlsSection::edited);
    showState();
}

QLineEdit *TlsSection::addField(const QString &title, const QString &placeholder, const QString &chooserTitle)
{
    const int row = m_grid->rowCount();
    auto *field = new QLineEdit(this);
    field->setPlaceholderText(placeholder);
    field->setAccessibleName(title);
    field->setMaxLength(kLongestPath);
    auto *label = new ToneLabel(title, Tone::Muted, this);
    label->setMinimumHeight(7 * kGrid);
    label->setBuddy(field);
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(field, row, 1, 1, chooserTitle.isEmpty() ? 2 : 1);
    if (chooserTitle.isEmpty())
        return field;
    auto *button = new QPushButton(tr("Choose…"), this);
    button->setAccessibleName(chooserTitle);
    button->setAutoDefault(false);
    m_grid->addWidget(button, row, 2);
    connect(button, &QPushButton::clicked, this, [this, field, chooserTitle] { choose(field, chooserTitle); });
    return field;
}

void TlsSection::choose(QLineEdit *field, const QString &title)
{
    auto *dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("PEM files (*.pem *.crt *.cer *.key)"), tr("All files (*)")});
    const QFileInfo present(field->text());
    if (present.isAbsolute() && present.dir().exists())
        dialog->setDirectory(present.absolutePath());
    connect(dialog, &QFileDialog::fileSelected, field, &QLineEdit::setText);
    connect(dialog, &QFileDialog::fileSelected, this, &TlsSection::showState);
    dialog->open();
}

void TlsSection::setAvailable(bool available)
{
    m_toggle->setEnabled(available);
    showState();
}

void TlsSection::setSettings(const TlsSettings &settings)
{
    m_toggle->setChecked(settings.isOn);
    m_caFile->setText(settings.caFile);
    m_serverName->setText(settings.serverName);
    m_certificateFile->setText(settings.certificateFile);
    m_keyFile->setText(settings.keyFile);
    m_unverified->setChecked(!settings.verifies);
    showState();
}

TlsSettings TlsSection::settings() const
{
    TlsSettings settings;
    settings.isOn = m_toggle->isChecked();
    settings.verifies = !m_unverified->isChecked();
    settings.serverName = m_serverName->text().trimmed();
    settings.caFile = m_caFile->text().trimmed();
    settings.certificateFile = m_certificateFile->text().trimmed();
    settings.keyFile = m_keyFile->text().trimmed();
    return settings;
}

TlsSettings TlsSection::ofUrl(bool isOn, const TlsSettings &before, bool isSameServer)
{
    TlsSettings settings = before;
    settings.isOn = isOn;
    if (!isSameServer) {
        settings.verifies = true;
        settings.serverName.clear();
    }
    return settings;
}

void TlsSection::showState()
{
    setVisible(m_toggle->isChecked() && m_toggle->isEnabled());
    say({});
}

/// Its place is kept for whatever is to be said, so that nothing moves.
void TlsSection::say(const QString &problem)
{
    const bool isUnverified = m_unverified->isChecked();
    QString note = problem;
    if (note.isEmpty() && isUnverified)
        note =
            tr("Whoever answers is taken for the server, and can read and change all that is sent, the password too. "
               "The window keeps saying “not verified”.");
    else if (note.isEmpty())
        note = tr("PEM files. Where the key is locked, its passphrase is asked for.");
    m_note->setTone(!problem.isEmpty() ? Tone::Danger : isUnverified ? Tone::Warning : Tone::Muted);
    m_note->setText(note);
    m_note->setToolTip(plainToolTip(problem));
}

QString TlsSection::problemOf(QLineEdit *&wrong) const
{
    for (QLineEdit *field : {m_caFile, m_certificateFile, m_keyFile}) {
        const QString path = field->text().trimmed();
        wrong = field;
        if (!path.isEmpty() && !path.startsWith(QLatin1Char('/')))
            return tr("The path of a file has to begin with a slash.");
    }
    const QString name = m_serverName->text().trimmed();
    wrong = m_serverName;
    if (name.contains(QLatin1Char(' ')) || name.contains(QLatin1Char('/')) || name.contains(QLatin1Char(':')))
        return tr("The server name has no spaces, slashes and colons.");
    wrong = m_certificateFile;
    if (m_certificateFile->text().trimmed().isEmpty() && !m_keyFile->text().trimmed().isEmpty())
        return tr("A key is of no use without its certificate.");
    wrong = nullptr;
    return {};
}

bool TlsSection::validate()
{
    m_wrong = nullptr;
    const QString problem = isHidden() ? QString() : problemOf(m_wrong);
    say(problem);
    return problem.isEmpty();
}

void TlsSection::takeFocus()
{
    if (m_wrong)
        m_wrong->setFocus();
}

} // namespace ui

#include "moc_tlssection.cpp"
