// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demofolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <sys/un.h>

namespace app
{

namespace
{

struct DemoFolder {
    Q_DECLARE_TR_FUNCTIONS(app::DemoServer)
};

} // namespace

std::unique_ptr<QTemporaryDir> makeDemoFolder()
{
    const auto fits = [](const QString &path) {
        return size_t(QFile::encodeName(path).size()) + sizeof "/redis.sock" <= sizeof(sockaddr_un{}.sun_path);
    };
    // The environment may name a folder that is not there.
    for (const QString &place :
         {QDir::tempPath(), QStringLiteral("/tmp"), qEnvironmentVariable("XDG_RUNTIME_DIR"), QDir::homePath()}) {
        if (place.isEmpty())
            continue;
        auto folder = std::make_unique<QTemporaryDir>(place + QStringLiteral("/sessionscope-XXXXXX"));
        if (folder->isValid() && fits(folder->path()))
            return folder;
    }
    return nullptr;
}

QString noDemoFolder()
{
    return DemoFolder::tr("The demo could not make a folder of its own: neither under %1 nor in the home folder.")
        .arg(QDir::tempPath());
}

} // namespace app
