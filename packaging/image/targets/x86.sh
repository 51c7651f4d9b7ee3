# What is an x86 box's own: the kernel, and the modules that its start image loads to find the disk and to hold the watchdog.
target_packages=(linux-image-amd64)
start_modules=(
    virtio_pci virtio_blk virtio_scsi ahci nvme sd_mod sdhci_pci sdhci_acpi mmc_block     # where a disk may be
    xhci_pci ehci_pci usb_storage uas
    squashfs ext4 crc32c_generic crc32c_intel
    iTCO_wdt wdat_wdt sp5100_tco i6300esb                                                 # watched from the start
)

# The boot loader as one file with its script inside, at the place where firmware looks on a disk that it does not know.
loader_modules=(part_gpt fat squash4 gzio normal configfile loadenv search search_fs_file regexp test echo linux all_video sleep reboot)

fill_boot() { # FILE
    local inside=$work/loader
    mkdir -p "$inside/boot/grub"
    cp "$here/boot/grub.cfg" "$inside/boot/grub/grub.cfg"
    tar -C "$inside" --sort=name --owner=0 --group=0 --mtime="@$epoch" -cf "$work/loader.tar" boot
    grub-mkimage -O x86_64-efi -o "$work/BOOTX64.EFI" -m "$work/loader.tar" -p '(memdisk)/boot/grub' memdisk tar "${loader_modules[@]}"
    { printf '# GRUB Environment Block\nORDER=A B\nA=good\nB=good\n'; head -c 1024 /dev/zero | tr '\0' '#'; } | head -c 1024 > "$work/grubenv"
    touch -d "@$epoch" "$work/BOOTX64.EFI" "$work/grubenv"
    mmd -i "$1" ::EFI ::EFI/BOOT
    mcopy -m -i "$1" "$work/BOOTX64.EFI" ::EFI/BOOT/BOOTX64.EFI
    mcopy -m -i "$1" "$work/grubenv" ::grubenv
}
