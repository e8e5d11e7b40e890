#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# arrows.sh <table>: prints "folder allowed" for each arrow of the table, one a line, with `+folder` and the names that
# are no folder written out.
# arrows.sh --folders <table>: prints the folders, one a line.
set -euo pipefail
folders=0
[[ $1 == --folders ]] && folders=1 && shift
sed 's/#.*//' "$1" | awk -v folders="$folders" '
    NF {
        from = $1
        order[++count] = from
        for (i = 2; i <= NF; ++i) {
            name = $i
            whole = sub(/^\+/, "", name)
            if (!(name in seen)) { print "arrows: " name " is not above " from > "/dev/stderr"; exit 1 }
            if (name ~ "/") to[from] = to[from] " " name
            if (whole || name !~ "/") to[from] = to[from] to[name]
        }
        seen[from]
    }
    END {
        for (n = 1; n <= count; ++n) {
            if (order[n] !~ "/" && order[n] != "app") continue
            if (folders) { print order[n]; continue }
            split("", told)
            parts = split(to[order[n]], others, " ")
            for (i = 1; i <= parts; ++i)
                if (others[i] != order[n] && !(others[i] in told)) { told[others[i]]; print order[n], others[i] }
        }
    }'
