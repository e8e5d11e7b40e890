// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/tlsfacts.h"

#include <QString>

namespace ui
{

/// What “not verified” means, in a sentence.
QString unverifiedText();
/// Whose the certificate is, who signed it, and how long it is good for: from two weeks before its end on, in how much
/// time that is.
QString certificateText(const messages::TlsFacts &tls, const QDateTime &now);

} // namespace ui
