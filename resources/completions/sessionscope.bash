# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completes sessionscope in bash. Which option belongs to which command is held against the program by a test.

# Words that go on from the one that is being typed. Bash takes "=" and ":" for ends of words, and replaces only what
# stands behind the last of them.
_sessionscope_words() {
    local typed=$1 cut='' word
    shift
    [[ $typed != *[=:]* ]] || cut=${typed%"${typed##*[=:]}"}
    COMPREPLY=()
    for word in "$@"; do
        [[ $word != "$typed"* ]] || COMPREPLY+=("${word#"$cut"}")
    done
}

_sessionscope_files() {
    local -r typed=$1
    local file
    COMPREPLY=()
    while IFS= read -r file; do
        COMPREPLY+=("$file")
    done < <(compgen -f -- "$typed")
    compopt -o filenames 2>/dev/null
}

_sessionscope_values() {
    local -r option=$1 typed=$2 command=$3 before=${4:-}
    case $option in
        --tls-ca | --cacert | --tls-cert | --cert | --tls-key | --key | --screenshot)
            _sessionscope_files "$typed" ;;
        --scheme) _sessionscope_words "$before$typed" "$before"{light,dark,high-contrast,system} ;;
        --size) _sessionscope_words "$before$typed" "$before"{860x560,1280x800,1920x1080} ;;
        --format)
            case $command in
                list) _sessionscope_words "$before$typed" "$before"{table,json,csv} ;;
                watch) _sessionscope_words "$before$typed" "${before}json" ;;
                *) _sessionscope_words "$before$typed" "$before"{table,json} ;;
            esac ;;
        --ssh)
            local hosts
            mapfile -t hosts < <(compgen -A hostname -- "$typed")
            _sessionscope_words "$before$typed" "${hosts[@]/#/$before}" ;;
        --demo)
            _sessionscope_words "$before$typed" "$before"{cluster,sentinel,story:{sliding,due,lag,eviction,restart}} ;;
        *) return 1 ;; # what only its user can know
    esac
}

_sessionscope() {
    local -r commands=(list watch logout why forget)
    local -r with_value=' --tls-name --sni --tls-ca --cacert --tls-cert --cert --tls-key --key --connection --sentinel-user
        --replace --ssh --pattern --scheme --size --screenshot --after --demo-seed --filter --format --reason --stream --in
        --user '
    local -r anywhere=(--help --version --connection --read-only --gentle --prefer-replicas --pattern --likely
        --tls --tls-name --sni --tls-ca --cacert --insecure --tls-cert --cert --tls-key --key
        --sentinel-user --replace --ssh)
    local options=() words=() command='' typed word previous='' skips=no
    COMPREPLY=()
    read -ra words <<<"${COMP_LINE:0:COMP_POINT}"
    typed=''
    [[ ${COMP_LINE:0:COMP_POINT} =~ [[:space:]]$ ]] || typed=${words[-1]:-}

    # The command is the first word that is neither an option nor what an option is given.
    local -r last=$((${#words[@]} - (${#typed} > 0 ? 1 : 0)))
    local i
    for ((i = 1; i < last; i++)); do
        word=${words[i]}
        if [[ $skips == yes ]]; then
            skips=no
        elif [[ $word == -* ]]; then
            [[ $word == *=* || $with_value != *[[:space:]]"$word"[[:space:]]* ]] || skips=yes
        elif [[ -z $command ]]; then
            command=$word
        fi
    done
    ((last < 2)) || previous=${words[last - 1]}

    if [[ $skips == yes ]]; then
        _sessionscope_values "$previous" "$typed" "$command"
        return
    fi
    if [[ $typed == --*=* ]]; then
        local -r option=${typed%%=*} value=${typed#*=}
        _sessionscope_values "$option" "$value" "$command" "$option="
        return
    fi

    case $command in
        list) options=(--filter --format --reveal-ids --unsorted) ;;
        watch) options=(--filter --format --reveal-ids --alerts) ;;
        logout) options=(--filter --format --reason --stream --dry-run --in --yes) ;;
        why) options=(--filter --format) ;;
        forget) options=(--user --all --yes) ;;
        *) options=(--demo --demo-seed --present --scheme --size --screenshot --after) ;;
    esac
    if [[ $typed == -* ]]; then
        _sessionscope_words "$typed" "${anywhere[@]}" "${options[@]}"
        [[ $typed != --demo* ]] || _sessionscope_words "$typed" --demo --demo= --demo-seed
        [[ ${COMPREPLY[*]} != --demo= ]] || compopt -o nospace 2>/dev/null
    elif [[ $typed == /* || $typed == ./* ]]; then
        _sessionscope_files "$typed"
    elif [[ -z $command ]]; then
        _sessionscope_words "$typed" "${commands[@]}" redis:// rediss:// unix:/// redis+sentinel:// rediss+sentinel://
    else
        _sessionscope_words "$typed" redis:// rediss:// unix:/// redis+sentinel:// rediss+sentinel://
    fi
    [[ ${COMPREPLY[*]} != *:// && ${COMPREPLY[*]} != *:/// && ${COMPREPLY[*]} != */// ]] || compopt -o nospace 2>/dev/null
}
complete -F _sessionscope sessionscope
