# ONNX Runtime's library for the package's architecture: the very file that `setup` fetches and checks, or its arm64 twin.

# package, checksums: one place states them.
eval "$(sed -n '/^onnxruntime_package=/p; /^declare -A onnxruntime_checksum=(/,/^)/p' "$checkout/setup")"

fetch_inference() { # FOLDER
    local machine kept
    case "$arch" in
        amd64) machine=x64 ;;
        arm64) machine=arm64 ;;
        armhf)
            say "there is no ONNX Runtime for armhf: the package has no models' library, and cameras say so."
            return
            ;;
    esac
    kept="$checkout/out/package/onnxruntime-$machine/libonnxruntime.so.1"
    if [ "$machine" = x64 ] && is_expected "$checkout/out/onnxruntime/libonnxruntime.so.1" x64; then
        kept="$checkout/out/onnxruntime/libonnxruntime.so.1"
    elif ! is_expected "$kept" "$machine"; then
        fetch_from_npm "$machine" "$kept"
    fi
    install -D -m 644 "$kept" "$1/libonnxruntime.so.1"
}

is_expected() { # FILE MACHINE
    [ -f "$1" ] && [ "$(sha256sum "$1" | cut -d' ' -f1)" = "${onnxruntime_checksum[$2]}" ]
}

fetch_from_npm() { # MACHINE FILE
    local folder; folder=$(mktemp -d)
    command -v npm >/dev/null || fail "npm is missing, and with it the way to $onnxruntime_package: apt-get install npm."
    say "fetching $onnxruntime_package ..."
    (cd "$folder" && npm pack --silent "$onnxruntime_package" >/dev/null \
        && tar xzf ./*.tgz --strip-components=5 "package/bin/napi-v6/linux/$1/libonnxruntime.so.1") \
        || fail "$onnxruntime_package could not be fetched: check the line."
    is_expected "$folder/libonnxruntime.so.1" "$1" \
        || fail "the fetched ONNX Runtime is not the expected file (checksum differs): it is not used."
    install -D -m 644 "$folder/libonnxruntime.so.1" "$2"
    rm -rf "$folder"
}
