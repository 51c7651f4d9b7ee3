# The broker: mosquitto with TLS and certificates for boxes, and a loopback door with passwords for HQ itself.

broker_program() { command -v mosquitto || printf '/usr/sbin/mosquitto'; }

start_broker() {
    ensure_logins
    fill "$parts/mosquitto/mosquitto.conf" "$folder/broker/mosquitto.conf"
    install -m 600 "$parts/mosquitto/access.acl" "$folder/broker/access.acl"
    if running broker > /dev/null; then return 0; fi
    if answers 127.0.0.1 "$hq_port"; then fail "port $hq_port is taken by another program: name another with --hq-port."; fi
    if answers "$(reachable)" "$box_port"; then fail "port $box_port is taken by another program: name another with --box-port."; fi
    # Each box is an open file; the soft limit is often 1,024.
    ulimit -n "$(ulimit -Hn)"
    launch broker "$(broker_program)" -c "$folder/broker/mosquitto.conf"
    await broker 10 answers 127.0.0.1 "$hq_port" || fail "the broker did not start."
}

stop_broker() { end_process broker TERM 20; }

# An address that stands for all of the machine's is reached by its loopback.
reachable() {
    case "$listen" in
        0.0.0.0 | ::) printf '127.0.0.1' ;;
        *) printf '%s' "$listen" ;;
    esac
}

# HQ's login, one for dashboards, and one for simulated stores of the tenant `demo`. Passwords are never on a command line, where everybody on
# the machine could read them: they go through files.
ensure_logins() {
    local login
    [ -s "$folder/broker/logins" ] && return 0
    for login in edge-hq edge-hq-dashboards edge-hq-simulator; do
        secret | write_secretly "$folder/secrets/broker-$login"
        printf '%s:%s\n' "$login" "$(< "$folder/secrets/broker-$login")"
    done | write_secretly "$folder/broker/logins.plain"
    mosquitto_passwd -U "$folder/broker/logins.plain"
    mv "$folder/broker/logins.plain" "$folder/broker/logins"
}

# Publishes as HQ under a client id; the password comes from a file of options, not from the command line.
publish_as_hq() { # CLIENT-ID TOPIC MESSAGE
    local place
    place=$(mktemp -d "$folder/run/publish.XXXXXX")
    printf -- '-u edge-hq\n-P %s\n' "$(< "$folder/secrets/broker-edge-hq")" | write_secretly "$place/mosquitto_pub"
    XDG_CONFIG_HOME=$place mosquitto_pub -h 127.0.0.1 -p "$hq_port" -V 5 -q 1 -i "$1" -t "$2" -m "$3" || true
    rm -rf "$place"
}
