# The package's files as they will lie on a box: the program, what stands in files/ and systemd/, documents.

stage_tree() { # PROGRAM TREE
    local program=$1 tree=$2 documents="$2/usr/share/doc/edge-agent"
    mkdir -p "$tree/usr/lib/edge-agent" "$tree/usr/bin" "$tree/lib/systemd/system" "$documents"
    cp -a "$parts/files/." "$tree/"
    cp -a "$program/." "$tree/usr/lib/edge-agent/"
    find "$tree" -type d -exec chmod 755 {} +
    find "$tree" -type f -exec chmod 644 {} +
    stage_command "$tree"
    install -m 644 "$checkout"/systemd/*.{service,socket,timer,path} "$tree/lib/systemd/system/" 2>/dev/null || true
    [ -f "$tree/lib/systemd/system/edge-agent.service" ] || fail "systemd/edge-agent.service is missing."
    stage_facts "$tree"
    stage_documents "$documents"
    gzip -9n "$tree"/usr/share/man/man*/*
}

stage_command() { # TREE
    local folder="$1/usr/lib/edge-agent"
    if [ -z "$complete" ]; then
        cat > "$folder/edge-agent" <<'TEXT'
#!/bin/sh
# The portable program on the .NET runtime of this machine.
for folder in "${DOTNET_ROOT:-/usr/lib/dotnet}" /usr/lib/dotnet /usr/share/dotnet; do
    [ ! -x "$folder/dotnet" ] || exec "$folder/dotnet" /usr/lib/edge-agent/edge-agent.dll "$@"
done
exec dotnet /usr/lib/edge-agent/edge-agent.dll "$@"
TEXT
    fi
    chmod 755 "$folder/edge-agent"
    ln -s ../lib/edge-agent/edge-agent "$1/usr/bin/edge-agent"
}

# What an update has to know of this version before it is started: asked from the program itself.
stage_facts() { # TREE
    local folder="$1/usr/lib/edge-agent"
    printf '%s\n' "$version" > "$folder/version"
    ask_program "$folder" version --json | python3 -c '
import json, sys
print("reads {reads[0]} {reads[1]} writes {writes}".format(**json.load(sys.stdin)["outbox"]))' > "$folder/state-format"
}

ask_program() { # FOLDER ARGUMENT...: on this machine, whatever machine the program is for.
    local folder=$1; shift
    if [ -n "$complete" ] && [ "$arch" = "$(dpkg --print-architecture)" ]; then
        "$folder/edge-agent" "$@"
    elif [ -z "$complete" ]; then
        dotnet "$folder/edge-agent.dll" "$@"
    else
        # The same managed code on this machine's own .NET.
        local here="$work/here" runtime; runtime=$(dotnet --list-runtimes | sed -n 's/.*NETCore.App .* \[\(.*\)\]/\1/p' | tail -1)
        mkdir -p "$here"
        (cd "$folder" && for file in *.dll; do ls "$runtime"/../*/10.*/"$file" >/dev/null 2>&1 || cp "$file" "$here/"; done)
        printf '{"runtimeOptions":{"frameworks":[{"name":"%s","version":"10.0.0"},{"name":"%s","version":"10.0.0"}]}}' \
            Microsoft.NETCore.App Microsoft.AspNetCore.App > "$here/edge-agent.runtimeconfig.json"
        dotnet "$here/edge-agent.dll" "$@"
    fi
}

stage_documents() { # FOLDER
    cp "$checkout"/{README,CHANGELOG,SECURITY,NOTICE}.md "$checkout"/docs/*.md "$1/"
    cat > "$work/changelog" <<TEXT
edge-agent ($version) stable; urgency=medium

  * What changed stands in CHANGELOG.md.

 -- $maintainer  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
TEXT
    gzip -9nc "$work/changelog" > "$1/changelog.gz"
    chmod 644 "$1"/*
}

# Every file has the time of the last commit: the same sources give the same bytes.
settle_times() { # TREE
    find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}
