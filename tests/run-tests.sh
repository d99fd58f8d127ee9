#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# run-tests.sh [--quick] [--preset NAME]
#
# Installs what is missing, and fails where that did not help; then checks everything: format and scripts, the dev preset
# (warnings are errors) with all tests, core alone, cmake --install, the tests again under the address and
# undefined-behaviour sanitizers, and half a minute of each fuzzer, where clang is to be had.
#   --quick         format, dev preset and its tests only
#   --preset NAME   build and test that preset only (dev, core, asan, tsan, release)
# Ends with ctest's closing lines of each preset; the exit code is 0 only where all of it went well.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

quick=
only=
while [[ $# -gt 0 ]]; do
    case $1 in
        -h | --help)
            sed -n '4,11s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
            exit 0
            ;;
        --quick) quick=1 ;;
        --preset)
            only=${2:-}
            [[ -n $only ]] || { echo 'run-tests: --preset needs a name' >&2 && exit 2; }
            shift
            ;;
        *)
            echo "run-tests: unknown option $1" >&2
            exit 2
            ;;
    esac
    shift
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Nobody's locale, keychain or settings have a say in the outcome.
export LC_ALL=C.UTF-8 XDG_RUNTIME_DIR=$scratch/run XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data
mkdir -m 700 "$XDG_RUNTIME_DIR" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME"
unset DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY

failures=()
closing=$scratch/closing
: >"$closing"

# One stage of the run: says what it is and how long it took; a failure is kept in mind and the next stage follows.
stage() {
    local title=$1 begin=$SECONDS
    shift
    printf '\n== %s\n' "$title"
    if "$@"; then
        printf '== %s: passed (%d s)\n' "$title" $((SECONDS - begin))
    else
        printf '== %s: FAILED (%d s)\n' "$title" $((SECONDS - begin))
        failures+=("$title")
    fi
}

# Tests that find none of these skip themselves. That suits a machine that cannot have them; here it would only hide
# that the set-up went wrong.
check_tools() {
    local tool outcome=0
    for tool in xvfb-run xauth openbox dbus-daemon; do
        command -v "$tool" >/dev/null || { echo "not installed: $tool" && outcome=1; }
    done
    return $outcome
}

check_format() {
    # Other major versions format differently and would quarrel with this one.
    if ! command -v clang-format-14 >/dev/null; then
        echo 'clang-format 14 is not to be had here: not checked'
        return 0
    fi
    find app core ui sandbox tests \( -name '*.cpp' -o -name '*.h' \) -print0 | xargs -0 clang-format-14 --dry-run -Werror
}

check_scripts() {
    if ! command -v shellcheck >/dev/null; then
        echo 'shellcheck is not here: not checked'
        return 0
    fi
    find packaging tests .ci \( -name '*.sh' -o -path .ci/run \) -print0 | xargs -0 shellcheck
}

build_and_test() {
    local preset=$1 log=$scratch/ctest-$1
    shift
    cmake --preset "$preset" -DBUILD_TESTING=ON "$@" && cmake --build --preset "$preset" || return 1
    local outcome=0
    ctest --preset "$preset" 2>&1 | tee "$log" || outcome=1
    {
        printf '%s:\n' "$preset"
        sed -n '/% tests passed/,$p' "$log"
    } >>"$closing"
    return $outcome
}

# The library alone. Its tests are the dev preset's, too: they need not run twice; the fuzzers build it without precompiled
# headers.
build_core() {
    cmake --preset core -DBUILD_TESTING=OFF && cmake --build --preset core
}

check_install() {
    local prefix=$scratch/prefix id=io.github.speckle_browser.SpeckleBrowser file
    cmake --install build/dev --prefix "$prefix" >/dev/null || return 1
    for file in bin/speckle-browser bin/speckle-sandbox "share/applications/$id.desktop" \
        "share/icons/hicolor/scalable/apps/$id.svg" "share/metainfo/$id.metainfo.xml"; do
        [[ -s $prefix/$file ]] || { echo "not installed: $file" && return 1; }
    done
    # Without a display, and found from where they were put.
    local version
    version=$(env -u QT_QPA_PLATFORM "$prefix/bin/speckle-browser" --version) && echo "$version" &&
        "$prefix/bin/speckle-sandbox" --help >/dev/null || return 1
    grep -q "<release version=\"${version##* }\"" "$prefix/share/metainfo/$id.metainfo.xml" ||
        { echo "metainfo.xml knows no release ${version##* }" && return 1; }
    if command -v desktop-file-validate >/dev/null; then
        desktop-file-validate "$prefix/share/applications/$id.desktop" || return 1
    fi
    if command -v appstreamcli >/dev/null; then
        # Errors only: newer versions warn that there is no home page, and a made-up one would be worse.
        appstreamcli validate --no-net "$prefix/share/metainfo/$id.metainfo.xml" >"$scratch/metainfo" || true
        ! grep '^E:' "$scratch/metainfo" || return 1
    fi
}

check_fuzzers() {
    packaging/install-dependencies.sh fuzz || true
    local probe='extern "C" int LLVMFuzzerTestOneInput(const unsigned char *, unsigned long) { return 0; }'
    if ! clang++ -fsanitize=fuzzer,address,undefined -x c++ -o "$scratch/probe" - <<<"$probe" 2>/dev/null; then
        echo 'clang with libFuzzer is not to be had here: not run'
        return 0
    fi
    local log=$scratch/fuzz outcome=0
    tests/fuzz/run.sh --repeatable 30 | tee "$log" || outcome=1
    { echo 'fuzz:' && grep '^fuzz=' "$log"; } >>"$closing"
    return $outcome
}

packaging/install-dependencies.sh tests
stage 'tools' check_tools

if [[ -n $only ]]; then
    stage "preset $only" build_and_test "$only"
else
    stage 'format' check_format
    stage 'scripts' check_scripts
    # File by file, who works here builds; the core preset does, too. A folder that is there already stays as it is.
    once=()
    [[ -n $quick || -e build/dev/CMakeCache.txt ]] || once=(-DSPECKLE_UNITY=ON -DSPECKLE_TESTS_TOGETHER=8)
    stage 'preset dev' build_and_test dev ${once[@]+"${once[@]}"}
    if [[ -z $quick ]]; then
        stage 'preset core: the library alone' build_core
        stage 'install' check_install
        stage 'preset asan' build_and_test asan
        stage 'fuzz' check_fuzzers
    fi
fi

printf '\n== %d min %d s\n' $((SECONDS / 60)) $((SECONDS % 60))
cat "$closing"
if [[ ${#failures[@]} -gt 0 ]]; then
    echo
    printf 'FAILED: %s\n' "${failures[@]}"
    exit 1
fi
