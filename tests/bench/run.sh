#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds the release preset and runs every bench: one line of name=value pairs each, the product and its floor in the
# same run. Under Xvfb where there is no display. Keep the machine quiet meanwhile.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
packaging/install-dependencies.sh tests
cmake --preset release -DBUILD_TESTING=ON >/dev/null
cmake --build --preset release --target bench >/dev/null

screen=()
if [[ -z ${DISPLAY:-} ]]; then
    screen=(xvfb-run -a -s '-screen 0 1440x900x24')
fi
for bench in start streams browse sharing calls store; do
    "${screen[@]}" "build/release/tests/bench/bench_$bench"
done
