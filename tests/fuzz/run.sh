#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# run.sh [--repeatable] [SECONDS] [TARGET…]
#
# Builds the preset "fuzz" and runs each target (all of them where none is named) for that long, 30 seconds by default,
# two at a time, beginning with the corpus that is kept in tests/fuzz/corpus. One line of name=value pairs each; where a
# target finds something, its output and where the input is. What is found on the way stays in build/fuzz/corpus and is
# used the next time. With --repeatable each target gets the same inputs in every run, at most 20,000: what a change
# breaks is found, and nobody's change fails over what was there before it.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
limits=()
if [[ ${1:-} == --repeatable ]]; then
    limits=(-seed=1 -runs=20000)
    shift
fi
seconds=${1:-30}
shift || true
targets=("$@")
[[ ${#targets[@]} -gt 0 ]] || targets=(address answer frame query redact)

cmake --preset fuzz >/dev/null
cmake --build --preset fuzz >build/fuzz/build.log 2>&1 || { cat build/fuzz/build.log && exit 1; }

run() {
    local target=$1 kept=build/fuzz/corpus/$1 crash=build/fuzz/crashes/$1- log=build/fuzz/$1.log outcome=0
    if [[ ${#limits[@]} -gt 0 ]]; then
        kept=build/fuzz/repeatable/$1
        rm -rf "$kept"
    fi
    mkdir -p "$kept" build/fuzz/crashes
    # Leaks are looked for by the tests of the asan preset; here that would need rights that containers do not have.
    build/fuzz/tests/fuzz/fuzz_"$target" -max_total_time="$seconds" ${limits[@]+"${limits[@]}"} -max_len=4096 -timeout=25 -detect_leaks=0 \
        -print_final_stats=1 -artifact_prefix="$crash" "$kept" "tests/fuzz/corpus/$target" >"$log" 2>&1 || outcome=1
    printf 'fuzz=%s seconds=%s runs=%s outcome=%s\n' "$target" "$seconds" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" "$([[ $outcome -eq 0 ]] && echo ok || echo FOUND)"
    [[ $outcome -eq 0 ]] || grep -vE '^#|^INFO' "$log" | tail -n 40
    return $outcome
}

failed=0
while [[ ${#targets[@]} -gt 0 ]]; do
    jobs=()
    for target in "${targets[@]:0:2}"; do
        run "$target" &
        jobs+=($!)
    done
    for job in "${jobs[@]}"; do
        wait "$job" || failed=1
    done
    targets=("${targets[@]:2}")
done
exit $failed
