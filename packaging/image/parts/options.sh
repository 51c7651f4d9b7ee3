# The command line, and what follows from it: the package, the version, the time that all files are given.
target='' package='' keys=$checkout/out/image/keys version='' out=$checkout/out/image site=()

read_options() {
    while [ $# -gt 0 ]; do
        case "$1" in
            --help|-h) usage; exit 0 ;;
            --target|--deb|--with|--keys|--version|--out)
                [ $# -ge 2 ] || fail "$1 needs a value: see build --help."
                case "$1" in
                    --target) target=$2 ;;
                    --deb) package=$2 ;;
                    --with) [ -d "$2" ] || fail "the folder $2 of --with is not there."; site+=("$2") ;;
                    --keys) keys=$2 ;;
                    --version) version=$2 ;;
                    --out) out=$2 ;;
                esac
                shift 2 ;;
            *) usage >&2; fail "there is no option '$1'." ;;
        esac
    done
    case "$target" in
        x86) architecture=amd64 ;;
        pi) architecture=arm64 ;;
        *) usage >&2; fail "say for what: --target x86 or --target pi." ;;
    esac
    [ "$(id -u)" = 0 ] || fail "making a root file system needs root: call it with sudo."
    mkdir -p "$out"
    out=$(cd "$out" && pwd)
}

# The agent's package, made now where none is given.
find_package() {
    if [ -z "$package" ]; then
        [ -x "$checkout/packaging/deb/build" ] || fail "give the agent's package: --deb FILE."
        say "making the agent's package ..."
        package=$("$checkout/packaging/deb/build" --arch "$architecture" | tail -n 1)
    fi
    if [ "$package" != none ]; then
        [ -f "$package" ] || fail "the package $package is not there."
        package=$(readlink -f "$package")
        local made_for; made_for=$(dpkg-deb -f "$package" Architecture)
        [ "$made_for" = "$architecture" ] || fail "the package is for $made_for, and target $target needs $architecture."
        [ -n "$version" ] || version=$(dpkg-deb -f "$package" Version)
    fi
    version=${version:-0.0.0}
    case "$version" in
        *[!A-Za-z0-9.+~:-]*|'') fail "'$version' is no version: digits, letters and . + ~ - only." ;;
    esac
    name=edge-agent-$version-$target
    # One time for every file, so that the same input makes the same slot; and the earliest time that a box without a clock
    # may believe in.
    epoch=${SOURCE_DATE_EPOCH:-$(git -C "$checkout" log -1 --format=%ct 2>/dev/null || date +%s)}
    unset SOURCE_DATE_EPOCH
}

ensure_keys() {
    [ -f "$keys/signer.key" ] || "$here/keys" "$keys"
    local file
    for file in ca.pem signer.pem signer.key; do
        [ -f "$keys/$file" ] || fail "the key folder $keys has no $file: make one with packaging/image/keys FOLDER."
    done
}
