#pragma once

#include <cmath>
#include <string>

#include "Checks.h"

/** Checks that say the numbers they found. */
class NumberChecks : public Checks {
public:
    bool that(bool holds, const std::string& what) { return (*this)(holds, what); }

    void below(double found, double most, const std::string& what) {
        that(found < most, what + ": found " + std::to_string(found) + ", expected less than " +
                               std::to_string(most));
    }

    void isNear(double found, double expected, double within, const std::string& what) {
        that(std::fabs(found - expected) <= within,
             what + ": found " + std::to_string(found) + ", expected " +
                 std::to_string(expected) + " within " + std::to_string(within));
    }
};
