# The program: published from a copy of the sources, so that nothing left over from other builds gets into it, and with
# paths mapped to one name, so that the bytes do not tell where it was built.

# Whether the package brings .NET along, or names it as a dependency.
complete=

kind_of_program() {
    if [ -n "$complete" ]; then printf 'complete with the .NET runtime'
    else printf 'needs the .NET runtime of its machine (dotnet-runtime-10.0 and aspnetcore-runtime-10.0)'; fi
}

copy_sources() { # FOLDER
    mkdir -p "$1"
    (cd "$checkout" && git ls-files -z --cached --others --exclude-standard -- \
        src Directory.Build.props Directory.Packages.props global.json .editorconfig \
        | while IFS= read -r -d '' file; do [ ! -f "$file" ] || printf '%s\0' "$file"; done \
        | tar -c --null -T - -f -) | tar -x -C "$1"
}

publish_program() { # SOURCES FOLDER
    case "$arch" in
        amd64) publish "$1" "$2" linux-x64 -p:PublishReadyToRun=true || fail "the program could not be built: see the lines above." ;;
        arm64) publish_complete_or_portable "$1" "$2" linux-arm64 ;;
        armhf) publish_complete_or_portable "$1" "$2" linux-arm ;;
    esac
    remove_what_a_box_has_no_use_for "$2"
}

# The runtime for another architecture may not be to be had; the portable program then runs on that machine's own.
publish_complete_or_portable() { # SOURCES FOLDER RUNTIME
    # Its packages are not in the lock files, which hold for the machine that setup builds on.
    # And its code is for any processor, so that the machine that packs can ask the program about itself.
    if publish "$1" "$2" "$3" -p:RestoreLockedMode=false "-p:RuntimeIdentifiers=$3" -p:PlatformTarget=AnyCPU > "$work/complete.log" 2>&1; then return; fi
    say "the .NET runtime for $3 cannot be restored here; the package will name it as a dependency."
    rm -rf "$2"
    complete=
    find "$1" -type d \( -name obj -o -name bin \) -prune -exec rm -rf {} +
    (cd "$checkout" && find src -name packages.lock.json) | while read -r file; do cp "$checkout/$file" "$1/$file"; done
    build_portable "$1" "$2" "$3" || fail "the program could not be built: see the lines above."
}

publish() { # SOURCES FOLDER RUNTIME OPTION...
    complete=1
    say "building the program for $3, complete with .NET (some minutes) ..."
    call_publish "$1" "$2" -r "$3" --self-contained true "${@:4}"
}

build_portable() { # SOURCES FOLDER RUNTIME
    say "building the portable program ..."
    call_publish "$1" "$2" --self-contained false -p:UseAppHost=false
    # Of the native libraries only those of this machine.
    local native="$2/runtimes/$3/native"
    [ -d "$native" ] || return 1
    cp "$native"/* "$2/"
    rm -rf "$2/runtimes"
}

call_publish() { # SOURCES FOLDER OPTION...
    dotnet publish "$1/src/EdgeAgent/EdgeAgent.csproj" -c Release -o "$2" --nologo -v quiet \
        -p:RestoreLockedMode=true -p:RunAnalyzers=false -p:GenerateDocumentationFile=false -p:DebugType=none \
        -p:DeterministicSourcePaths=false "-p:PathMap=$1=/edge-agent" \
        "-p:Version=${version//\~/-}" "-p:SourceRevisionId=$(git -C "$checkout" rev-parse --short=12 HEAD)" "${@:3}" >&2
}

# Debuggers' parts, and the provider for a tracer that Debian does not install.
remove_what_a_box_has_no_use_for() { # FOLDER
    (cd "$1" && rm -f createdump libmscordaccore.so libmscordbi.so libcoreclrtraceptprovider.so ./*.pdb ./*.xml)
}
