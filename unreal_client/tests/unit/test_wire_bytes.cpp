#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Wire/PackedFloats.h"
#include "AvatarBridge/Wire/Utf8.h"

using namespace avatarbridge;

namespace {

/** Numbers as the wire has them, after so many other bytes. */
std::vector<std::uint8_t> packed(const std::vector<float>& numbers, std::size_t before = 0) {
    std::vector<std::uint8_t> bytes(before + numbers.size() * sizeof(float));
    for (std::size_t i = 0; i < numbers.size(); i++) {
        std::memcpy(bytes.data() + before + i * sizeof(float), &numbers[i], sizeof(float));
    }
    return bytes;
}

bool areFinite(const std::vector<float>& numbers) {
    const std::vector<std::uint8_t> bytes = packed(numbers);
    return PackedFloats(bytesOf(bytes)).areFinite();
}

}  // namespace

TEST_CASE("numbers are read at any address") {
    const std::vector<std::uint8_t> bytes = packed({0.5f, -2.0f, 3e38f}, 1);
    const PackedFloats numbers(bytesOf(bytes).from(1));
    float copied[3];
    numbers.copyTo(copied);
    CHECK(numbers.count() == 3);
    CHECK(numbers[2] == 3e38f);
    CHECK(copied[1] == -2.0f);
    CHECK(numbers.areFinite());
}

TEST_CASE("what is not finite is found at every place, and nothing else is") {
    using Float = std::numeric_limits<float>;
    const float beyond[] = {Float::infinity(), -Float::infinity(), Float::quiet_NaN(),
                            -Float::quiet_NaN(), Float::signaling_NaN()};
    const float extreme[] = {Float::max(), Float::lowest(), Float::min(), Float::denorm_min(),
                             -0.0f};
    for (std::size_t count = 1; count < 6; count++) {
        for (std::size_t place = 0; place < count; place++) {
            for (const float one : beyond) {
                std::vector<float> numbers(count, Float::lowest());
                numbers[place] = one;
                CHECK_FALSE(areFinite(numbers));
            }
        }
        for (const float one : extreme) {
            CHECK(areFinite(std::vector<float>(count, one)));
        }
    }
    CHECK(areFinite({}));
}

TEST_CASE("UTF-8 is counted by its characters") {
    CHECK(Utf8::count("") == 0);
    CHECK(Utf8::count("hana") == 4);
    CHECK(Utf8::count("é花🏴") == 3);
    CHECK(Utf8::count("\xf4\x8f\xbf\xbf\xed\x9f\xbf\xee\x80\x80") == 3);
}

TEST_CASE("what is not UTF-8 is told from it") {
    const std::string wrong[] = {
        "\x80",              // what follows, first
        "\xc3",              // half a character
        "\xe8\x8a",          // two thirds of one
        "\xf0\x9f\x8f",      // three quarters of one
        "\xc0\xaf",          // a slash in two bytes
        "\xe0\x9f\xbf",      // two bytes' worth in three
        "\xf0\x8f\xbf\xbf",  // three bytes' worth in four
        "\xed\xa0\x80",      // half a surrogate pair
        "\xf4\x90\x80\x80",  // beyond Unicode
        "\xf5\x80\x80\x80",  // far beyond it
        "\xff",
        "a\303a",  // broken off by an ASCII character
    };
    for (const std::string& text : wrong) {
        CHECK_FALSE(Utf8::isValid(text));
    }
}

TEST_CASE("control characters are found in both blocks") {
    CHECK(Utf8::hasControl("a\nb"));
    CHECK(Utf8::hasControl("\x7f"));
    CHECK(Utf8::hasControl("a\xc2\x85"));
    CHECK_FALSE(Utf8::hasControl("a\xc2\xa0花"));
}

TEST_CASE("stretches of bytes never reach past their end") {
    const Bytes bytes = bytesOf("hana");
    CHECK(bytes.from(1).text() == "ana");
    CHECK(bytes.from(4).isEmpty());
    CHECK(bytes.from(9).isEmpty());
    CHECK(bytes.upTo(2).text() == "ha");
    CHECK(bytes.upTo(9).text() == "hana");
}
