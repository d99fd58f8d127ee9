#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# tidy.sh [FILE…]
#
# Runs clang-tidy over these .cpp files, or over the whole tree, by the compile commands of the dev preset, which has to
# be built. Silence is success.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

commands=$(mktemp -d)
trap 'rm -rf "$commands"' EXIT
# Without the precompiled headers: those are g++'s, and clang will not have them.
sed -E 's/-Winvalid-pch -include [^ ]+//' build/dev/compile_commands.json >"$commands/compile_commands.json"

files=("$@")
if [[ ${#files[@]} -eq 0 ]]; then
    # The fuzzers have a preset of their own.
    mapfile -t files < <(find app core ui sandbox tests -name '*.cpp' -not -path 'tests/fuzz/*' | sort)
fi

outcome=0
for file in "${files[@]}"; do
    # What it counts on standard error is of the system's headers; its findings are on standard output.
    clang-tidy -p "$commands" --quiet "$file" 2>"$commands/errors" || { cat "$commands/errors" >&2 && outcome=1; }
done
exit $outcome
