// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/newwindow.h"

#include "app/password.h"

#include <QCoreApplication>
#include <QProcess>
#include <QProcessEnvironment>

namespace app
{

namespace
{

struct NewWindowTexts {
    Q_DECLARE_TR_FUNCTIONS(app::NewWindow)
};

} // namespace

messages::Problem startNewWindow(const QString &connectionId, const QStringList &more)
{
    QStringList arguments = more;
    if (!connectionId.isEmpty())
        arguments += QStringLiteral("--connection=%1").arg(connectionId);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : kSecretVariables)
        environment.remove(QString::fromLatin1(name));
    QProcess process;
    process.setProgram(QCoreApplication::applicationFilePath());
    process.setArguments(arguments);
    process.setProcessEnvironment(environment);
    if (process.startDetached())
        return {};
    return {NewWindowTexts::tr("Another window could not be opened: %1.").arg(process.errorString()),
            NewWindowTexts::tr("Start Sessionscope once more by itself.")};
}

} // namespace app
