// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/newwindow.h"

#include "models/messages/problem.h"
#include "models/text/secretvariables.h"

#include <QCoreApplication>
#include <QProcess>

namespace app
{

using messages::Problem; // by its own name for lupdate, which takes another namespace for a class

namespace
{

struct NewWindowTexts {
    Q_DECLARE_TR_FUNCTIONS(app::NewWindow)
};

} // namespace

QProcessEnvironment environmentOfNewWindow()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : text::kSecretVariables)
        environment.remove(QString::fromLatin1(name));
    return environment;
}

Problem startNewWindow(const QString &connectionId, const QStringList &more)
{
    QStringList arguments = more;
    if (!connectionId.isEmpty())
        arguments += QStringLiteral("--connection=%1").arg(connectionId);
    QProcess process;
    process.setProgram(QCoreApplication::applicationFilePath());
    process.setArguments(arguments);
    process.setProcessEnvironment(environmentOfNewWindow());
    if (process.startDetached())
        return {};
    return {NewWindowTexts::tr("Another window could not be opened: %1.").arg(process.errorString()),
            NewWindowTexts::tr("Start Sessionscope once more by itself.")};
}

} // namespace app
