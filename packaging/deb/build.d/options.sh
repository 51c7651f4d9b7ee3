# What to build, and whether this machine has what it takes.

arch=amd64 version= output="$checkout/out/package" key=
# With one thread, so that the bytes do not depend on how many processors there are.
packing=(-Zxz --threads-max=1)
# Beside the .NET SDK; all but the last two are on every Debian.
tools=(dpkg-deb gzip xz sha256sum python3 git)

read_options() {
    while [ $# -gt 0 ]; do
        case "$1" in
            --quick)
                packing=(-Zgzip -z1)
                shift
                continue
                ;;
            --arch | --version | --output | --sign-with)
                [ $# -ge 2 ] || fail "$1 needs a value; see the head of packaging/deb/build."
                ;;&
            --arch) arch=$2 ;;
            --version) version=$2 ;;
            --output) output=$2 ;;
            --sign-with) key=$2 ;;
            *) fail "unknown option $1. Known: --arch, --version, --output, --sign-with, --quick." ;;
        esac
        shift 2
    done
    case "$arch" in
        amd64 | arm64 | armhf) ;;
        *) fail "there is no package for '$arch': use amd64, arm64 or armhf." ;;
    esac
    [ -n "$version" ] || version=$(sed -n 's:.*<VersionPrefix>\(.*\)</VersionPrefix>.*:\1:p' "$checkout/Directory.Build.props")
    [[ "$version" =~ ^[0-9]+\.[0-9]+\.[0-9]+(~[a-z0-9.]+)?$ ]] \
        || fail "'$version' is no version: use MAJOR.MINOR.PATCH, with ~rc1 or the like for what comes before it."
    [ -z "$key" ] || [ -r "$key" ] || fail "the key $key cannot be read."
}

check_tools() {
    local tool
    for tool in "${tools[@]}"; do
        command -v "$tool" >/dev/null || fail "$tool is missing: install the Debian package that brings it (dpkg, gzip, xz-utils, coreutils, python3, git)."
    done
    command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing: install it from https://dot.net."
}
