// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace audit
{

/// Members of a JSON object in the order in which they are added, so that people read a line from its left. What acts
/// on a terminal, or turns text around, is written as \uXXXX.
class JsonText
{
public:
    JsonText &text(const char *name, const QString &value);
    /// Of ASCII that needs no escapes.
    JsonText &plain(const char *name, const QByteArray &value);
    JsonText &number(const char *name, qint64 value);
    JsonText &truth(const char *name, bool value);
    /// What is JSON already.
    JsonText &json(const char *name, const QByteArray &value);
    /// Nothing for an empty text.
    JsonText &textIfAny(const char *name, const QString &value);

    QByteArray object() const { return '{' + m_members + '}'; }

private:
    void appendName(const char *name);

    QByteArray m_members;
};

} // namespace audit
