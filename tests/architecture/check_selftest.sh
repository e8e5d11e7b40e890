#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Proves that check.sh sees what it is there to see: in a folder of its own it plants, in each folder of the table, an
# #include of each folder that the table does not allow there, and more; and wants each found, by its name. What the
# table allows must pass.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder" "$folder.out"' EXIT

header=$'// SPDX-FileCopyrightText: 2026 Somebody\n// SPDX-License-Identifier: GPL-3.0-or-later\n'
failures=0
complain() {
    printf '%s\n' "$*"
    failures=$((failures + 1))
}
checked() { "$here/check.sh" "$folder" >"$folder.out" 2>&1; }
empty_folder() {
    rm -rf "${folder:?}"/*
    mkdir -p "$folder"/{app,ui,models/{redis,text,activity},tests/{redis,bench}}
}

declare -A allowed=()
while read -r from to; do allowed[$from $to]=1; done < <("$here/arrows.sh" "$here/arrows.txt")
mapfile -t folders < <("$here/arrows.sh" --folders "$here/arrows.txt")
((${#folders[@]} > 30 && ${#allowed[@]} > 200)) || complain "the table was not read: ${#folders[@]} folders"

# --- every arrow that is drawn, and every one that is not ----------------------------------------------

empty_folder
planted=()
for from in "${folders[@]}"; do
    mkdir -p "$folder/$from"
    {
        printf '%s#include "%s/own.h"\n#include <QObject>\n' "$header" "$from"
        for to in "${folders[@]}"; do [[ -z ${allowed[$from $to]:-} ]] || printf '#include "%s/x.h"\n' "$to"; done
    } >"$folder/$from/own.cpp"
done
checked || complain "what the table allows does not pass: $(head -n 4 "$folder.out")"

for from in "${folders[@]}"; do
    for to in "${folders[@]}"; do
        [[ $from == "$to" || -n ${allowed[$from $to]:-} ]] && continue
        file=$from/to_${to//\//_}.h
        printf '%s#include "%s/x.h"\n' "$header" "$to" >"$folder/$file"
        planted+=("$file")
    done
done
checked && complain 'nothing was found'
while read -r file; do complain "not found: $file"; done < <(
    comm -23 <(printf '%s\n' "${planted[@]}" | sort) <(cut -d: -f1 "$folder.out" | sort -u))

# --- everything else -----------------------------------------------------------------------------------

# plant <file> <lines>: must be found, and be named.
plant() {
    empty_folder
    mkdir -p "$folder/$(dirname "$1")"
    local marker='//'
    [[ $1 == *CMakeLists.txt ]] && marker='#'
    printf '%s%b\n' "${header//\/\//$marker}" "$2" >"$folder/$1"
    if checked; then
        complain "not found: $1: $2"
    elif ! grep -q "^$1" "$folder.out"; then
        complain "found something else than $1: $2: $(cat "$folder.out")"
    fi
}

plant models/neighbour/x.h '#include <QObject>' # a folder that does not stand in the table
plant models/text/x.h '#include "somewhere.h"'
plant models/text/x.h '#include <QColor>'
plant models/text/x.cpp '#  include <QtGui/QColor>'
plant models/activity/x.h '#include <QtCharts/QChart>'
plant models/text/x.cpp '#include <hiredis/hiredis.h>'
plant tests/redis/x.cpp '#include <hiredis/hiredis.h>'
plant ui/theme/x.cpp '#include "../controls/card.h"'
plant ui/theme/x.cpp '#include <QSettings>'
plant models/text/x.cpp '#include <QSaveFile>'
plant app/x.cpp '#include "./commandline.h"'
plant app/x.cpp '#include "tests/support/fixture.h"'
plant tests/redis/x.cpp '#include "../app/commandline.h"'
plant models/text/x.cpp "$(printf '// line\\n%.0s' {1..500})"
plant models/text/CMakeLists.txt 'target_link_libraries(sessionscope_text\n    PUBLIC Qt6::Core\n    PRIVATE Qt6::Gui\n)'
plant models/activity/CMakeLists.txt 'target_link_libraries(sessionscope_activity PRIVATE Qt6::Charts)'
plant models/text/CMakeLists.txt 'target_link_libraries(sessionscope_text PUBLIC sessionscope_redis)'
plant models/redis/CMakeLists.txt 'target_link_libraries(sessionscope_redis PUBLIC sessionscope_store)'
plant models/sessions/store/CMakeLists.txt 'target_link_libraries(sessionscope_store PRIVATE sessionscope_table)'
plant models/activity/CMakeLists.txt 'target_link_libraries(sessionscope_activity PUBLIC sessionscope_server)'
plant models/activity/CMakeLists.txt 'target_link_libraries(sessionscope_activity PUBLIC sessionscope_ui)'
plant models/text/CMakeLists.txt 'target_link_libraries(sessionscope_text PRIVATE PkgConfig::HIREDIS)'

empty_folder
mkdir -p "$folder/ui/theme"
printf '#include <QObject>\n' >"$folder/ui/theme/x.h"
checked || true
grep -q '^ui/theme/x.h' "$folder.out" || complain 'not found: a file without the SPDX header'

# beside <lines of one file> <lines of another of the same folder>
beside() {
    empty_folder
    printf '%s%b\n' "$header" "$1" >"$folder/models/text/first.cpp"
    printf '%s%b\n' "$header" "$2" >"$folder/models/text/second.cpp"
    checked
}

# Names of files that may be compiled together.
unnamed='namespace\n{\n%s\n} // namespace'
in_unnamed() { printf '%s' "${unnamed/\%s/$1}"; }
for pair in 'constexpr int kMost = 8;|constexpr int kMost = 8;' 'constexpr auto kMost = 8ms;|static const QString kMost(u"8");' \
    'constexpr quint8 kMost[] = {8};|constexpr std::array<int, 1> kMost{8};' 'enum class Type {|struct Type final {' \
    'struct Row : Base {|class Row' 'using Kind = Row::Kind;|using Kind = Key::Kind;'; do
    beside "$(in_unnamed "${pair%|*}")" "$(in_unnamed "${pair#*|}")" && complain "not found: $pair"
    grep -q '^models/text/second.cpp' "$folder.out" || complain "found something else than $pair: $(cat "$folder.out")"
done
beside 'using Kind = Row::Kind;' "$(in_unnamed 'using Kind = Row::Kind;')" && complain 'not found: a name within and without'
alike=$(in_unnamed 'class Row;\nusing Kind = Row::Kind;\nint all()\n{\n    constexpr int kMost = 8;\n    struct Pair {')
beside "$alike" "$alike" || complain "what may stand in each file does not pass: $(cat "$folder.out")"

empty_folder
printf '%starget_link_libraries(sessionscope_redis PRIVATE PkgConfig::HIREDIS Qt6::Network) # not Qt6::Gui\n' \
    "${header//\/\//#}" >"$folder/models/redis/CMakeLists.txt"
printf '%s#include <hiredis/read.h>\n' "$header" >"$folder/models/redis/x.cpp"
printf '%s#include <hiredis/hiredis.h>\n' "$header" >"$folder/tests/bench/x.cpp"
checked || complain "a clean folder does not pass: $(cat "$folder.out")"

((failures == 0)) || exit 1
printf 'all %d planted includes were found, and the rest\n' "${#planted[@]}"
