# Checksums of what was built, and a detached signature over them where a key is given. No key is ever made or kept here.

sign() { # FOLDER NAME
    (cd "$1" && sha256sum "$2.deb" "$2.cdx.json" > "$2.SHA256SUMS")
    rm -f "$1/$2.SHA256SUMS.sig"
    [ -n "$key" ] || return 0
    command -v openssl >/dev/null || fail "openssl is missing: apt-get install openssl."
    openssl dgst -sha256 -sign "$key" -out "$1/$2.SHA256SUMS.sig" "$1/$2.SHA256SUMS" \
        || fail "$key does not sign: it must be a private RSA or EC key in PEM."
}
