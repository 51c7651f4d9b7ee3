# Processes by their pid files. A pid is used again by the system one day, so the moment of its start is kept with it:
# only a process that this pilot started is ever ended.

started_at() { # PID
    local stat
    stat=$(cat "/proc/$1/stat" 2> /dev/null) || return 1
    # The name in parentheses may hold spaces; the start is field 22, the 20th after it.
    set -- ${stat##*) }
    printf '%s' "${20}"
}

# Prints the pid of a process that this pilot started and that still runs.
running() { # NAME
    local pid start
    read -r pid start 2> /dev/null < "$folder/run/$1.pid" || return 1
    [ -n "$start" ] && [ "$(started_at "$pid")" = "$start" ] && printf '%s' "$pid"
}

launch() { # NAME COMMAND...
    local name=$1 pid
    shift
    # The lock on descriptor 9 must not outlive this call.
    setsid "$@" >> "$folder/log/$name.log" 2>&1 < /dev/null 9>&- &
    pid=$!
    printf '%s %s\n' "$pid" "$(started_at "$pid")" > "$folder/run/$name.pid"
    disown "$pid"
}

# Waits until a check succeeds while the process lives; else shows the process's last words.
await() { # NAME SECONDS COMMAND...
    local name=$1 tries=$(($2 * 10))
    shift 2
    while [ "$tries" -gt 0 ]; do
        if "$@" > /dev/null 2>&1; then return 0; fi
        running "$name" > /dev/null || break
        sleep 0.1
        tries=$((tries - 1))
    done
    printf '%s: the %s does not answer; its last words (%s):\n' "$me" "$name" "$folder/log/$name.log" >&2
    tail -n 8 "$folder/log/$name.log" >&2
    return 1
}

end_process() { # NAME SIGNAL SECONDS
    local pid tries=$(($3 * 10))
    pid=$(running "$1") || { say "the $1 does not run."; rm -f "$folder/run/$1.pid"; return 0; }
    kill -s "$2" "$pid"
    while running "$1" > /dev/null && [ "$tries" -gt 0 ]; do
        sleep 0.1
        tries=$((tries - 1))
    done
    if running "$1" > /dev/null; then
        say "the $1 (process $pid) did not end within $3 s: killed."
        kill -s KILL "$pid"
    fi
    rm -f "$folder/run/$1.pid"
    say "the $1 has ended."
}

answers() { # ADDRESS PORT
    (exec 8<> "/dev/tcp/$1/$2") 2> /dev/null
}
