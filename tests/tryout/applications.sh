# shellcheck shell=bash disable=SC2034,SC2154
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by tests/tryout/run and tests/tryout/logout: the applications, and a private Redis server for each.
# Each application is started with a folder: redis.sock is in it, and it writes its port into `port`. All answer
#   POST /login username=…       the user, as the session has it
#   GET  /me                     the user's name, or "anonymous"
#   GET  /slow?until=<name>      as /me, but once the session is loaded the file <name>.loaded is written, and there
#                                is no answer until there is a file <name>.go
#   POST /slow-write?until=<name>  as /slow, and changes the session then
applications=(express koa flask-session django phpredis phpredis-locks symfony laravel rails rails-redis-store)

is_application() { [[ " ${applications[*]} " == *" $1 "* ]]; }

# packages_of <application>: what its distribution has to have installed, one need a line.
packages_of() {
    case $1 in
        express | koa)
            # Node may come from elsewhere than the system's packages.
            command -v npm >/dev/null || printf '%s\n' nodejs 'npm|nodejs'
            ;;
        flask-session) printf '%s\n' python3-flask python3-flask-session python3-redis ;;
        django) printf '%s\n' python3-django python3-django-redis ;;
        phpredis | phpredis-locks) printf '%s\n' php-cli php-redis ;;
        laravel) printf '%s\n' php-cli php-redis php-laravel-framework ;;
        symfony) printf '%s\n' php-cli php-redis php-symfony-http-foundation ;;
        rails) printf '%s\n' ruby-railties ruby-redis puma ;;
        rails-redis-store) printf '%s\n' ruby-railties ruby-redis-rails puma ;;
    esac
}

# npm_packages <application> <package>…: from the network, once. A folder named as a package would refuse it.
npm_packages() {
    local folder=$project/build/tryout/node-$1
    shift
    npm install --prefix "$folder" --no-audit --no-fund --silent "$@" >&2
    export NODE_PATH=$folder/node_modules
}

# prepare_application <application>: what is left to install, and `command`: what starts it.
prepare_application() {
    local here=$project/tests/tryout
    case $1 in
        express)
            # The newest connect-redis that Node 20 runs.
            npm_packages express express express-session connect-redis@9 redis passport passport-local
            command=(node "$here/express.js")
            ;;
        koa)
            npm_packages koa koa koa-session koa-redis
            command=(node "$here/koa.js")
            ;;
        flask-session) command=(/usr/bin/python3 "$here/flask_application.py") ;;
        django) command=(/usr/bin/python3 "$here/django_application.py") ;;
        phpredis) command=(php "$here/phpredis.php" default) ;;
        phpredis-locks) command=(php "$here/phpredis.php" locks) ;;
        laravel) command=(php "$here/laravel.php") ;;
        symfony) command=(php "$here/symfony.php") ;;
        rails) command=(ruby "$here/rails_application.rb" cache_store) ;;
        rails-redis-store) command=(ruby "$here/rails_application.rb" redis_store) ;;
    esac
}

# versions_of <application>: of a prepared one, for the reader of a table.
versions_of() {
    case $1 in
        express | koa) npm ls --prefix "$project/build/tryout/node-$1" | grep -oE '[a-z-]+@[0-9.]+' ;;
        *)
            [[ $(packages_of "$1") != *php-cli* ]] || php -r 'echo "php@", PHP_VERSION, "\n";'
            packages_of "$1" | sed '/^php-cli$/d' | xargs dpkg-query --show --showformat="\${Package}@\${Version}\n"
            ;;
    esac | paste --serial --delimiters=' '
}

folder= # of the application that runs
started=()

# start <program>…: in a group of its own, so that what it starts ends with it.
start() {
    setsid "$@" &
    started+=($!)
}

# What was started last ends first: the others use the Redis server.
end_all() {
    local i
    for ((i = ${#started[@]} - 1; i >= 0; --i)); do
        kill -- "-${started[i]}" 2>/dev/null || true
        wait "${started[i]}" 2>/dev/null || true
    done
    started=()
}

# Ends the application and its folder; where a file `failed` is in it, what was said stays.
leave() {
    end_all
    if [[ -n $folder && -e $folder/failed ]]; then
        say "What all of them said is in $folder"
    elif [[ -n $folder ]]; then
        rm -rf "$folder"
    fi
    folder=
}

# wait_for <what> <condition…>: up to twenty seconds.
wait_for() {
    local what=$1 until=$((SECONDS + 20))
    shift
    until "$@"; do
        if ((SECONDS > until)); then
            say "Timed out: $what"
            touch "$folder/failed"
            exit 1
        fi
        sleep 0.02
    done
}

# start_servers: Redis, and the application prepared last. Sets `folder`, which is theirs, and `port`.
start_servers() {
    folder=$(mktemp --directory)
    start redis-server --port 0 --unixsocket "$folder/redis.sock" --save '' --notify-keyspace-events AKE \
        >"$folder/redis.log"
    wait_for "the Redis server" test -S "$folder/redis.sock"
    start "${command[@]}" "$folder" >"$folder/application.log" 2>&1
    wait_for "the application" test -s "$folder/port"
    port=$(<"$folder/port")
}
