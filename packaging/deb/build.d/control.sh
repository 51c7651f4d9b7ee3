# The package's control files: what it is, what it needs, what happens when it comes and goes.

maintainer='EdgeAgent maintainers <maintainers@edge-agent.invalid>'

# The runtime and the agent's own bindings load these by name; nothing else is linked. Debian 13's names come second.
needed=(
    'libc6 (>= 2.36)' libgcc-s1 libstdc++6               # .NET and ONNX Runtime
    'libssl3 | libssl3t64' ca-certificates tzdata        # TLS, authorities, time zones
    libmosquitto1                                        # MQTT
    libturbojpeg0 'libpng16-16 | libpng16-16t64'         # pictures
    'libasound2 | libasound2t64' libespeak-ng1           # sound cards, spoken prompts
    'systemd (>= 252)' udev                              # user, service, devices
)
# Only where there are cameras or foreign sound files: big, and without them the agent says what is missing.
recommended=(ffmpeg libsndfile1)
runtime=('dotnet-runtime-10.0' 'aspnetcore-runtime-10.0')

write_control() { # TREE
    local folder="$1/DEBIAN" depends=("${needed[@]}")
    [ -n "$complete" ] || depends+=("${runtime[@]}")
    mkdir -p "$folder"
    cat > "$folder/control" <<TEXT
Package: edge-agent
Version: $version
Architecture: $arch
Maintainer: $maintainer
Installed-Size: $(installed_kilobytes "$1")
Depends: $(joined "${depends[@]}")
Recommends: $(joined "${recommended[@]}")
Section: net
Priority: optional
Description: drives the devices of a store and tells headquarters what they see
 EdgeAgent drives RFID readers, cameras, sensors, scales, scanners and headsets,
 understands on the spot what they see with models of its own, keeps what it
 learned through power cuts and lost lines, and hands it to headquarters over
 MQTT exactly once.
 .
 The service runs under a user and a sandbox of its own, and starts with a
 configuration that has no devices yet.
TEXT
    write_scripts "$1" "$folder"
    (cd "$1" && find . -type f -not -path './DEBIAN/*' -printf '%P\0' | LC_ALL=C sort -z | xargs -0 md5sum) > "$folder/md5sums"
    chmod 644 "$folder"/{control,md5sums}
}

joined() { local IFS=,; local text="$*"; printf '%s' "${text//,/, }"; }

# Of each file its kilobytes, rounded up: the file system that builds has no say in it.
installed_kilobytes() { # TREE
    find "$1" -type f -not -path '*/DEBIAN/*' -printf '%s\n' | awk '{ sum += int(($1 + 1023) / 1024) } END { print sum }'
}

# The units that start by themselves are those with an [Install] section.
write_scripts() { # TREE FOLDER
    local script text units
    units=$(cd "$1/lib/systemd/system" && grep -lx '\[Install\]' -- * | tr '\n' ' ')
    for script in preinst postinst prerm postrm; do
        [ -f "$parts/scripts/$script" ] || continue
        text=$(< "$parts/scripts/$script")
        printf '%s\n' "${text//@units@/${units% }}" > "$2/$script"
        chmod 755 "$2/$script"
    done
}
