# The bill of materials beside the package (CycloneDX 1.5, JSON).

write_bill() { # TREE FILE
    python3 "$parts/bill-of-materials.py" --version "$version" --time "$SOURCE_DATE_EPOCH" --arch "$arch" \
        --lock "$checkout/src/EdgeAgent/packages.lock.json" --control "$1/DEBIAN/control" --program "$1/usr/lib/edge-agent" \
        --inference "${onnxruntime_package#*@}" > "$2"
}
