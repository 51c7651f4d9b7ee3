# The collector: edge-hq with its configs, and everything else that edge-hq can be asked.

write_configs() {
    write_config edge-hq collector hq
    write_config edge-hq owner owner
    write_config edge-hq-simulator reader simulator
}

write_config() { # BROKER-LOGIN DATABASE-ROLE NAME
    cat > "$folder/$3.yaml" <<TEXT
# Written by each start of the pilot; the secrets stand in files beside it.
prefix: retail
broker:
  kind: mqtt
  host: 127.0.0.1
  port: $hq_port
  username: $1
  password: file:$folder/secrets/broker-$1
database:
  host: 127.0.0.1
  port: $database_port
  name: edge_hq
  username: edge_hq_$2
  password: file:$folder/secrets/database-$2
web:
  port: $web_port
TEXT
}

start_collector() {
    write_configs
    if running collector > /dev/null; then return 0; fi
    if answers 127.0.0.1 "$web_port"; then fail "port $web_port is taken by another program: name another with --web-port."; fi
    say "bringing the tables up to date."
    "$program" migrate --config "$folder/owner.yaml" > "$folder/log/migrate.log" 2>&1 \
        || { tail -n 8 "$folder/log/migrate.log" >&2; fail "the tables could not be brought up to date."; }
    say "starting the collector."
    launch collector "$program" run --config "$folder/hq.yaml"
    await collector 30 curl -fs -m 2 "http://127.0.0.1:$web_port/health/ready" || fail "the collector did not start."
}

stop_collector() { end_process collector TERM 40; }

call_edge_hq() { # COMMAND ARGUMENTS...
    local config=hq
    case "$1" in
        migrate) config=owner ;;
        simulate) config=simulator ;;
    esac
    exec "$program" "$@" --config "$folder/$config.yaml"
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
  metrics            http://127.0.0.1:$web_port/metrics
  database           psql -h 127.0.0.1 -p $database_port -U edge_hq_reader edge_hq   (password: $folder/secrets/database-reader)
  logs               $folder/log
TEXT
    return "$healthy"
}
