# What every check of the package shares: where things lie, and a fresh Debian to try it in.
set -euo pipefail
checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
built="$checkout/out/package-test"

fail() { printf '%s\n' "$*" >&2; exit 1; }

package() { # the package that the first check built
    local found=("$built"/first/*.deb)
    [ -f "${found[0]}" ] || fail "there is no package in $built/first: run the check 'reproducible' first."
    printf '%s\n' "${found[0]}"
}

need() { # DEBIAN-PACKAGE...
    local missing=() package sudo=()
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    [ "$(id -u)" = 0 ] || sudo=(sudo)
    DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends "${missing[@]}"
}
