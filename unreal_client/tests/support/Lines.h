#pragma once

#include <cstdio>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "Input.h"

namespace avatarbridge {

using Words = std::vector<std::string>;

/** Reads a line of stdin as the words between its tabs; false at the end. */
inline bool readLine(Words& words) {
    std::string line;
    int one = std::getchar();
    for (; one != EOF && one != '\n'; one = std::getchar()) {
        line += static_cast<char>(one);
    }
    words.clear();
    for (const std::string_view word : split(line, '\t')) {
        words.emplace_back(word);
    }
    return one != EOF || !line.empty();
}

/** Prints what happened to whom, from any thread, as a line of its own. */
inline void print(const std::string& name, const std::string& event, const std::string& detail) {
    static std::mutex printing;
    const std::lock_guard<std::mutex> lock(printing);
    std::printf("%s\t%s\t%s\n", name.c_str(), event.c_str(), detail.c_str());
    std::fflush(stdout);
}

}  // namespace avatarbridge
