# What the build itself calls, installed where it is missing.
host_packages=(mmdebstrap squashfs-tools e2fsprogs dosfstools mtools fdisk cpio rauc openssl)
host_packages_x86=(grub-common grub-efi-amd64-bin)

install_host_packages() {
    local missing=() package wanted
    declare -n wanted="host_packages_$target"
    for package in "${host_packages[@]}" "${wanted[@]}"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || fail "these Debian packages are missing and this is no Debian: ${missing[*]}."
    say "installing Debian packages: ${missing[*]} ..."
    apt-get -o DPkg::Lock::Timeout=600 update -qq || say "the package lists could not be refreshed; going on with those here."
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
