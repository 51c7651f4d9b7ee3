# How the build speaks.
say() { printf 'image: %s\n' "$*"; }
fail() { printf 'image: %s\n' "$*" >&2; exit 1; }

megabytes() { echo $((($(stat -c %s "$1") + 999999) / 1000000)); }

# What became how large, for the bars that README.md names.
sizes() {
    printf 'image %s MB, slot %s MB, bundle %s MB, %s Debian packages.' "$(megabytes "$out/$name.img")" \
        "$(megabytes "$work/slot.img")" "$(megabytes "$out/$name.raucb")" "$(wc -l < "$out/$name.packages")"
}
