# The pilot's own certificate authority: it signs the broker's certificate and one for each box, and lists those that are
# no longer let in. Its key never leaves the folder.

ensure_authority() {
    local place=$folder/authority
    if [ ! -s "$place/ca.pem" ]; then
        say "making the certificate authority."
        fill_authority
        : > "$place/index.txt"
        printf '1000\n' > "$place/crlnumber"
        make_key "$place/ca.key"
        openssl req -x509 -new -key "$place/ca.key" -sha256 -days 7300 -subj '/O=EdgeAgent pilot/CN=HQ authority' \
            -addext 'keyUsage=critical,keyCertSign,cRLSign' -out "$place/ca.pem"
        list_revoked
    fi
    ensure_server_certificate
}

fill_authority() {
    fill "$parts/pilot.d/authority.cnf" "$folder/authority/ca.cnf"
}

make_key() { # FILE
    (umask 077 && openssl ecparam -name prime256v1 -genkey -noout -out "$1")
}

# The broker's certificate names what boxes connect to; another name needs another certificate.
ensure_server_certificate() {
    local place=$folder/authority names=IP:127.0.0.1,DNS:localhost
    if [[ $name =~ ^[0-9.]+$ || $name == *:* ]]; then names+=,IP:$name; else names+=,DNS:$name; fi
    [ -s "$place/server.pem" ] && [ "$(cat "$place/server.names" 2> /dev/null)" = "$names" ] && return 0
    say "making the broker's certificate for $name."
    [ -s "$place/server.key" ] || make_key "$place/server.key"
    sign "$place/server.key" "/CN=$name" "$place/server.pem" "subjectAltName=$names" serverAuth
    printf '%s' "$names" > "$place/server.names"
}

sign() { # KEY SUBJECT CERTIFICATE NAMES USE
    local place=$folder/authority
    openssl req -new -key "$1" -subj "$2" -out "$3.csr"
    openssl ca -config "$place/ca.cnf" -batch -notext -in "$3.csr" -out "$3.new" \
        -extfile <(printf '%s\nextendedKeyUsage=%s\nbasicConstraints=critical,CA:FALSE\n' "$4" "$5") > "$3.log" 2>&1 \
        || { cat "$3.log" >&2; fail "the certificate $3 could not be signed."; }
    mv "$3.new" "$3"
    rm -f "$3.csr" "$3.log"
}

# The list is valid for ten years: a pilot whose list had run out would let nobody in.
list_revoked() {
    local place=$folder/authority
    openssl ca -config "$place/ca.cnf" -gencrl -out "$place/revoked.new" 2> /dev/null
    mv "$place/revoked.new" "$place/revoked.pem"
}
