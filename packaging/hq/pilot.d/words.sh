# What every part says and how: one line for what happens, one sentence for what a person has to do.

me=$(basename "$0")

say() { printf '%s: %s\n' "$me" "$*"; }

fail() {
    printf '%s: %s\n' "$me" "$*" >&2
    exit 1
}

# 32 hexadecimal digits of chance: passwords that need no quoting anywhere.
secret() { od -An -tx1 -N16 /dev/urandom | tr -d ' \n'; }

# Writes standard input to a file that only its owner reads; the file appears complete or not at all.
write_secretly() { # FILE
    (umask 077 && cat > "$1.new" && mv "$1.new" "$1")
}

# Writes a file from its template: @NAME@ becomes what NAME is here.
fill() { # TEMPLATE FILE
    local text name
    text=$(< "$1")
    for name in folder listen box_port enrol_port hq_port database_port web_port; do
        text=${text//@$name@/${!name-}}
    done
    printf '%s\n' "$text" > "$2"
}
