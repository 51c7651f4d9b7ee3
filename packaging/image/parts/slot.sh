# A slot: the root file system as one squashfs. Packed with gzip because GRUB 2.06, which reads kernel and start image out of
# it, unpacks gzip, xz and lzo only: docs/decisions/0019 tells why not another way.

make_slot() { # ROOT FILE
    local root=$1 file=$2
    say "packing the slot ..."
    mksquashfs "$root" "$file" -quiet -no-progress -comp gzip -Xcompression-level 6 -b 131072 -no-xattrs -noappend \
        -mkfs-time "$epoch" -all-time "$epoch"
}
