# shellcheck shell=bash disable=SC2034,SC2154
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by app/run, tests/run and .ci/run: what has to be installed, and how to get it.
# Everything that is said goes to standard error, so that `app/run list … | jq` stays clean.

# One entry for each need; where distributions disagree on the name, "first|second": either will do.
build_packages=(
    g++ cmake ninja-build ccache pkg-config
    qt6-base-dev qt6-base-dev-tools qt6-charts-dev 'qt6-svg-dev|libqt6svg6-dev'
    'libqt6opengl6-dev|qt6-base-dev' libgl1-mesa-dev libxkbcommon-dev
    qt6-tools-dev qt6-l10n-tools
    libhiredis-dev libexpected-dev libxxhash-dev qtkeychain-qt6-dev
    zlib1g-dev libzstd-dev liblz4-dev liblzma-dev
)
# For running: the demo's private server, Qt's driver for the history's files, and fonts, which a minimal container does
# not have.
run_packages=('redis-server|valkey-server' libqt6sql6-sqlite fontconfig 'fonts-inter|fonts-dejavu-core' fonts-dejavu-core)
# openssl makes the certificates that the tests of TLS are about; those of SSH, and of notifications, run a server of
# their own. The last ones read what is installed beside the program.
test_packages=(
    libgtest-dev libgmock-dev openssl openssh-client openssh-server dbus-daemon
    desktop-file-utils appstream man-db zsh
)

say() { printf '%s\n' "$*" >&2; }

is_installed() {
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# Prints the packages to install so that each need is met, one a line.
missing_packages() {
    local need name names
    for need in "$@"; do
        IFS='|' read -r -a names <<<"$need"
        for name in "${names[@]}"; do
            is_installed "$name" && continue 2
        done
        for name in "${names[@]}"; do
            if [[ -n $(apt-cache show --no-all-versions "$name" 2>/dev/null) ]]; then
                printf '%s\n' "$name"
                continue 2
            fi
        done
        printf '%s\n' "${names[0]}" # apt-get will say that it does not know this one
    done
}

# apt-get install, without starting or enabling a service that was not there before, of Redis or SSH: Debian's packages
# do both. The guard is the documented way (policy-rc.d), and is removed again.
install_packages() {
    local as_root=("$@") guard=/usr/sbin/policy-rc.d guarded=no status=0
    local packages=("${to_install[@]}")
    if [[ " ${packages[*]} " == *-server\ * && ! -e $guard ]]; then
        printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$guard" >/dev/null
        "${as_root[@]}" chmod 755 "$guard"
        guarded=yes
    fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends "${packages[@]}" >&2 || status=$?
    if [[ $guarded == yes ]]; then
        "${as_root[@]}" rm -f "$guard"
        if [[ -d /run/systemd/system ]]; then
            local package
            for package in "${packages[@]}"; do
                [[ $package == *-server ]] || continue
                "${as_root[@]}" systemctl disable --quiet "${package/#openssh-server/ssh}" 2>/dev/null || true
            done
        fi
    fi
    return "$status"
}

# install_missing <need>…: quick and silent when nothing is missing.
install_missing() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        local tool
        for tool in cmake ninja pkg-config c++ redis-server; do
            command -v "$tool" >/dev/null || {
                say "$tool is missing. README.md names the packages for Fedora, Arch and Homebrew."
                return 1
            }
        done
        return 0
    fi

    local to_install as_root=()
    mapfile -t to_install < <(missing_packages "$@" | sort -u)
    ((${#to_install[@]})) || return 0
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            say "These packages are missing: ${to_install[*]}"
            say "Run this as root, or have them installed with: apt-get install ${to_install[*]}"
            return 1
        fi
        as_root=(sudo)
    fi
    say "Reading the package lists …"
    "${as_root[@]}" apt-get update --quiet=2 >&2 || say "The package lists could not be refreshed; trying with those at hand."
    mapfile -t to_install < <(missing_packages "$@" | sort -u) # the names known may be other ones now
    say "Installing with apt-get (no service is started): ${to_install[*]}"
    install_packages "${as_root[@]}"
}

# build <preset> [target…]: configures once (ninja does it again when a CMakeLists.txt changes), then builds.
build() {
    local preset=$1 folder
    shift
    folder=$project/build/$preset
    if [[ ! -f $folder/build.ninja ]]; then
        say "Configuring …"
        local log
        if ! log=$(cd "$project" && cmake --preset "$preset" 2>&1); then
            say "$log"
            return 1
        fi
    fi
    # ccache: what a clone in another folder compiled serves this one too.
    CCACHE_BASEDIR="$project" CCACHE_NOHASHDIR=true NINJA_STATUS="Building [%f/%t] " cmake --build "$folder" "${@/#/--target=}" >&2
}
