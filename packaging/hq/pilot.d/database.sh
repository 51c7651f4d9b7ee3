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
    ensure_database
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

# `edge-hq migrate` logs in as edge_hq_admin, which owns the database and may make roles, and nothing more.
ensure_database() {
    [ -s "$folder/secrets/database-edge_hq_admin" ] || secret | write_secretly "$folder/secrets/database-edge_hq_admin"
    psql_as admin postgres <<TEXT
select 'create role edge_hq_admin' where not exists (select from pg_roles where rolname = 'edge_hq_admin') \gexec
alter role edge_hq_admin login createrole password '$(< "$folder/secrets/database-edge_hq_admin")';
select 'create database edge_hq owner edge_hq_admin' where not exists (select from pg_database where datname = 'edge_hq') \gexec
revoke connect on database edge_hq from public;
TEXT
}

# The roles with least rights are made by migrate; here they get passwords, in files that only this user reads.
ensure_logins_of_database() {
    local role
    for role in edge_hq_collector edge_hq_reader; do
        [ -s "$folder/secrets/database-$role" ] || secret | write_secretly "$folder/secrets/database-$role"
        psql_as admin postgres <<TEXT
alter role $role password '$(< "$folder/secrets/database-$role")';
grant connect on database edge_hq to $role;
TEXT
    done
}

psql_as() { # ROLE DATABASE; statements from standard input
    local file
    file=$(mktemp "$folder/run/pgpass.XXXXXX")
    printf '127.0.0.1:%s:*:%s:%s\n' "$database_port" "$1" "$(< "$folder/secrets/database-$1")" | write_secretly "$file"
    PGPASSFILE=$file psql -h 127.0.0.1 -p "$database_port" -U "$1" -d "$2" -X -q -v ON_ERROR_STOP=1 -A -t \
        || { rm -f "$file"; fail "the database did not take a statement; its log is $folder/log/database.log."; }
    rm -f "$file"
}
