# What is the Raspberry Pi's own (3, 4, 400, Compute Module 3 and 4): the kernel, the modules that its start image loads, and the
# way from its firmware to the same boot loader as in every box. Its firmware reads no squashfs and knows no slots: it loads
# U-Boot, which offers UEFI, and from there all is as on x86.
target_packages=(linux-image-arm64)
start_modules=(
    sdhci_iproc bcm2835 mmc_block                                    # its card
    reset_raspberrypi xhci_pci dwc2 usb_storage uas                  # a disk at USB
    virtio_pci virtio_mmio virtio_blk virtio_scsi                    # emulated machines
    squashfs ext4 crc32c_generic
    bcm2835_wdt i6300esb                                             # watched from the start
)

# The firmware has no licence that would let it be in Debian's main part; it may be passed on for use on these boards.
components=main,non-free-firmware
boot_packages=(raspi-firmware u-boot-rpi grub-efi-arm64-bin)

# Serial lines: the mini UART of a Pi, and the one of an emulated machine.
console='console=ttyAMA0,115200 console=ttyS1,115200 console=tty0'
loader_format=arm64-efi loader_name=BOOTAA64.EFI

firmware_files=(bootcode.bin start.elf fixup.dat start4.elf fixup4.dat)

fill_boot() { # FILE
    local inside=$work/firmware package
    mkdir -p "$inside"
    for package in "$cached"/boot-packages/*.deb; do dpkg-deb -x "$package" "$work/boot-packages"; done
    make_loader "$work/boot-packages/usr/lib/grub/$loader_format"
    cp "${firmware_files[@]/#/$work/boot-packages/usr/lib/raspi-firmware/}" "$inside/"
    cp "$work/boot-packages/usr/lib/u-boot/rpi_arm64/u-boot.bin" "$inside/"
    # One device tree a board, those of the slots' kernel; the firmware picks by name and adds what it knows of the board.
    cp "$cached"/usr/lib/linux-image-*/broadcom/bcm2837-*.dtb "$cached"/usr/lib/linux-image-*/broadcom/bcm2711-*.dtb "$inside/"
    cp "$here/boot/config.txt" "$inside/"
    touch -d "@$epoch" "$inside"/*
    mcopy -m -i "$1" "$inside"/* ::
    put_loader "$1"
}

# The firmware of older boards reads no GPT: the two FAT partitions stand in the old table too, the boot partition first.
settle_table() { # FILE BOOT-MEBIBYTE
    local boot=$(($2 * 2048)) card=2048
    sfdisk --quiet --label-nested dos --no-tell-kernel "$1" <<TABLE
label: dos
label-id: 0xED6EB005
start=$boot, size=$((boot_mebibytes * 2048)), type=c, bootable
start=$card, size=$((card_mebibytes * 2048)), type=c
start=1, size=2047, type=ee
TABLE
}
