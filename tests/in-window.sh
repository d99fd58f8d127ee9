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
# shellcheck disable=SC2016 # the inner shell is to expand them
exec xvfb-run -a -s '-screen 0 1440x900x24' bash -c 'openbox --sm-disable & exec "$0" "$@"' "$@"
