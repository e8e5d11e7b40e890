// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

#include <QByteArray>
#include <QByteArrayView>

namespace fuzz
{

/// What is wrong with the tree below `root` that was read from `input`; empty when it keeps all promises of
/// NodeTree. Reads every byte of every text, so that a sanitizer sees views of memory that is gone.
QByteArray treeFault(const formats::NodeTree &tree, formats::NodeTree::Index root, QByteArrayView input);

} // namespace fuzz
