# Which of the kernel's modules a box keeps: those that a list names, and what they depend on.

prune_modules() { # ROOT LIST
    local root=$1 version pattern keep
    version=$(basename "$root"/usr/lib/modules/*)
    keep=$(mktemp)
    # Each line of the list is a path under kernel/, with * for any characters; the dependencies come from modules.dep.
    while read -r pattern; do
        [ -n "$pattern" ] || continue
        awk -F: -v "pattern=kernel/$pattern" '
            BEGIN { gsub(/[.+]/, "\\\\&", pattern); gsub(/\*/, ".*", pattern); pattern = "^" pattern "$" }
            $1 ~ pattern { print $1; count = split($2, needs, " "); for (i = 1; i <= count; i++) print needs[i] }
        ' "$root/usr/lib/modules/$version/modules.dep"
    done < <(sed 's/#.*//; s/[[:space:]]*$//' "$2") | sort -u > "$keep"
    (cd "$root/usr/lib/modules/$version" && find kernel -name '*.ko' | sort | comm -23 - "$keep" | xargs -r rm -f
        find kernel -type d -empty -delete)
    rm -f "$keep"
    chroot "$root" depmod "$version"
}
