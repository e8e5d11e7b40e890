// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace support
{

/// A text of the program, as translators get it.
struct SourceText {
    QString context;
    QString source;
    friend bool operator==(const SourceText &, const SourceText &) = default;
    friend size_t qHash(const SourceText &text, size_t seed = 0) { return qHashMulti(seed, text.context, text.source); }
};

struct Message {
    SourceText text;
    QStringList forms; ///< translations: of a plural one for each form, otherwise one
    bool isPlural = false;
    bool isFinished = true;
};

/// Of a .ts file; empty: it cannot be read.
QList<Message> readMessages(const QString &file);
QSet<SourceText> textsOf(const QList<Message> &messages);
/// One a line, for a failure to print.
std::string listed(const QSet<SourceText> &texts);

/// Runs lupdate over the sources, into this file; what it complains of. Null: it did not run.
QString updateFile(const QString &file, const QStringList &options = {});

} // namespace support
