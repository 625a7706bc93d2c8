# shellcheck shell=bash
# The ground that the other scripts stand on; sourced, never run.
#
# Promises: `need_swift` and `need_packages` return when what is needed is there. Otherwise they say why in one
# sentence on standard error and end the script with exit code 2. What is installed already is left alone.

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$*"
    exit 2
}

# need_swift MAJOR MINOR: a Swift toolchain of at least this version is on the PATH.
need_swift() {
    local needed="Hearten needs Swift $1.$2 or newer (https://www.swift.org/install)" found
    command -v swift >/dev/null || stop "$needed, and there is no \`swift\` on the PATH."
    found=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+)\.([0-9]+).*/\1 \2/p' | head -n 1)
    [[ -n $found ]] || stop "$needed, and \`swift --version\` names no version."
    # shellcheck disable=SC2086 # two words on purpose
    at_least "$1" "$2" $found || stop "$needed, and the one on the PATH is ${found/ /.}."
}

at_least() { (($3 > $1 || ($3 == $1 && $4 >= $2))); }

# need_packages FILE…: the Debian packages that the files list are installed; the missing ones are installed now. Those whose
# name ends in a question mark are installed where the distribution has them.
need_packages() {
    local needed missing=() package as_root=()
    needed=$(grep -hvE '^(#|$)' "$@")
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "This is neither Debian nor Ubuntu, so nothing is installed for you; Hearten needs what Debian calls:" \
            "${needed//$'\n'/ }."
        return
    fi
    for package in $needed; do
        # NAME? is wanted where the distribution has it.
        if [[ $package == *\? ]]; then
            package=${package%\?}
            apt-cache show "$package" >/dev/null 2>&1 || continue
        fi
        is_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0

    local install="apt-get install -y --no-install-recommends ${missing[*]}"
    if ((EUID != 0)); then
        command -v sudo >/dev/null || stop "Debian packages are missing and there is no sudo; run as root: $install"
        as_root=(sudo)
    fi
    say "Installing Debian packages${as_root:+ with sudo}: ${missing[*]}"
    apt update || say "The package lists could not be refreshed; the ones at hand are used."
    apt install -y --no-install-recommends "${missing[@]}" || stop "Installing failed; try it as root: $install"
}

is_installed() { [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# apt ARGUMENT…: quiet and without questions; waits for another installation to end. `as_root` is the caller's.
apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" >&2 </dev/null
}
