#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# arrows.sh [folder]: fails, and names each line, when code points against the arrows
#   app → ui → models/activity → models/sessions → models/{formats,redis}
# by an #include or by a link line, or when a file lacks its SPDX header.
set -uo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}" || exit 2

violations=0
report() { # <reason>, offending lines on standard input
    local line
    while IFS= read -r line; do
        printf '%s\n    %s\n' "$line" "$1"
        violations=$((violations + 1))
    done
}

# includes <folder> <regular expression over what stands between the quotes or brackets> <reason>
includes() {
    [[ -d $1 ]] || return 0
    report "$3" < <(grep -rnE --include='*.h' --include='*.cpp' "^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"]($2)" "$1")
}

# Each target_link_libraries() of a folder on one line: "path: target_link_libraries(name PUBLIC a b)".
link_lines() {
    find "$1" -name CMakeLists.txt -o -name '*.cmake' 2>/dev/null | while IFS= read -r file; do
        sed 's/#.*//' "$file" | tr -s '[:space:]' ' ' | grep -oE 'target_link_libraries ?\([^)]*\)' | sed "s|^|$file: |"
    done
}

# links <folder> <regular expression of libraries> <reason>: the target's own name does not count.
links() {
    [[ -d $1 ]] || return 0
    report "$3" < <(link_lines "$1" | grep -E "target_link_libraries ?\( ?[A-Za-z0-9_]+ .*\b($2)\b")
}

pictures='Qt(Gui|Widgets|Charts|Svg|SvgWidgets|OpenGL|OpenGLWidgets|PrintSupport|Quick|Qml)/|Q(Widget|Application|GuiApplication|MainWindow|Dialog|Icon|Color|Painter|Pixmap|Image|Font|FontMetrics|Palette|Brush|Pen|Action|KeySequence|Style|TableView|HeaderView|StyledItemDelegate|Chart|ChartView|SvgRenderer|Clipboard|StandardItemModel)>'
picture_libraries='Qt[56]?::(Gui|Widgets|Charts|Svg|SvgWidgets|OpenGL|OpenGLWidgets|PrintSupport|Quick|Qml)'

includes models "$pictures" 'models/ has no pictures: Qt Core, Network and Concurrent only'
links models "$picture_libraries" 'models/ has no pictures: Qt Core, Network and Concurrent only'
includes models '(ui|app|tests)/' 'models/ knows neither ui/ nor app/'
links models 'sessionscope_(ui|app)' 'models/ knows neither ui/ nor app/'

for layer in formats redis; do
    [[ $layer == formats ]] && other=redis || other=formats
    includes "models/$layer" "models/(sessions|activity|$other)/" "models/$layer is the ground: it knows nothing of what stands on it, or beside it"
    links "models/$layer" "sessionscope_(sessions|activity|$other)" "models/$layer is the ground: it knows nothing of what stands on it, or beside it"
done
includes models/sessions 'models/activity/' 'models/sessions does not know models/activity'
links models/sessions 'sessionscope_activity' 'models/sessions does not know models/activity'
includes models/activity 'models/redis/' 'models/activity listens to models/sessions, not to the wire'
links models/activity 'sessionscope_redis' 'models/activity listens to models/sessions, not to the wire'

includes ui 'models/redis/|app/|tests/' 'ui/ knows models/, but neither models/redis nor app/'
links ui 'sessionscope_(redis|app)' 'ui/ knows models/, but neither models/redis nor app/'
includes app 'tests/' 'the program does not know its tests'

for folder in app ui models tests; do
    includes "$folder" '\.\.?/' 'includes are rooted at the source folder'
done
# Benchmarks measure the floor with plain hiredis; nothing else goes past models/redis.
for folder in app ui models/activity models/formats models/sessions tests/{activity,app,formats,integration,sessions,support,ui}; do
    includes "$folder" 'hiredis/' 'only models/redis includes hiredis'
    links "$folder" 'PkgConfig::HIREDIS|hiredis' 'only models/redis links hiredis'
done
# Headers of models/sessions and models/activity are read by ui/, which must not need models/redis.
for folder in models/sessions models/activity; do
    [[ -d $folder ]] || continue
    report 'ui/ and app/ read this header' < <(
        grep -lE 'SessionMonitor|SessionTableModel' "$folder"/*.h 2>/dev/null |
            xargs -r grep -nE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"models/redis/' /dev/null)
done

report 'the two-line SPDX header is missing' < <(
    find app ui models tests resources .ci CMakeLists.txt \
        \( -name '*.h' -o -name '*.cpp' -o -name 'CMakeLists.txt' -o -name '*.cmake' -o -name '*.sh' -o -name run \) \
        -type f 2>/dev/null | while IFS= read -r file; do
        head -n 4 "$file" | grep -q 'SPDX-FileCopyrightText: 20[0-9][0-9] ' &&
            head -n 4 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || printf '%s\n' "$file"
    done
)

((violations == 0)) || {
    printf '%d against the arrows\n' "$violations"
    exit 1
}
