// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/recordcontent.h"

#include <QString>

namespace ui
{

/// What has to be said of a payload before it is read: cause and next step, in sentences.
struct PayloadNotice {
    QString text; ///< a paragraph each; empty: nothing
    bool alarming = false;
};
PayloadNotice payloadNotice(const messages::RecordContent &content);

/// "zstd", as people know it; with `library` the name of what a build needs to unpack it.
QString compressionText(formats::Compression compression, bool library);

} // namespace ui
