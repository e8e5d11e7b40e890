# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Run by cpack over what it is about to pack: Debian wants manual pages and changelogs compressed (Policy 12.1, 12.7),
# and a changelog there is only in a package.
find_program(gzip gzip REQUIRED)
set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX})
file(COPY ${CMAKE_CURRENT_LIST_DIR}/changelog DESTINATION ${root}/share/doc/sessionscope
     FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
file(GLOB pages ${root}/share/man/man*/*.[0-9])
foreach(file IN LISTS pages ITEMS ${root}/share/doc/sessionscope/changelog)
    execute_process(COMMAND ${gzip} -9 --no-name --force ${file} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
