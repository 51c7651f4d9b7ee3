# Where the pilot lives and what it was told: options of this call, else what the first start wrote into the folder.

setting_names=(listen name box_port enrol_port hq_port database_port web_port program)
declare -A given=()
arguments=()
command=

read_options() {
    local checkout
    checkout=$(cd "$parts/../.." && pwd)
    folder=$checkout/out/hq user=
    listen=127.0.0.1 name='' box_port=18883 enrol_port=18884 hq_port=18831 database_port=15432 web_port=9330
    program=$checkout/out/edge-hq/edge-hq
    while [ $# -gt 0 ] && [ -z "$command" ]; do
        case "$1" in
            --folder | --user | --listen | --name | --box-port | --enrol-port | --hq-port | --database-port | --web-port | --program)
                [ $# -ge 2 ] || fail "$1 needs a value."
                local key=${1#--}
                given[${key//-/_}]=$2
                shift 2
                ;;
            -h | --help) command=help; shift ;;
            -*) fail "unknown option $1; see pilot --help. Options stand before the command." ;;
            *) command=$1; shift ;;
        esac
    done
    arguments=("$@")
    if [ -n "${given[program]:-}" ]; then given[program]=$(realpath -m "${given[program]}"); fi
    folder=$(realpath -m "${given[folder]:-$folder}") user=${given[user]:-}
    [[ $folder =~ ^[A-Za-z0-9/._-]+$ ]] \
        || fail "the folder $folder has characters that the programs' configs do not take: use letters, digits and / . _ -"
}

# PostgreSQL refuses to run as root, and nothing here needs root: the rest happens as an unprivileged user.
become_user() {
    [ "$(id -u)" = 0 ] && [ -n "$command" ] && [ "$command" != help ] || return 0
    if [ -z "$user" ]; then
        user=postgres
        if id edge-hq > /dev/null 2>&1; then user=edge-hq; fi
    fi
    id "$user" > /dev/null 2>&1 || fail "there is no user $user: install the Debian package postgresql, or name another with --user."
    [ "$(id -u "$user")" != 0 ] || fail "--user must be another than root: PostgreSQL refuses to run as root."
    # Whatever the checkout's rights are, the user reads its own copy of these scripts and of edge-hq.
    local own=$folder/programs from=${given[program]:-$program}
    if [ "$command" = start ]; then
        mkdir -p "$own"
        chown "$user:" "$folder"
        cp -R "$parts/." "$own/hq.new"
        rm -rf "$own/hq" && mv "$own/hq.new" "$own/hq"
        if [ -x "$from" ] && ! same_program "$(dirname "$from")" "$own/edge-hq"; then
            rm -rf "$own/edge-hq"
            cp -R "$(dirname "$from")" "$own/edge-hq"
        fi
        chown -R "$user:" "$own"
    fi
    [ -x "$own/hq/pilot" ] || fail "there is no pilot in $folder yet: call start first, or name the folder with --folder."
    local told=(--folder "$folder" --program "$own/edge-hq/$(basename "$from")") key
    for key in listen name box_port enrol_port hq_port database_port web_port; do
        if [ -n "${given[$key]:-}" ]; then told+=("--${key//_/-}" "${given[$key]}"); fi
    done
    cd /
    HOME=$folder exec setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups \
        "$own/hq/pilot" "${told[@]}" "$command" "${arguments[@]}"
}

same_program() { [ -d "$2" ] && diff -rq "$1" "$2" > /dev/null 2>&1; }

# What the first start was told holds until a later start is told otherwise.
read_settings() {
    local key value file=$folder/settings
    if [ -f "$file" ]; then
        while IFS='=' read -r key value; do
            if [[ " ${setting_names[*]} " == *" $key "* ]]; then printf -v "$key" '%s' "$value"; fi
        done < "$file"
    elif [ -n "$command" ] && [ "$command" != start ] && [ "$command" != help ]; then
        fail "there is no pilot in $folder yet: call start first, or name the folder with --folder."
    fi
    for key in "${setting_names[@]}"; do
        if [ -n "${given[$key]:-}" ]; then printf -v "$key" '%s' "${given[$key]}"; fi
    done
    if [ -z "$name" ]; then name=$listen; fi
    for key in box_port enrol_port hq_port database_port web_port; do
        [[ ${!key} =~ ^[0-9]+$ ]] && [ "${!key}" -ge 1 ] && [ "${!key}" -le 65535 ] \
            || fail "--${key//_/-} is ${!key}: expected a port, 1 to 65535."
    done
}

prepare_folder() {
    mkdir -p "$folder"/{broker,database,boxes,authority,run,log,secrets} \
        || fail "the folder $folder cannot be made: name another with --folder."
    chmod 700 "$folder"
    local key
    for key in "${setting_names[@]}"; do printf '%s=%s\n' "$key" "${!key}"; done > "$folder/settings"
}

# Where Debian keeps the server's programs, which are not on the path.
database_programs() { printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1; }

check_parts() { # PART...
    local part
    for part; do
        [[ $part =~ ^(broker|database|collector)$ ]] || fail "there is no part $part: expected broker, database or collector."
    done
}

check_programs() { # PART...
    local missing=() packages=" $* "
    command -v openssl > /dev/null || missing+=(openssl)
    if [[ $packages == *" broker "* ]]; then
        [ -x "$(broker_program)" ] || missing+=(mosquitto)
        command -v mosquitto_pub > /dev/null || missing+=(mosquitto-clients)
    fi
    if [[ $packages == *" database "* ]]; then [ -x "$(database_programs)/initdb" ] || missing+=(postgresql); fi
    if [[ $packages == *" collector "* ]]; then command -v curl > /dev/null || missing+=(curl); fi
    [ ${#missing[@]} -eq 0 ] || fail "these Debian packages are missing: ${missing[*]}. Install them: apt-get install ${missing[*]}"
    [[ $packages != *" collector "* ]] || [ -x "$program" ] \
        || fail "edge-hq is not there ($program): call ./setup in the checkout, or name it with --program."
}

# One call at a time: two starts side by side must not both make a database.
locked() {
    mkdir -p "$folder"
    exec 9> "$folder/lock"
    flock -w 120 9 || fail "another call of pilot has been working in $folder for two minutes: wait for it, or look what it does."
    "$@"
}
