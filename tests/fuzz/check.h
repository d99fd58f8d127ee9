// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <cstdlib>

//! Ends the program where the condition does not hold, so that libFuzzer keeps the input. In every build.
#define SPECKLE_HOLDS(condition)                                                                \
    do {                                                                                        \
        if (!(condition)) {                                                                     \
            std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
            std::abort();                                                                       \
        }                                                                                       \
    } while (false)
