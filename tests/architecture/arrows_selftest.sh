#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Proves that arrows.sh sees what it is there to see: plants one line at a time in a folder of its own, and
# wants each found; and wants a clean folder to pass.
set -uo pipefail
arrows=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/arrows.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

header=$'// SPDX-FileCopyrightText: 2026 Somebody\n// SPDX-License-Identifier: GPL-3.0-or-later\n'
failures=0

clean_folder() {
    rm -rf "${folder:?}"/*
    mkdir -p "$folder"/{app,ui,tests,models/{activity,sessions,formats,redis}}
    printf '%s#include <QObject>\n#include "models/formats/value.h"\n' "$header" >"$folder/models/sessions/clean.h"
    printf '%s#include <hiredis/read.h>\n' "$header" >"$folder/models/redis/clean.cpp"
    printf '%s#include <QWidget>\n#include "models/sessions/clean.h"\n' "$header" >"$folder/ui/clean.h"
    printf '%starget_link_libraries(sessionscope_ui\n    PUBLIC sessionscope_sessions Qt6::Widgets # not sessionscope_redis\n)\n' \
        "${header//\/\//#}" >"$folder/ui/CMakeLists.txt"
    printf '%starget_link_libraries(sessionscope_redis PRIVATE PkgConfig::HIREDIS Qt6::Network)\n' \
        "${header//\/\//#}" >"$folder/models/redis/CMakeLists.txt"
}

passes() {
    "$arrows" "$folder" >"$folder.out" 2>&1
}

# planted <file> <line>: must be found, and be named.
planted() {
    clean_folder
    local marker='//'
    [[ $1 == *CMakeLists.txt ]] && marker='#'
    printf '%s%b\n' "${header//\/\//$marker}" "$2" >"$folder/$1"
    if passes; then
        printf 'not found: %s: %s\n' "$1" "$2"
        failures=$((failures + 1))
    elif ! grep -q "^$1" "$folder.out"; then
        printf 'found something else than %s: %s\n' "$1" "$2"
        cat "$folder.out"
        failures=$((failures + 1))
    fi
}

clean_folder
passes || {
    printf 'a clean folder does not pass:\n'
    cat "$folder.out"
    failures=$((failures + 1))
}

planted models/sessions/x.h '#include <QColor>'
planted models/sessions/x.cpp '#  include <QtGui/QColor>'
planted models/activity/x.h '#include <QtCharts/QChart>'
planted models/redis/x.h '#include <QWidget>'
planted models/formats/x.h '#include "models/sessions/status.h"'
planted models/formats/x.h '#include "models/redis/reply.h"'
planted models/redis/x.cpp '#include "models/sessions/status.h"'
planted models/sessions/x.h '#include "models/activity/activityrecorder.h"'
planted models/activity/x.h '#include "models/redis/connection.h"'
planted models/activity/x.h '#include "ui/window/mainwindow.h"'
planted models/sessions/x.cpp '#include "app/commandline.h"'
planted models/sessions/x.cpp '#include <hiredis/hiredis.h>'
planted ui/x.cpp '#include "models/redis/connection.h"'
planted ui/x.cpp '#include "app/commandline.h"'
planted ui/x.cpp '#include "../models/sessions/status.h"'
planted app/x.cpp '#include "./commandline.h"'
planted tests/x.cpp '#include "../app/commandline.h"'
planted models/sessions/sessionmonitor.h '#include "models/redis/server.h"\nclass SessionMonitor;'
planted models/sessions/CMakeLists.txt 'target_link_libraries(sessionscope_sessions\n    PUBLIC Qt6::Core\n    PRIVATE Qt6::Gui\n)'
planted models/activity/CMakeLists.txt 'target_link_libraries(sessionscope_activity PRIVATE Qt6::Charts)'
planted models/formats/CMakeLists.txt 'target_link_libraries(sessionscope_formats PUBLIC sessionscope_redis)'
planted models/redis/CMakeLists.txt 'target_link_libraries(sessionscope_redis PUBLIC sessionscope_sessions)'
planted models/sessions/CMakeLists.txt 'target_link_libraries(sessionscope_sessions PUBLIC sessionscope_activity)'
planted models/sessions/CMakeLists.txt 'target_link_libraries(sessionscope_sessions PRIVATE PkgConfig::HIREDIS)'
planted models/activity/CMakeLists.txt 'target_link_libraries(sessionscope_activity PUBLIC sessionscope_ui)'
planted ui/CMakeLists.txt 'target_link_libraries(sessionscope_ui\n    PRIVATE Qt6::Svg\n    sessionscope_redis)'

clean_folder
printf '#include <QObject>\n' >"$folder/ui/x.h"
if passes || ! grep -q '^ui/x.h' "$folder.out"; then
    printf 'not found: a file without the SPDX header\n'
    failures=$((failures + 1))
fi
rm -f "$folder.out"

((failures == 0)) || exit 1
printf 'all planted lines were found\n'
