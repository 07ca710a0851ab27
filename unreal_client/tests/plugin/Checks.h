#pragma once

#include <cstdio>
#include <string>

/** Counts what holds and says what does not; ends as `N passed, N failed`. One thread. */
class Checks {
public:
    /** Notes whether something holds, and returns it. */
    bool operator()(bool holds, const std::string& what) {
        (holds ? passed_ : failed_)++;
        if (!holds) {
            std::printf("failed: %s\n", what.c_str());
        }
        return holds;
    }

    /** The exit status. */
    int finish() const {
        std::printf("%d passed, %d failed\n", passed_, failed_);
        return failed_ == 0 ? 0 : 1;
    }

private:
    int passed_ = 0;
    int failed_ = 0;
};
