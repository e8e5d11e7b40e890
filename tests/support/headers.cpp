// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one source of the target whose precompiled header all tests use; see CMakeLists.txt.
