# The root file system of one version: Debian's packages from the cache, the agent's package, the box's own settings, a
# site's files; and then everything taken out that a read-only box cannot use.

make_root() { # ROOT
    local root=$1
    say "making the root file system of version $version ..."
    cp -a "$cached" "$root"
    add_user "$root"
    [ "$package" = none ] || add_package "$root"
    cp -a --no-preserve=ownership "$here/files/." "$root/"
    if [ -d "$here/targets/$target.files" ]; then cp -a --no-preserve=ownership "$here/targets/$target.files/." "$root/"; fi
    sed -i "s/@TARGET@/$target/" "$root/etc/rauc/system.conf"
    cp "$keys/ca.pem" "$root/etc/rauc/keyring.pem"
    chmod 644 "$root/etc/rauc/keyring.pem"
    set_up "$root"
    choose_units "$root"
    chroot "$root" dpkg-query -W -f '${Package}\t${Version}\t${Installed-Size}\n' > "$out/$name.packages"
    take_out "$root"
    check_programs "$root"
    local folder
    # Last, so that a site has the last word; owned by root whoever owns the folder.
    for folder in "${site[@]}"; do cp -a --no-preserve=ownership "$folder/." "$root/"; done
    # A site's folder may be for its owner alone; the root of a box must be for every service's user.
    chmod 755 "$root"
}

# The same numbers in every version: what the agent owns on the data partition outlives the slot that made it.
add_user() { # ROOT
    chroot "$1" groupadd --system --gid 900 edge-agent
    chroot "$1" useradd --system --uid 900 --gid 900 --home-dir /var/lib/edge-agent --no-create-home --shell /usr/sbin/nologin edge-agent
}

add_package() { # ROOT
    local root=$1
    cp "$package" "$root/tmp/edge-agent.deb"
    rm -f "$root/etc/resolv.conf"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
    chmod +x "$root/usr/sbin/policy-rc.d"
    # The package's scripts look into /proc: mounted for them alone, and gone with them.
    unshare --mount --pid --fork --mount-proc="$root/proc" chroot "$root" \
        env DEBIAN_FRONTEND=noninteractive INITRD=No apt-get install -y -qq --no-install-recommends /tmp/edge-agent.deb \
        > "$work/apt.log" 2>&1 || { tail -n 20 "$work/apt.log" >&2; fail "the agent's package does not install: see the lines above."; }
    rm -f "$root/tmp/edge-agent.deb" "$root/usr/sbin/policy-rc.d"
}

# What every box has in common and no file under files/ can say.
set_up() { # ROOT
    local root=$1
    printf 'edge-box\n' > "$root/etc/hostname"
    printf '127.0.0.1 localhost edge-box\n::1 localhost\n' > "$root/etc/hosts"
    ln -sf /run/systemd/resolve/resolv.conf "$root/etc/resolv.conf"
    ln -sf ../proc/self/mounts "$root/etc/mtab"
    rm -rf "$root/etc/systemd/network"
    ln -s /data/network "$root/etc/systemd/network"
    ln -s /data/timesyncd "$root/etc/systemd/timesyncd.conf.d"
    mkdir -p "$root/data" "$root/etc/edge-agent" "$root/usr/lib/edge-agent"
    : > "$root/etc/edge-agent/appliance"
    # The place that the data partition's machine id is laid over.
    : > "$root/etc/machine-id"
    printf '%s\n' "$version" > "$root/usr/lib/edge-agent/version"
    touch -d "@$epoch" "$root/usr/lib/clock-epoch"
    chroot "$root" passwd --quiet --lock root
}

# Units that wait for people or for a system that is built from packages, and have nothing to do in a box.
idle_units=(
    getty@tty1.service serial-getty@.service getty-static.service systemd-logind.service
    systemd-update-utmp.service systemd-update-utmp-runlevel.service systemd-user-sessions.service
    systemd-hwdb-update.service systemd-update-done.service systemd-machine-id-commit.service systemd-firstboot.service
    systemd-sysusers.service systemd-remount-fs.service systemd-pstore.service systemd-binfmt.service ldconfig.service
    systemd-journal-catalog-update.service systemd-networkd-wait-online.service systemd-repart.service
    dev-hugepages.mount dev-mqueue.mount sys-kernel-debug.mount sys-kernel-tracing.mount sys-fs-fuse-connections.mount
    proc-sys-fs-binfmt_misc.automount apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer
    e2scrub_reap.service fstrim.timer motd-news.timer alsa-restore.service alsa-state.service rauc-mark-good.service
)

choose_units() { # ROOT
    local root=$1 unit
    cp "$root/usr/share/systemd/tmp.mount" "$root/etc/systemd/system/tmp.mount"
    for unit in "${idle_units[@]}"; do ln -sf /dev/null "$root/etc/systemd/system/$unit"; done
    chroot "$root" systemctl --quiet enable tmp.mount systemd-networkd.service systemd-resolved.service systemd-timesyncd.service
    # The agent's package enables none of its units where no systemd runs: every one that can be enabled is.
    for unit in "$root"/usr/lib/systemd/system/edge-agent*; do
        if grep -q '^\[Install\]' "$unit"; then chroot "$root" systemctl --quiet enable "${unit##*/}"; fi
    done
    chroot "$root" systemctl --quiet set-default multi-user.target
}

# Nothing is installed in a box, so what installs goes; and what packages left behind.
take_out() { # ROOT
    local root=$1
    rm -rf "$root"/var/lib/apt "$root"/var/lib/dpkg "$root"/var/cache/* "$root"/var/log/* "$root"/var/backups "$root"/etc/apt \
        "$root"/usr/lib/apt "$root"/usr/lib/dpkg "$root"/usr/share/dpkg "$root"/etc/dpkg "$root"/usr/share/debconf \
        "$root"/usr/share/perl* "$root"/usr/lib/*-linux-gnu/perl "$root"/usr/lib/*-linux-gnu/libperl.so* "$root"/usr/lib/*-linux-gnu/perl-base "$root"/usr/bin/perl* "$root"/usr/bin/apt* "$root"/usr/bin/dpkg* \
        "$root"/usr/bin/deb* "$root"/usr/lib/*-linux-gnu/libapt-* "$root"/etc/cron.* "$root"/etc/logrotate.d "$root"/etc/initramfs-tools \
        "$root"/etc/kernel "$root"/usr/share/initramfs-tools "$root"/usr/share/doc "$root"/usr/share/man "$root"/usr/share/common-licenses \
        "$root"/usr/games "$root"/boot/System.map* "$root"/boot/config* "$root"/boot/initrd* "$root"/vmlinuz* "$root"/initrd* \
        "$root"/boot-packages "$root"/usr/lib/linux-image-*
    find "$root/tmp" "$root/run" "$root/var/tmp" "$root/dev" -mindepth 1 -delete
    rm -f "$root"/etc/{passwd,group,shadow,gshadow}- "$root/etc/.pwd.lock"
}

# What was taken out must not be missed: every library that the programs of the box name is there.
check_programs() { # ROOT
    local root=$1 missing
    missing=$(chroot "$root" /bin/sh -c 'for file in /usr/bin/ffmpeg /usr/bin/ffprobe /usr/bin/rauc /usr/bin/busctl /usr/lib/edge-agent/*.so*; do
        [ -f "$file" ] && ldd "$file"; done' 2>/dev/null | grep 'not found' | sort -u || true)
    [ -z "$missing" ] || fail "libraries are missing in the root file system:"$'\n'"$missing"
}
