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
    # The fuzzers have a preset of their own, and so has what the thread sanitizer is told.
    mapfile -t files < <(find app core ui sandbox tests -name '*.cpp' -not -path 'tests/fuzz/*' \
        -not -name qtforthreadsanitizer.cpp | sort)
fi

# What it counts on standard error is of the system's headers; its findings are on standard output. Each file's come in
# one piece, as several are read at a time.
check() {
    local findings outcome=0
    findings=$(clang-tidy -p "$1" --quiet "$2" 2>"$1/errors-$$") || { outcome=1 && cat "$1/errors-$$" >&2; }
    [[ -z $findings ]] || printf '%s\n' "$findings"
    return $outcome
}
export -f check
# shellcheck disable=SC2016 # the inner shell expands them
printf '%s\0' "${files[@]}" | xargs -0 -P "$(nproc)" -I '{}' bash -c 'check "$0" "$1"' "$commands" '{}'
