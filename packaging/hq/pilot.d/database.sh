# The database: a PostgreSQL cluster of its own, with one login for each duty.

start_database() {
    local place=$folder/database programs
    programs=$(database_programs)
    if [ ! -s "$place/PG_VERSION" ]; then make_cluster; fi
    fill "$parts/postgresql/pilot.conf" "$place/pilot.conf"
    if ! "$programs/pg_ctl" -D "$place" status > /dev/null 2>&1; then
        if answers 127.0.0.1 "$database_port"; then
            fail "port $database_port is taken by another program: name another with --database-port."
        fi
        say "starting the database."
        "$programs/pg_ctl" -D "$place" -l "$folder/log/database.log" -w -t 120 start > /dev/null 9>&- \
            || { tail -n 8 "$folder/log/database.log" >&2; fail "the database did not start."; }
    fi
    ensure_roles
}

stop_database() {
    local programs
    programs=$(database_programs)
    if "$programs/pg_ctl" -D "$folder/database" status > /dev/null 2>&1; then
        "$programs/pg_ctl" -D "$folder/database" -m fast -w -t 120 stop > /dev/null
        say "the database has ended."
    else
        say "the database does not run."
    fi
}

make_cluster() {
    local place=$folder/database
    say "making the database cluster."
    rm -rf "$place.new"
    [ -s "$folder/secrets/database-admin" ] || secret | write_secretly "$folder/secrets/database-admin"
    # Names and times must sort and read alike on every machine.
    "$(database_programs)/initdb" -D "$place.new" -U admin --pwfile="$folder/secrets/database-admin" --auth=scram-sha-256 \
        --encoding=UTF8 --locale=C.UTF-8 --data-checksums > "$folder/log/initdb.log" 2>&1 \
        || { tail -n 8 "$folder/log/initdb.log" >&2; fail "the database cluster could not be made."; }
    printf "include 'pilot.conf'\n" >> "$place.new/postgresql.conf"
    rm -rf "$place"
    mv "$place.new" "$place"
}

# Three logins: the owner changes tables, the collector writes rows, the reader reads views. Their passwords are in files
# that only this user reads.
ensure_roles() {
    local role
    for role in owner collector reader; do
        [ -s "$folder/secrets/database-$role" ] || secret | write_secretly "$folder/secrets/database-$role"
    done
    {
        for role in owner collector reader; do
            printf "select 'create role edge_hq_%s login' where not exists (select from pg_roles where rolname = 'edge_hq_%s') \\gexec\n" \
                "$role" "$role"
            printf "alter role edge_hq_%s login password '%s';\n" "$role" "$(< "$folder/secrets/database-$role")"
        done
        printf "select 'create database edge_hq owner edge_hq_owner' where not exists (select from pg_database where datname = 'edge_hq') \\gexec\n"
        printf 'revoke connect on database edge_hq from public;\n'
        printf 'grant connect on database edge_hq to edge_hq_collector, edge_hq_reader;\n'
    } | psql_as admin postgres
}

psql_as() { # ROLE DATABASE; statements from standard input
    local file
    file=$(mktemp "$folder/run/pgpass.XXXXXX")
    local secret_file=${1#edge_hq_}
    printf '127.0.0.1:%s:*:%s:%s\n' "$database_port" "$1" "$(< "$folder/secrets/database-$secret_file")" | write_secretly "$file"
    PGPASSFILE=$file psql -h 127.0.0.1 -p "$database_port" -U "$1" -d "$2" -X -q -v ON_ERROR_STOP=1 -A -t \
        || { rm -f "$file"; fail "the database did not take a statement; its log is $folder/log/database.log."; }
    rm -f "$file"
}
