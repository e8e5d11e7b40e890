// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historykey.h"

#include "models/files/filereplacement.h"
#include "models/files/folderlock.h"
#include "models/files/regularfile.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <array>
#include <chrono>
#include <utility>

namespace history
{

namespace
{

constexpr qsizetype kKeySize = 32;
constexpr qint64 kLargestKeyFile = 4096;
constexpr std::chrono::milliseconds kKeyLockLimit{2000};

QByteArray newKey()
{
    std::array<quint32, kKeySize / sizeof(quint32)> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), kKeySize);
}

} // namespace

tl::expected<HistoryKey, files::FileProblem> HistoryKey::ofFolder(const QString &folder)
{
    const QString file = folder + QStringLiteral("/key");
    const files::FolderLock lock(folder, kKeyLockLimit); // two programs that start at once have one key
    if (auto found = files::readFile(file, kLargestKeyFile); found && found->size() == kKeySize)
        return HistoryKey(std::move(*found));
    else if (!found && !found.error().isMissing)
        return tl::unexpected(found.error());
    QByteArray key = newKey();
    if (const auto written = files::replaceFile(file, key, files::FileReplacement::Readers::OnlyOwner); !written)
        return tl::unexpected(written.error());
    return HistoryKey(std::move(key));
}

HistoryKey::HistoryKey(QByteArray key)
    : m_key(std::move(key))
{
}

qint64 HistoryKey::digestOf(QByteArrayView id) const
{
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, m_key);
    code.addData(id.data(), id.size());
    return qFromBigEndian<qint64>(code.result().constData());
}

} // namespace history
