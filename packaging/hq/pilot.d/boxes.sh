# Boxes: a certificate for each, whose common name is the box's address. What a box may do follows from that name alone.

check_address() { # TENANT/STORE/BOX
    local level='[a-z0-9_-]{1,64}'
    [[ ${1:-} =~ ^$level/$level/$level$ ]] \
        || fail "name the box as TENANT/STORE/BOX, each of [a-z0-9_-]: for example demo/0042/box-1."
    # RFC 5280 allows a common name of 64 characters.
    [ "${#1}" -le 64 ] || fail "$1 has ${#1} characters; a certificate's common name holds 64: use shorter names."
}

add_box() { # TENANT/STORE/BOX
    check_address "${1:-}"
    local place=$folder/boxes/$1
    if [ ! -s "$place/box.pem" ]; then
        mkdir -p "$place"
        chmod 700 "$place"
        make_key "$place/box.key"
        # In a subject a slash separates names, so the ones inside this name are escaped.
        sign "$place/box.key" "/CN=${1//\//\\/}" "$place/box.pem" 'keyUsage=critical,digitalSignature' clientAuth
        cp "$folder/authority/ca.pem" "$place/hq.pem"
        say "made the certificate of $1, valid until $(openssl x509 -in "$place/box.pem" -noout -enddate | cut -d= -f2)."
    fi
    local tenant store box
    IFS=/ read -r tenant store box <<< "$1"
    cat > "$place/uplink.yaml" <<TEXT
# For the store.yaml of $1: put box.pem, box.key and hq.pem into /etc/edge-agent on the box (the key readable by the agent
# only).
store: { tenant: $tenant, store: $store, box: $box }
uplink:
  host: $name
  port: $box_port
  custody: hq
  tls:
    authority: /etc/edge-agent/hq.pem
    certificate: /etc/edge-agent/box.pem
    key: file:/etc/edge-agent/box.key
TEXT
    say "files of the box: $place/{box.pem,box.key,hq.pem,uplink.yaml}"
    cat "$place/uplink.yaml"
}

revoke_box() { # TENANT/STORE/BOX
    check_address "${1:-}"
    local place=$folder/boxes/$1 pid
    [ -s "$place/box.pem" ] || fail "$1 has no certificate of this pilot; pilot boxes lists those that have one."
    openssl ca -config "$folder/authority/ca.cnf" -revoke "$place/box.pem" 2> /dev/null \
        || fail "the certificate of $1 could not be revoked: see $folder/authority/index.txt."
    list_revoked
    mv "$place/box.pem" "$place/box.revoked-$(date -u +%Y%m%dT%H%M%SZ).pem"
    rm -f "$place/box.key"
    if pid=$(running broker); then
        kill -s HUP "$pid"
        sleep 0.5
        # The list holds for new connections. A client with the box's client id takes over the one that is there.
        publish_as_hq "$1" "retail/v1/$1/cmd/revoked" ''
    fi
    say "$1 is no longer let in. add-box makes it a new certificate."
}

list_boxes() {
    find "$folder/boxes" -name box.pem -printf '%P\n' | sed 's#/box.pem$##' | sort
}
