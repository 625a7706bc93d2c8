# shellcheck shell=bash
# A PostgreSQL of one's own for the tests; sourced, never run.
#
# Promises: `start_postgres` makes a server in a new folder under /tmp, reached by a Unix socket there and by nothing
# else, fast rather than safe, and exports HEARTEN_TEST_POSTGRES. `stop_postgres` ends that server and removes the
# folder. Other servers are never touched. PostgreSQL refuses to run as root, so then it runs as the user `postgres`.

postgres_folder=
postgres_programs=
postgres_user=()

start_postgres() {
    local initdb
    initdb=$(find -L /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
    [[ -n $initdb ]] || initdb=$(command -v initdb) || return 1
    postgres_programs=$(dirname "$initdb")
    # Not in TMPDIR: a socket's path has at most 107 bytes.
    postgres_folder=$(mktemp -d /tmp/hearten-postgres.XXXXXX) || return 1
    if ((EUID == 0)); then
        postgres_user=(runuser -u postgres --)
        chown postgres: "$postgres_folder" || return 1
    fi
    postgres initdb -D "$postgres_folder/data" -U hearten --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync \
        >/dev/null || return 1
    postgres pg_ctl -D "$postgres_folder/data" -l "$postgres_folder/log" -o "$(postgres_settings)" -W start \
        >/dev/null || return 1
    wait_for_postgres || return 1
    export HEARTEN_TEST_POSTGRES="host=$postgres_folder user=hearten dbname=postgres"
}

postgres_settings() {
    printf -- '-c %s ' "listen_addresses=" "unix_socket_directories=$postgres_folder" max_connections=500 \
        fsync=off synchronous_commit=off full_page_writes=off autovacuum=off
}

wait_for_postgres() {
    local tries
    for ((tries = 0; tries < 300; tries++)); do
        postgres pg_isready -q -h "$postgres_folder" -U hearten -d postgres && return
        sleep 0.1
    done
    cat "$postgres_folder/log" >&2
    return 1
}

stop_postgres() {
    [[ -n $postgres_folder ]] || return 0
    if [[ -f $postgres_folder/data/postmaster.pid ]]; then
        postgres pg_ctl -D "$postgres_folder/data" -m immediate -w stop >/dev/null || true
    fi
    rm -rf "$postgres_folder"
    postgres_folder=
}

# postgres PROGRAM ARGUMENT…: one of the server's own programs, as the server's user.
postgres() (
    cd / && exec "${postgres_user[@]}" "$postgres_programs/$1" "${@:2}" </dev/null
)
