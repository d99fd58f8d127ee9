#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# run-demo.sh [--tour DIR] [OPTION…]
#
# Installs what is missing (Debian 12 or later; as root or with sudo), builds an optimised speckle-browser in
# build/release and opens it on the demo: a local server with a sample building. Nothing leaves this machine.
# Where there is no display, or with --tour, it writes a picture of each main screen instead.
# Other options go to speckle-browser as they are; see speckle-browser --help.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
invoked_from=$PWD

tour=
options=()
while [[ $# -gt 0 ]]; do
    case $1 in
        -h | --help)
            sed -n '4,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
            exit 0
            ;;
        --tour)
            [[ -n ${2:-} ]] || { echo 'run-demo: --tour needs a directory' >&2 && exit 2; }
            tour=$2
            shift
            ;;
        --tour=*) tour=${1#--tour=} ;;
        *) options+=("$1") ;;
    esac
    shift
done

install=()
if [[ -z ${DISPLAY:-} && -n ${WAYLAND_DISPLAY:-} ]]; then
    install=(wayland)
fi
"$root/packaging/install-dependencies.sh" ${install[@]+"${install[@]}"}

cd "$root" # presets are found from there
cmake --preset release -DBUILD_TESTING=OFF >/dev/null
cmake --build --preset release --target speckle-browser speckle-sandbox
cd "$invoked_from"

program=$root/build/release/app/speckle-browser
if [[ -z $tour && -z ${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-} ]]; then
    tour=$root/out/tour
    echo "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set): the main screens are drawn into files."
fi
if [[ -n $tour ]]; then
    mkdir -p "$tour"
    "$program" --tour "$tour" ${options[@]+"${options[@]}"}
    echo "The pictures are in $(cd "$tour" && pwd):"
    ls "$tour"
else
    exec "$program" --demo ${options[@]+"${options[@]}"}
fi
