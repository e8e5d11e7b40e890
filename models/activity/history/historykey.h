// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/fileproblem.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QMessageAuthenticationCode>

#include <tl/expected.hpp>

namespace history
{

/// Makes digests of session ids: the first 64 bits of HMAC-SHA-256 by a random key that only this account may read.
/// Who has the id finds its entries by it; who has the file alone cannot even try ids. Of ten million sessions two have
/// the same digest with a probability of one in 350,000.
class HistoryKey final
{
public:
    /// Of the file `key` in this folder, which is there; a missing one is made.
    static tl::expected<HistoryKey, files::FileProblem> ofFolder(const QString &folder);
    explicit HistoryKey(QByteArray key);

    qint64 digestOf(QByteArrayView id) const;

private:
    QByteArray m_key;
};

} // namespace history
