# The collector: edge-hq with its configs, and everything else that edge-hq can be asked.

write_config() {
    local at=$listen host=$name
    if [[ $at == *:* ]]; then at="[$at]"; fi
    if [[ $host == *:* ]]; then host="[$host]"; fi
    cat > "$folder/hq.yaml" <<TEXT
# Written by each start of the pilot; the secrets stand in files beside it.
prefix: retail
broker:
  kind: mqtt
  host: 127.0.0.1
  port: $hq_port
  username: edge-hq
  password: file:$folder/secrets/broker-edge-hq
database:
  host: 127.0.0.1
  port: $database_port
  name: edge_hq
  username: edge_hq_collector
  password: file:$folder/secrets/database-edge_hq_collector
web:
  port: $web_port
enrolment:
  listen: "$at:$enrol_port"
  address: "https://$host:$enrol_port"
  certificate: $folder/authority/server.pem
  key: file:$folder/authority/server.key
  authority: $folder/authority/ca.pem
  authority-key: file:$folder/authority/ca.key
  tokens: $folder/tokens
  boxes: $folder/boxes
TEXT
}

start_collector() {
    if running collector > /dev/null; then return 0; fi
    if answers 127.0.0.1 "$web_port"; then fail "port $web_port is taken by another program: name another with --web-port."; fi
    say "bringing the tables up to date."
    migrate > "$folder/log/migrate.log" 2>&1 \
        || { tail -n 8 "$folder/log/migrate.log" >&2; fail "the tables could not be brought up to date."; }
    ensure_logins_of_database
    say "starting the collector."
    launch collector "$program" run --config "$folder/hq.yaml"
    await collector 60 curl -fs -m 2 "http://127.0.0.1:$web_port/health/ready" || fail "the collector did not start."
}

migrate() {
    "$program" migrate --config "$folder/hq.yaml" --admin-user edge_hq_admin \
        --admin-password-ref "file:$folder/secrets/database-edge_hq_admin" "$@"
}

stop_collector() { end_process collector TERM 40; }

call_edge_hq() { # COMMAND ARGUMENTS...
    case "$1" in
        migrate) migrate "${@:2}" ;;
        simulate)
            # Hundreds of sessions from one process: the soft limit on open files is often 1,024.
            ulimit -n "$(ulimit -Hn)"
            exec "$program" simulate --broker "127.0.0.1:$hq_port" --username edge-hq-simulator \
                --password "file:$folder/secrets/broker-edge-hq-simulator" "${@:2}"
            ;;
        *) exec "$program" "$@" --config "$folder/hq.yaml" ;;
    esac
}

tell_status() {
    local part pid healthy=0
    for part in broker collector; do
        if pid=$(running "$part"); then say "$part: runs (process $pid)."; else say "$part: does not run."; healthy=1; fi
    done
    if "$(database_programs)/pg_ctl" -D "$folder/database" status > /dev/null 2>&1; then
        say "database: runs (process $(head -n 1 "$folder/database/postmaster.pid"))."
    else
        say "database: does not run."
        healthy=1
    fi
    curl -s -m 3 "http://127.0.0.1:$web_port/health/ready" 2> /dev/null | sed 's/^/pilot: collector says: /' || true
    cat <<TEXT

  boxes connect to   $name, port $box_port (TLS; certificates by: pilot add-box TENANT/STORE/BOX)
  new boxes enrol at https://$name:$enrol_port (tokens by: pilot enrol TENANT/STORE/BOX)
  metrics            http://127.0.0.1:$web_port/metrics
  database           psql -h 127.0.0.1 -p $database_port -U edge_hq_reader edge_hq   (password: $folder/secrets/database-edge_hq_reader)
  logs               $folder/log
TEXT
    return "$healthy"
}
