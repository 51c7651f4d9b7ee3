# What every part says and how. Everything but the path of the package goes to standard error.

say() { printf 'package: %s\n' "$*" >&2; }

fail() {
    printf 'package: %s\n' "$*" >&2
    exit 1
}
