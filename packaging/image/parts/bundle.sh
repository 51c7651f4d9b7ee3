# The bundle: the same slot, signed, for boxes in the field.

# Which forms of the box's data this version reads and writes: a box refuses a bundle that it could not come back from.
state_format() { (cd "$work/root" && cat usr/lib/edge-agent/state-format) 2>/dev/null || echo unknown; }

make_bundle() { # SLOT FILE
    local folder=$work/bundle
    say "signing the bundle ..."
    mkdir -p "$folder"
    ln "$1" "$folder/root.img"
    cat > "$folder/manifest.raucm" <<MANIFEST
[update]
compatible=edge-agent-$target
version=$version
description=$(state_format)

[bundle]
format=verity

[image.root]
filename=root.img
MANIFEST
    rm -f "$2"
    rauc bundle --cert="$keys/signer.pem" --key="$keys/signer.key" --keyring="$keys/ca.pem" "$folder" "$2" > "$work/rauc.log" 2>&1 \
        || { cat "$work/rauc.log" >&2; fail "the bundle was not made: see the lines above."; }
}
