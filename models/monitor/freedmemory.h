// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace sessions
{
class SessionStore;
}

namespace monitor
{

/// Gives back the memory of a store that nobody else has any more, and what it leaves with the allocator. For a
/// million sessions that takes tens of milliseconds: a thread of the pool does it.
void freeElsewhere(std::shared_ptr<const sessions::SessionStore> store);
/// What was freed in small pieces stays with the allocator, which other programs cannot use: it goes back to the
/// system, from a thread of the pool.
void returnFreedMemory();

} // namespace monitor
