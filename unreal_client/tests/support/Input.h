#pragma once

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace avatarbridge {

/** Everything that a file holds from here on. */
inline std::string readAll(std::FILE* file) {
    std::string all;
    char block[65536];
    for (std::size_t got; (got = std::fread(block, 1, sizeof block, file)) > 0;) {
        all.append(block, got);
    }
    return all;
}

/** Everything in the file of that name; nothing when there is none. */
inline std::string readFile(const char* name) {
    std::FILE* file = std::fopen(name, "rb");
    if (file == nullptr) {
        return {};
    }
    std::string all = readAll(file);
    std::fclose(file);
    return all;
}

/** The parts of a text between separators. */
inline std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = text.find(separator, at);
        parts.push_back(text.substr(at, end - at));
        at = end == std::string_view::npos ? text.size() + 1 : end + 1;
    }
    return parts;
}

/** The number that a word says; 0 for one that says none. */
template <typename Number = std::int64_t>
Number numberOf(std::string_view word) {
    Number number = 0;
    std::from_chars(word.data(), word.data() + word.size(), number);
    return number;
}

}  // namespace avatarbridge
