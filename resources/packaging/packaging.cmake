# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What `cmake --install` puts where, and what `cpack` makes a .deb of. CONTRIBUTING.md says how.

set(SESSIONSCOPE_ZSH_COMPLETIONS "${CMAKE_INSTALL_DATADIR}/zsh/site-functions" CACHE STRING
    "Where zsh looks for completions, below the prefix; Debian's packages use share/zsh/vendor-completions")
set(packaging ${CMAKE_CURRENT_LIST_DIR})
set(resources ${CMAKE_SOURCE_DIR}/resources)
set(application org.sessionscope.Sessionscope)

install(FILES ${resources}/desktop/${application}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${resources}/desktop/${application}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${resources}/icons/appicon.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps
        RENAME ${application}.svg)
# For desktops that read no SVG.
foreach(side IN ITEMS 16 22 32 48 64 128 256)
    install(FILES ${resources}/desktop/icons/${side}.png
            DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${side}x${side}/apps RENAME ${application}.png)
endforeach()
install(FILES ${resources}/man/sessionscope.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${resources}/man/sessionscope.zh_CN.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/zh_CN/man1
    RENAME sessionscope.1)
install(FILES ${resources}/completions/sessionscope.bash
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME sessionscope)
install(FILES ${resources}/completions/_sessionscope DESTINATION ${SESSIONSCOPE_ZSH_COMPLETIONS})
install(FILES ${packaging}/debian/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/sessionscope)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME sessionscope)
set(CPACK_PACKAGE_VENDOR "The Sessionscope developers")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "watch and end the user sessions that web applications keep in Redis")
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
# What others than the user may read: 0755 and 0644, whatever the umask of whoever packs.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${packaging}/debian/compress.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
# There is no address to write to; .invalid says so (RFC 2606), and a field without one is no maintainer's (Policy 5.6.2).
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Sessionscope developers <developers@sessionscope.invalid>")
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Sessionscope shows, live, the user sessions that web applications keep in
Redis or Valkey: who is logged in, how long each session still has, and what
just expired. It lets an admin end one session, all sessions of a user, or all
that match a search, and says afterwards what became of each.

It knows the sessions of many web frameworks, works with accounts that may
only look, and always says how fresh the picture is, and why. There are
commands for the terminal, and a demo with a private server and simulated
users.")
# The libraries that it is linked with, and how new they have to be, are found in the program itself. Qt loads the
# others by name: its driver for SQLite, which the history on the disk goes through, and what reads the icons, which
# Debian has split off from the library later.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "libqt6sql6-sqlite, qt6-svg-plugins | libqt6svg6 (<< 6.5~)")
# The demo starts a server of its own. By TLS the authorities are those that the system knows.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "redis-server | valkey-server, ca-certificates, fonts-inter | fonts-dejavu-core, qt6-wayland, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "openssh-client, gnome-keyring | kwalletmanager")
include(CPack)
