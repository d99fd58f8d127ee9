#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# install-dependencies.sh [tests] [fuzz] [wayland]
#
# Installs the Debian packages that building and running needs, those of the test run with "tests", clang for the
# fuzzers with "fuzz", the Wayland plugin of Qt with "wayland". Leaves alone what is there: a second run asks dpkg and is done, without a network.
# SPECKLE_SKIP_INSTALL=1 does nothing, for systems where you have seen to it yourself.
set -euo pipefail

packages=(
    cmake ninja-build g++ git ca-certificates
    qt6-base-dev libqt6opengl6-dev libgl1-mesa-dri
    qt6-websockets-dev qt6-httpserver-dev qt6-svg-dev
    qt6-tools-dev qt6-l10n-tools
    libqt6sql6-sqlite # a plugin: without it everything builds, and then there is no driver
    qtkeychain-qt6-dev libsimdjson-dev
    libsecret-1-0 # QtKeychain loads it when asked, and nothing depends on it: without it no keychain answers
    fonts-dejavu-core # without a font Qt still draws, boxes
)
# xauth is only recommended by xvfb, and xvfb-run fails without it.
test_packages=(mold xvfb xauth openbox dbus desktop-file-utils appstream shellcheck python3-requests python3-websocket)
# Some 400 MB once unpacked, and nothing else needs it. The runtime is a package of its own that clang only recommends.
fuzz_packages=(clang libclang-rt-dev)

die() {
    printf 'install-dependencies: %s\n' "$*" >&2
    exit 1
}

for choice in "$@"; do
    case $choice in
        tests) packages+=("${test_packages[@]}") ;;
        fuzz) packages+=("${fuzz_packages[@]}") ;;
        wayland) packages+=(qt6-wayland) ;;
        *) die "unknown choice \"$choice\"; there are: tests, fuzz, wayland" ;;
    esac
done

[[ -z ${SPECKLE_SKIP_INSTALL:-} ]] || exit 0

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    die "this is no Debian (12 or later) or relative of it. Install these, or what your system calls them:
  CMake 3.22, Ninja, a C++20 compiler (g++ 12), git,
  Qt 6.4 or later with Network, DBus, OpenGL, Widgets, WebSockets, HttpServer, Svg (with its image plugin), Sql (with SQLite), Test, Linguist tools,
  QtKeychain for Qt 6, libsecret, simdjson 3, a font$(
        [[ " $* " != *' tests '* ]] || printf '; for the tests Xvfb with xvfb-run, openbox, dbus-daemon'
    ).
Then run this again with SPECKLE_SKIP_INSTALL=1 in the environment."
fi

# By name, or as a name that another package provides: libqt6opengl6-dev has become part of qt6-base-dev.
declare -A installed
while read -r status name provided; do
    [[ $status == ?i* ]] || continue
    for name in "$name" ${provided//,/ }; do
        installed[$name]=1
    done
done < <(dpkg-query -W -f '${db:Status-Abbrev} ${Package} ${Provides}\n')
is_installed() {
    [[ -n ${installed[$1]:-} ]]
}

# From Qt 6.7 on Debian keeps the SVG plugins apart and nothing depends on them: icons would silently stay empty.
has_svg_plugin() {
    compgen -G '/usr/lib/*/qt6/plugins/imageformats/libqsvg.so' >/dev/null
}

missing=()
for package in "${packages[@]}"; do
    is_installed "$package" || missing+=("$package")
done

# The formatter's versions disagree, so only this one judges (see tests/run-tests.sh). Not in every release.
wants_formatter() {
    [[ " $* " == *' tests '* ]] && ! command -v clang-format-14 >/dev/null
}

if [[ ${#missing[@]} -eq 0 ]] && has_svg_plugin; then
    # A formatter that this release does not have must not cost an apt-get update at each run.
    if ! wants_formatter "$@" || [[ -z $(apt-cache show clang-format-14 2>/dev/null) ]]; then
        exit 0
    fi
fi

as_root=()
if [[ $(id -u) -ne 0 ]]; then
    command -v sudo >/dev/null || die "needs root or sudo to install: ${missing[*]}"
    as_root=(sudo)
fi
# sudo drops the environment, so that it is set behind it; another apt at work is waited for.
apt() {
    ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -q \
        -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 "$@" </dev/null
}

apt update || printf 'install-dependencies: apt-get update failed; trying with the lists that are there\n' >&2
optional=(qt6-svg-plugins)
if wants_formatter "$@"; then
    optional+=(clang-format-14)
fi
for package in "${optional[@]}"; do
    if ! is_installed "$package" && [[ -n $(apt-cache show "$package" 2>/dev/null) ]]; then
        missing+=("$package")
    fi
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

printf 'Installing: %s\n' "${missing[*]}"
apt install -y --no-install-recommends "${missing[@]}" || die "apt-get could not install: ${missing[*]}"
