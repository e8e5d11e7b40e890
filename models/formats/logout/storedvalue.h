// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <optional>

namespace formats
{

/// A text in each form in which a framework may store it as a member or field, the plain one first: as it is, as a JSON
/// text, as a text that Java has serialised. Without those that cannot hold it.
QByteArrayList storedForms(const QByteArray &text);

/// `value`, a plain text or whole number, written as `stored` is: plain text, JSON number, JSON text,
/// `["java.lang.Long", 7]`, java.lang.Integer, java.lang.Long or java.lang.String of the JDK's serialisation. Nothing
/// where the form is not known, or cannot hold the value: whoever reads it next would stumble.
std::optional<QByteArray> encodedLike(QByteArrayView stored, const QByteArray &value);

} // namespace formats
