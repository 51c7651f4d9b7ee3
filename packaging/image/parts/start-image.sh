# The start image: unpacked to memory by the boot loader's side of the kernel; its one program is initrd/init.

make_start_image() { # ROOT
    local root=$1 start version module
    start=$work/start
    version=$(basename "$root"/usr/lib/modules/*)
    mkdir -p "$start"/{bin,dev,proc,sys,run,slot,modules}
    cp "$root/bin/busybox" "$start/bin/busybox"
    cp "$root/sbin/e2fsck.static" "$start/bin/e2fsck"
    install -m 755 "$here/initrd/init" "$start/init"
    # In the order in which they have to be loaded; modprobe names each with what it depends on first, and nothing for what
    # this kernel has built in.
    chroot "$root" modprobe --show-depends --set-version "$version" --all "${start_modules[@]}" \
        | sed -n 's/^insmod \([^ ]*\).*/\1/p' | awk '!seen[$0]++' > "$start/order"
    while read -r module; do cp "$root$module" "$start/modules/"; done < "$start/order"
    find "$start" -exec touch -h -d "@$epoch" {} +
    mv "$root"/boot/vmlinuz-* "$root/boot/vmlinuz"
    (cd "$start" && find . | LC_ALL=C sort | cpio --quiet --reproducible -R 0:0 -o -H newc) | gzip -9n > "$root/boot/start.img"
}
