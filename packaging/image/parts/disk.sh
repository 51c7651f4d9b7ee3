# The image: a partition table and five partitions, written into one file by offset.
#   1 EDGE-BOX  FAT32, what the installer writes to and reads from; of the type that Windows shows
#   2 boot      FAT32, the boot loader and its one sector of choice
#   3 root-a    4 root-b   squashfs, the two slots; the same at first
#   5 data      ext4, small here; it takes the rest of the disk at the box's first start
mebibyte=1048576
card_mebibytes=64 boot_mebibytes=40 data_mebibytes=64
# Room for versions to come.
slot_mebibytes=${EDGE_AGENT_SLOT_MEBIBYTES:-320}

# The same for every image, so that the same input makes the same bytes.
identity() { printf '%s' "edge-agent $1" | md5sum | sed -E 's/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/\1-\2-4\3-8\4-\5/'; }

make_disk() { # ROOT SLOT FILE
    local root=$1 slot=$2 file=$3 at_boot at_a at_b at_data end
    [ "$(stat -c %s "$slot")" -le $((slot_mebibytes * mebibyte)) ] \
        || fail "the slot has $(megabytes "$slot") MB, its partition here and in every store ${slot_mebibytes} MiB: make it smaller."
    say "making the image ..."
    at_boot=$((1 + card_mebibytes)) at_a=$((at_boot + boot_mebibytes)) at_b=$((at_a + slot_mebibytes))
    at_data=$((at_b + slot_mebibytes)) end=$((at_data + data_mebibytes + 1))
    rm -f "$file"
    truncate -s "${end}M" "$file"
    sfdisk --quiet "$file" <<TABLE
label: gpt
label-id: $(identity disk)
unit: sectors
first-lba: 2048
start=1MiB, size=${card_mebibytes}MiB, name=EDGE-BOX, uuid=$(identity card), type=EBD0A0A2-B9E5-4433-87C0-68B6B72699C7
start=${at_boot}MiB, size=${boot_mebibytes}MiB, name=boot, uuid=$(identity boot), type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B
start=${at_a}MiB, size=${slot_mebibytes}MiB, name=root-a, uuid=$(identity root-a), type=0FC63DAF-8483-4772-8E79-3D69D8477DE4
start=${at_b}MiB, size=${slot_mebibytes}MiB, name=root-b, uuid=$(identity root-b), type=0FC63DAF-8483-4772-8E79-3D69D8477DE4
start=${at_data}MiB, size=${data_mebibytes}MiB, name=data, uuid=$(identity data), type=$(identity data-type)
TABLE
    settle_table "$file" "$at_boot"
    make_card "$root" "$work/card.img"
    make_boot "$work/boot.img"
    make_data "$work/data.img"
    put "$work/card.img" "$file" 1
    put "$work/boot.img" "$file" "$at_boot"
    put "$slot" "$file" "$at_a"
    put "$slot" "$file" "$at_b"
    put "$work/data.img" "$file" "$at_data"
}

put() { dd if="$1" of="$2" bs=1M seek="$3" conv=notrunc,sparse status=none; }

fat() { # FILE MEBIBYTES LABEL NUMBER
    truncate -s "$2M" "$1"
    mkfs.vfat --invariant -F 32 -s 1 -n "$3" -i "$4" "$1" >/dev/null
}

make_card() { # ROOT FILE
    local root=$1
    fat "$2" "$card_mebibytes" EDGE-BOX ED6EB0C5
    mkdir "$work/card"
    # Read on whatever machine the installer has.
    sed 's/$/\r/' "$here/card/README.txt" > "$work/card/README.txt"
    # What may stand in the file, with comments: the package's own first configuration.
    if [ -f "$root/usr/share/edge-agent/store.yaml" ]; then
        cp "$root/usr/share/edge-agent/store.yaml" "$work/card/sample-store.yaml"
    fi
    find "$work/card" -exec touch -d "@$epoch" {} +
    mcopy -m -i "$2" "$work/card/"* ::
}

make_boot() { # FILE
    fat "$1" "$boot_mebibytes" EDGE-BOOT ED6EB007
    fill_boot "$1"
}

# A journal and room for growth as for a disk of up to 1 TiB: neither can be changed when the file system grows.
make_data() { # FILE
    truncate -s "${data_mebibytes}M" "$1"
    E2FSPROGS_FAKE_TIME=$epoch mke2fs -q -t ext4 -b 4096 -i 16384 -J size=16 -m 1 -L data -U "$(identity data-system)" \
        -E "hash_seed=$(identity data-hash),root_owner=0:0,resize=$((1024 * 262144))" "$1"
}
