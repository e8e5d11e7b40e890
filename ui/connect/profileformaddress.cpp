// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profileform.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>

// Host and socket: what is wrong with them, and where a socket is chosen.

namespace ui
{

void ProfileForm::chooseSocket()
{
    auto *dialog = new QFileDialog(this, tr("Choose a Unix socket"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    const QFileInfo present(m_socket->text());
    dialog->setDirectory(present.dir().exists() && present.isAbsolute() ? present.absolutePath()
                                                                        : QStringLiteral("/run"));
    connect(dialog, &QFileDialog::fileSelected, m_socket, &QLineEdit::setText);
    dialog->open();
}

QString ProfileForm::hostProblem() const
{
    const QString host = m_host->text().trimmed();
    if (host.isEmpty())
        return tr("Enter the name or the address of the server.");
    if (host.contains(QLatin1String("://")))
        return tr("This is a URL: paste it into the first field.");
    if (host.contains(QLatin1Char(' ')) || host.contains(QLatin1Char('/')))
        return tr("A host name has no spaces and no slashes.");
    return {};
}

QString ProfileForm::socketProblem() const
{
    const QString path = m_socket->text().trimmed();
    if (path.isEmpty())
        return tr("Enter the path of the socket, or choose the file.");
    if (!path.startsWith(QLatin1Char('/')))
        return tr("The path has to begin with a slash.");
    return {};
}

} // namespace ui
