// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/leashedfolder.h"

#include "app/demo/watchingshell.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <unistd.h>

namespace app
{

namespace
{

// As its program is gone, nobody writes there any more; what the shell has to say must not go to the program.
constexpr const char *kRemove = R"(
exec 3<&0
(
    trap '' INT HUP TERM
    exec </dev/null >/dev/null 2>&1
    read -r _ <&3
    rm -rf -- "$0"
) &
)";

} // namespace

LeashedFolder::LeashedFolder()
{
    QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/sessionscope-history-XXXXXX"));
    if (!folder.isValid())
        return;
    m_path = folder.path();
    folder.setAutoRemove(false);
    if (const auto end = startWatchingShell(kRemove, {QFile::encodeName(m_path)}))
        m_leash = *end;
}

LeashedFolder::~LeashedFolder()
{
    if (m_leash >= 0)
        ::close(m_leash); // the watching shell does the rest
    else if (!m_path.isEmpty())
        QDir(m_path).removeRecursively();
}

} // namespace app
