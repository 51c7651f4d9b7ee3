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
    write_uplink "$1" "$place/uplink.yaml" file:/etc/edge-agent/box.key <<TEXT
# For the store.yaml of $1: put box.pem, box.key and hq.pem into /etc/edge-agent on the box (the key readable by the agent
# only).
TEXT
    say "files of the box: $place/{box.pem,box.key,hq.pem,uplink.yaml}"
    cat "$place/uplink.yaml"
}

# A token for the card of a box from the image: the box makes its key itself and fetches its certificate with the token.
enrol_box() { # TENANT/STORE/BOX [--valid TIME]
    check_address "${1:-}"
    local place=$folder/boxes/$1/card
    [ -s "$folder/authority/server.pem" ] || fail "there is no authority in $folder yet: call start first."
    [ -x "$program" ] || fail "edge-hq is not there ($program): call ./setup in the checkout, or name it with --program."
    mkdir -p "$place"
    chmod 700 "$folder/boxes/$1" "$place"
    "$program" enrol-token --box "$1" "${@:2}" --config "$folder/hq.yaml" | write_secretly "$place/enrolment-token.txt"
    [ -s "$place/enrolment-token.txt" ] || fail "no token could be made for $1."
    write_uplink "$1" "$place/uplink.yaml" credential:box-key <<TEXT
# For the store.yaml of $1, whose card has the enrolment-token.txt beside this file.
TEXT
    say "put this on the card: $place/enrolment-token.txt; and this into its store.yaml ($place/uplink.yaml):"
    cat "$place/uplink.yaml"
}

# The two blocks of store.yaml that say who the box is and where HQ is, below what standard input says of them.
write_uplink() { # TENANT/STORE/BOX FILE KEY
    local tenant store box
    IFS=/ read -r tenant store box <<< "$1"
    { cat; cat <<TEXT
store: { tenant: $tenant, store: $store, box: $box }
uplink:
  host: $name
  port: $box_port
  custody: hq
  tls:
    authority: /etc/edge-agent/hq.pem
    certificate: /etc/edge-agent/box.pem
    key: $3
TEXT
    } > "$2"
}

revoke_box() { # TENANT/STORE/BOX
    check_address "${1:-}"
    local place=$folder/boxes/$1 pid
    [ -s "$place/box.pem" ] || fail "$1 has no certificate of this pilot; pilot boxes lists those that have one."
    local certificate now
    now=$(date -u +%Y%m%dT%H%M%SZ)
    # A box that enrolled anew left certificates that still hold.
    for certificate in "$place"/box.replaced-*.pem "$place/box.pem"; do
        [ -s "$certificate" ] || continue
        openssl ca -config "$folder/authority/ca.cnf" -revoke "$certificate" 2> /dev/null \
            || fail "the certificate $certificate could not be revoked: see $folder/authority/index.txt."
        mv "$certificate" "$place/revoked-$now-${certificate##*/}"
    done
    list_revoked
    rm -f "$place/box.key"
    if pid=$(running broker); then
        kill -s HUP "$pid"
        sleep 0.5
        # The list holds for new connections. A client with the box's client id takes over the one that is there.
        publish_as_hq "$1" "retail/v1/$1/cmd/revoked" ''
    fi
    say "$1 is no longer let in. add-box makes it a new certificate, enrol a new token."
}

list_boxes() {
    find "$folder/boxes" -name box.pem -printf '%P\n' | sed 's#/box.pem$##' | sort
}
