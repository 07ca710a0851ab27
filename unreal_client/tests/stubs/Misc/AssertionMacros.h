#pragma once

#include <cstdio>
#include <cstdlib>

// https://dev.epicgames.com/documentation/en-us/unreal-engine/asserts-in-unreal-engine

#define UE_STUB_FAIL(Kind, Expression)                                                     \
    (std::fprintf(stderr, "%s:%d: %s(%s)\n", __FILE__, __LINE__, Kind, Expression), std::abort())
#define check(Expression) \
    do {                                          \
        if (!(Expression)) {                      \
            UE_STUB_FAIL("check", #Expression);   \
        }                                         \
    } while (false)
#define checkf(Expression, ...) check(Expression)
#define verify(Expression) check(Expression)
#define ensure(Expression) (!!(Expression) || (UE_STUB_FAIL("ensure", #Expression), false))
#define ensureMsgf(Expression, ...) ensure(Expression)
