# The root file system of Debian's packages alone, kept by the hash of what makes it: a build with another package of the
# agent takes a minute or two.
#   EDGE_AGENT_IMAGES   where it is kept; default ~/.cache/edge-agent-images. Delete it to have Debian's newest packages.
suite=bookworm

# Each for a reason; the kernel and what is the target's own come from targets/TARGET.sh.
root_packages=(
    systemd systemd-sysv systemd-resolved systemd-timesyncd udev dbus kmod   # the system, name lookup, time
    busybox-static e2fsck-static dosfstools                                  # the start image; the card's file system
    ca-certificates tzdata procps libicu72                                   # TLS, time zones, what support asks for, .NET
    libmosquitto1 libturbojpeg0 libpng16-16 libasound2 ffmpeg                # the agent's own needs
    libespeak-ng1 libsndfile1                                                # a voice
    rauc rauc-service                                                        # updates
)
# Never unpacked: texts for people who are not there, and what draws on screens that a box does not have (ffmpeg's windows
# and the graphics drivers behind them).
left_out=(
    '/usr/share/man/*' '/usr/share/doc/*' '/usr/share/info/*' '/usr/share/locale/*' '/usr/share/lintian/*' '/usr/share/bug/*'
    '/usr/share/icons/*' '/usr/share/X11/*' '/usr/share/fonts/*' '/usr/share/sounds/*' '/usr/share/alsa/ucm*'
    '/usr/lib/*-linux-gnu/dri/*' '/usr/lib/*-linux-gnu/libLLVM*' '/usr/lib/*-linux-gnu/libz3.so*' '/usr/lib/*-linux-gnu/vdpau/*' '/usr/lib/*-linux-gnu/mfx/*' '/usr/lib/*-linux-gnu/libmfxhw*' '/usr/lib/*-linux-gnu/libmfx-tracer*'
    '/usr/lib/*-linux-gnu/gconv/*' '/usr/lib/valgrind/*' '/usr/share/python*' '/usr/share/bash-completion/*' '/usr/share/zsh/*'
)

# shellcheck source=/dev/null
load_target() { . "$here/targets/$target.sh"; }

cache_key() {
    (cd "$here" && printf '%s\n' "$suite" "$architecture" "${root_packages[@]}" "${target_packages[@]}" "${boot_packages[@]}" "$components" "${left_out[@]}" \
        && cat parts/cache.sh parts/modules.sh "targets/$target.modules") | sha256sum | cut -c1-16
}

ensure_cached_root() {
    load_target
    cached=${EDGE_AGENT_IMAGES:-$HOME/.cache/edge-agent-images}/$target-$(cache_key)
    [ -d "$cached" ] && return 0
    say "fetching and unpacking Debian $suite for $architecture (about 300 MB to fetch; some minutes, kept for the next build) ..."
    rm -rf --one-file-system "$cached.building"
    mkdir -p "$(dirname "$cached")"
    local options=() path joined
    for path in "${left_out[@]}"; do options+=("--dpkgopt=path-exclude=$path"); done
    joined=$(IFS=,; printf '%s' "${root_packages[*]},${target_packages[*]}")
    # What the boot partition is made of is kept as packages: no part of the root file system.
    if [ ${#boot_packages[@]} -gt 0 ]; then
        options+=("--customize-hook=mkdir \"\$1/boot-packages\" && cd \"\$1/boot-packages\" && APT_CONFIG=\"\$MMDEBSTRAP_APT_CONFIG\" apt-get -q download ${boot_packages[*]}")
    fi
    # INITRD=No: the start image is our own. The package lists are kept: the agent's package is installed with them.
    INITRD=No mmdebstrap --quiet --mode=root --variant=minbase --architectures="$architecture" --components="$components" --include="$joined" \
        "${options[@]}" --aptopt='APT::Install-Recommends "false"' --skip=cleanup/apt/lists \
        "$suite" "$cached.building" 2>&1 | { grep -v -e '^I:' -e 'in the future$' || true; }
    [ -x "$cached.building/usr/bin/rauc" ] || fail "the root file system is not whole: see the lines above."
    prune_modules "$cached.building" "$here/targets/$target.modules"
    mv "$cached.building" "$cached"
}
