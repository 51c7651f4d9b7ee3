# The boot loader as one file with its script inside, at the place where UEFI looks on a disk that it does not know.
loader_modules=(part_gpt fat squash4 gzio normal configfile loadenv search search_fs_file regexp test echo linux all_video sleep reboot)

make_loader() { # FOLDER-OF-MODULES
    local inside=$work/loader
    mkdir -p "$inside/boot/grub"
    sed "s/@CONSOLE@/$console/" "$here/boot/grub.cfg" > "$inside/boot/grub/grub.cfg"
    tar -C "$inside" --sort=name --owner=0 --group=0 --mtime="@$epoch" -cf "$work/loader.tar" boot
    grub-mkimage -O "$loader_format" -d "$1" -o "$work/$loader_name" -m "$work/loader.tar" -p '(memdisk)/boot/grub' \
        memdisk tar "${loader_modules[@]}"
}

# Beside it the one sector that says which slot starts.
put_loader() { # FILE
    { printf '# GRUB Environment Block\nORDER=A B\nA=good\nB=good\n'; head -c 1024 /dev/zero | tr '\0' '#'; } | head -c 1024 > "$work/grubenv"
    touch -d "@$epoch" "$work/$loader_name" "$work/grubenv"
    mmd -i "$1" ::EFI ::EFI/BOOT
    mcopy -m -i "$1" "$work/$loader_name" "::EFI/BOOT/$loader_name"
    mcopy -m -i "$1" "$work/grubenv" ::grubenv
}
