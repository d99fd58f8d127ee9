#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# in-window.sh PROGRAM [ARGUMENT…]
#
# Runs a GUI test in a real window: under Xvfb, with a window manager that gives it the focus. Ends with 77 (skipped)
# where one of the two is missing.
set -euo pipefail

for tool in xvfb-run openbox; do
    command -v "$tool" >/dev/null || { echo "in-window: there is no $tool here" && exit 77; }
done
# Where there is no window manager yet, a window that is shown never gets the focus, and nobody gives it later.
# shellcheck disable=SC2016 # the inner shell is to expand them
exec xvfb-run -a -s '-screen 0 1440x900x24' bash -c '
    up=$(mktemp -d)
    trap "rm -rf \"$up\"" EXIT
    openbox --sm-disable --startup "touch $up/openbox" &
    for _ in {1..300}; do
        [[ -e $up/openbox ]] && break
        sleep 0.1
    done
    "$0" "$@"' "$@"
