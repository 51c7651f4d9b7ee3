# What the build itself calls, installed where it is missing.
host_packages=(mmdebstrap squashfs-tools e2fsprogs dosfstools mtools fdisk cpio rauc openssl)
host_packages_x86=(grub-common grub-efi-amd64-bin)
host_packages_pi=(grub-common arch-test qemu-user-static binfmt-support)

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

# Debian's packages for another processor run their scripts in the chroot: the kernel has to know by what.
enable_emulation() {
    [ "$architecture" != "$(dpkg --print-architecture)" ] || return 0
    local formats=/proc/sys/fs/binfmt_misc name=qemu-aarch64
    [ -e "$formats/register" ] || mount -t binfmt_misc binfmt_misc "$formats" 2>/dev/null || true
    [ -e "$formats/$name" ] || update-binfmts --enable "$name" >/dev/null 2>&1 || true
    [ -e "$formats/$name" ] \
        || fail "programs for $architecture cannot be run here: the kernel needs binfmt_misc (modprobe binfmt_misc), or build on a machine for $architecture."
}
