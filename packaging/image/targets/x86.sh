# What is an x86 box's own: the kernel, and the modules that its start image loads to find the disk and to hold the watchdog.
target_packages=(linux-image-amd64)
start_modules=(
    virtio_pci virtio_blk virtio_scsi ahci nvme sd_mod sdhci_pci sdhci_acpi mmc_block     # where a disk may be
    xhci_pci ehci_pci usb_storage uas
    squashfs ext4 crc32c_generic crc32c_intel
    iTCO_wdt wdat_wdt sp5100_tco i6300esb                                                 # watched from the start
)

components=main
boot_packages=()
console='console=ttyS0,115200 console=tty0'
loader_format=x86_64-efi loader_name=BOOTX64.EFI

fill_boot() { # FILE
    make_loader "/usr/lib/grub/$loader_format"
    put_loader "$1"
}

# UEFI reads the table as it is.
settle_table() { :; } # FILE BOOT-MEBIBYTE
