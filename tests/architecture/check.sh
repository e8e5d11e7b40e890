#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check.sh [folder]: fails, and names each line, where code goes against arrows.txt by an #include or a link line, where
# a part uses what only another part may use, where a file is too long to be one thing, or lacks its SPDX header.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "${1:-$here/../..}" || exit 2
kLongest=500

violations=0
report() { # <reason>, offending lines on standard input
    local line
    while IFS= read -r line; do
        printf '%s\n    %s\n' "$line" "$1"
        violations=$((violations + 1))
    done
}

mapfile -t sources < <(find app ui models -type f \( -name '*.h' -o -name '*.cpp' \) 2>/dev/null | sort)
mapfile -t lists < <(find app ui models tests -name CMakeLists.txt -o -name '*.cmake' 2>/dev/null | sort)

# --- the table --------------------------------------------------------------------------------------

# "folder allowed" for each arrow, with what `+` and the names without a folder stand for written out. Nothing can go in
# circles: a line may only name what stands above it.
arrows=$("$here/arrows.sh" "$here/arrows.txt") || exit 2

report 'against the arrows of tests/architecture/arrows.txt' < <(
    awk '
        NR == FNR { known[$1]; allowed[$1, $2]; next }
        FNR == 1 { folder = FILENAME; sub("/[^/]*$", "", folder)
                   if (!(folder in known)) print FILENAME ": " folder " does not stand in the table" }
        match($0, /^[ \t]*#[ \t]*include[ \t]*"[^"]*"/) {
            other = substr($0, RSTART, RLENGTH); gsub(/^[^"]*"|"$/, "", other)
            if (!sub("/[^/]*$", "", other)) { if (other ~ /^moc_.*\.cpp$/) next; other = "(no folder)" }
            if (other != folder && !((folder, other) in allowed)) print FILENAME ":" FNR ":" $0
        }' <(printf '%s\n' "$arrows"
             "$here/arrows.sh" --folders "$here/arrows.txt" | awk '{ print $1, $1 }') "${sources[@]}" </dev/null)

# --- what links ------------------------------------------------------------------------------------

# Each target_link_libraries() of our libraries: "path: target_link_libraries(name PUBLIC a b)".
link_lines=$(for file in "${lists[@]}"; do
    sed 's/#.*//' "$file" | tr -s '[:space:]' ' ' | grep -oE 'target_link_libraries ?\([^)]*\)' | sed "s|^|$file: |"
done)

# A library of models/ is named after the last folder of its path, or the last two, where one further down in the table
# ends like it; ui and app have one each.
report 'this link line goes against the arrows' < <(
    awk '
        NR == FNR && NF == 1 { if ($1 !~ "^models/") next
                    parts = split($1, names, "/"); folder[names[parts]] = $1
                    folder[names[parts - 1] "_" names[parts]] = $1; next }
        NR == FNR { allowed[$1, $2]; next }
        { from = $1; sub("/CMakeLists.txt:$", "", from)
          if (from !~ "^models") next
          line = $0; sub(/^[^(]*\( ?[A-Za-z0-9_]+/, "", line)
          while (match(line, /sessionscope_[a-z_]+/)) {
              leaf = substr(line, RSTART + 13, RLENGTH - 13); line = substr(line, RSTART + RLENGTH)
              if (leaf == "config") continue
              other = leaf == "ui" || leaf == "app" ? leaf : folder[leaf]
              if (other != from && !((from, other) in allowed)) print $0
          } }' <("$here/arrows.sh" --folders "$here/arrows.txt"; printf '%s\n' "$arrows") - <<<"$link_lines")

# --- what only one part may use -----------------------------------------------------------------------

# includes <reason> <regular expression over what stands between the quotes or brackets> <folder or file>…
includes() {
    local reason=$1 pattern=$2
    shift 2
    report "$reason" < <(grep -rnHE --include='*.h' --include='*.cpp' "^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"]($pattern)" "$@" 2>/dev/null)
}

# links <reason> <regular expression of libraries> <regular expression of paths>: the target's own name does not count.
links() {
    report "$1" < <(grep -E "^$3" <<<"$link_lines" | grep -E "target_link_libraries ?\( ?[A-Za-z0-9_]+ .*\b($2)\b")
}

pictures='Qt(Gui|Widgets|Charts|Svg|SvgWidgets|OpenGL|OpenGLWidgets|PrintSupport|Quick|Qml)/|Q(Widget|Application|GuiApplication|MainWindow|Dialog|Icon|Color|Painter|Pixmap|Image|Font|FontMetrics|Palette|Brush|Pen|Action|KeySequence|Style|TableView|HeaderView|StyledItemDelegate|Chart|ChartView|SvgRenderer|Clipboard|StandardItemModel)>'
picture_libraries='Qt[56]?::(Gui|Widgets|Charts|Svg|SvgWidgets|OpenGL|OpenGLWidgets|PrintSupport|Quick|Qml)'
includes 'models/ has no pictures: Qt Core, Network, Concurrent and Sql only' "$pictures" models
links 'models/ has no pictures: Qt Core, Network, Concurrent and Sql only' "$picture_libraries" models

# Benchmarks measure the floor with plain hiredis; nothing else goes past models/redis.
mapfile -t others < <(find app ui models tests -mindepth 1 -maxdepth 1 -type d ! -path models/redis ! -path tests/bench 2>/dev/null)
includes 'only models/redis includes hiredis' 'hiredis/' app ui "${others[@]}"
links 'only models/redis links hiredis' 'PkgConfig::HIREDIS|hiredis' '(app|ui|models/[^r]|tests/[^b])'
# Who opens a file must not wait for a pipe, read a device without end, or replace one.
mapfile -t others < <(find app ui models -type f ! -path 'models/files/*' 2>/dev/null)
((${#others[@]})) && includes 'only models/files replaces files and keeps settings' 'Q(Settings|SaveFile|LockFile)>' "${others[@]}"
includes 'includes are rooted at the source folder' '\.\.?/' app ui models tests
includes 'the program does not know its tests' 'tests/' app ui models

# --- what is compiled together --------------------------------------------------------------------------

# How many files of a folder are, and which, differs between the presets. Of the names that stand at the margin: a constant
# or a type is one file's, and a short name for something is the same everywhere, within its namespace.
report 'another file of this folder has this name too, and both may be compiled together' < <(
    awk '
        FILENAME !~ /\.cpp$/ { next }
        FNR == 1 { folder = FILENAME; sub("/[^/]*$", "", folder); isUnnamed = 0 }
        /^namespace( \{)?$/ { isUnnamed = 1 }
        /^\} \/\/ namespace$/ { isUnnamed = 0 }
        { name = meaning = "" }
        /^(static |inline )*(constexpr|const) / && match($0, /[ *&]k[A-Z][A-Za-z0-9]*( =|\[|\{|\(|;|$)/) {
            name = substr($0, RSTART + 1); sub(/[^A-Za-z0-9].*/, "", name); meaning = FILENAME }
        /^(enum class|enum|struct|class|union) [A-Za-z0-9]+( final)?( :.*|[ \t]*\{.*)?$/ {
            name = $1 == "enum" && $2 == "class" ? $3 : $2; meaning = FILENAME }
        /^using [A-Za-z0-9]+ = / { name = $2; meaning = $0 " " isUnnamed }
        name == "" { next }
        !((folder, name) in first) { first[folder, name] = meaning; next }
        first[folder, name] != meaning { print FILENAME ":" FNR ":" $0 }' "${sources[@]}" </dev/null)

# --- what a file looks like -----------------------------------------------------------------------------

report "more than $kLongest lines: is it still one thing?" < <(
    ((${#sources[@]})) && wc -l "${sources[@]}" | awk -v longest="$kLongest" '$2 != "total" && $1 > longest { print $2 ": " $1 " lines" }')

report 'the two-line SPDX header is missing' < <(
    find app ui models tests resources .ci CMakeLists.txt \
        \( -name '*.h' -o -name '*.cpp' -o -name 'CMakeLists.txt' -o -name '*.cmake' -o -name '*.sh' -o -name run \) \
        -type f -print0 2>/dev/null |
        xargs -0 -r awk 'FNR == 1 { if (name != "" && seen < 2) print name; name = FILENAME; seen = 0 }
                         FNR <= 4 && (/SPDX-FileCopyrightText: 20[0-9][0-9] / || /SPDX-License-Identifier: GPL-3.0-or-later/) { ++seen }
                         END { if (name != "" && seen < 2) print name }'
)

((violations == 0)) || {
    printf '%d against the rules of the house\n' "$violations"
    exit 1
}
