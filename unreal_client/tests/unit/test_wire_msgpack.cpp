#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/MsgPackReader.h"
#include "AvatarBridge/Wire/MsgPackWriter.h"

using namespace avatarbridge;
using Packed = std::vector<std::uint8_t>;

namespace {

struct Skipped {
    bool isGood;
    std::string fault;
};

/** What comes of going past one value. */
Skipped skipped(const Packed& packed) {
    Fault fault;
    MsgPackReader reader(bytesOf(packed), fault);
    const bool isGood = reader.skip();
    CHECK(isGood != fault.isSet());
    CHECK(reader.remaining() == 0);
    return {isGood, fault.text()};
}

Packed nested(std::size_t depth, std::uint8_t opening) {
    Packed packed(depth, opening);
    packed.push_back(0);
    return packed;
}

}  // namespace

TEST_CASE("integers of every size come back") {
    Packed packed;
    MsgPackWriter writer(packed);
    std::vector<std::int64_t> numbers = {0, std::numeric_limits<std::int64_t>::min()};
    for (int bits = 0; bits < 63; bits++) {
        const std::int64_t edge = std::int64_t{1} << bits;
        numbers.insert(numbers.end(), {edge - 1, edge, -edge, -edge - 1});
    }
    for (const std::int64_t number : numbers) {
        writer.writeInteger(number);
    }
    Fault fault;
    MsgPackReader reader(bytesOf(packed), fault);
    for (const std::int64_t number : numbers) {
        std::int64_t found = 0;
        CHECK(reader.readInteger(found));
        CHECK(found == number);
    }
    CHECK(reader.remaining() == 0);
    CHECK_FALSE(fault.isSet());
}

TEST_CASE("an integer beyond the largest is the largest") {
    const Packed packed = {0xcf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
    Fault fault;
    std::int64_t found = 0;
    CHECK(MsgPackReader(bytesOf(packed), fault).readInteger(found));
    CHECK(found == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("strings of every length come back") {
    Packed packed;
    MsgPackWriter writer(packed);
    const std::size_t lengths[] = {0, 31, 32, 255, 256, 65535, 65536};
    for (const std::size_t length : lengths) {
        writer.writeString(std::string(length, 'a'));
    }
    Fault fault;
    MsgPackReader reader(bytesOf(packed), fault);
    for (const std::size_t length : lengths) {
        std::string_view text;
        CHECK(reader.readString(text));
        CHECK(text == std::string(length, 'a'));
    }
}

TEST_CASE("a value of another type stays where it is") {
    const Packed packed = {0xa1, 'x'};
    Fault fault;
    MsgPackReader reader(bytesOf(packed), fault);
    std::int64_t whole = 7;
    std::size_t count = 7;
    Bytes bytes;
    std::string_view text;
    CHECK_FALSE(reader.readInteger(whole));
    CHECK_FALSE(reader.readBytes(bytes));
    CHECK_FALSE(reader.readArray(count));
    CHECK_FALSE(reader.readMap(count));
    CHECK(reader.position() == 0);
    CHECK_FALSE(fault.isSet());
    CHECK(reader.readString(text));
    CHECK(text == "x");
}

TEST_CASE("after broken bytes nothing is read") {
    const Packed packed = {0xa2, 0xff, 0xff, 0x01};
    Fault fault;
    MsgPackReader reader(bytesOf(packed), fault);
    std::string_view text;
    std::int64_t whole = 0;
    CHECK_FALSE(reader.readString(text));
    CHECK_FALSE(reader.readInteger(whole));
    CHECK_FALSE(reader.skip());
    CHECK(fault.text() == "not msgpack: a string that is not UTF-8");
}

TEST_CASE("every type is gone past") {
    const Packed values[] = {{0xc0},
                             {0xc2},
                             {0xc3},
                             {0x7f},
                             {0xe0},
                             {0xcc, 1},
                             {0xd1, 1, 2},
                             {0xca, 1, 2, 3, 4},
                             {0xcb, 1, 2, 3, 4, 5, 6, 7, 8},
                             {0xd9, 1, 'a'},
                             {0xc4, 2, 1, 2},
                             {0x92, 1, 0xa1, 'a'},
                             {0xdc, 0, 1, 0x90},
                             {0x81, 0xa1, 'k', 0xc0},
                             {0xde, 0, 1, 0xa1, 'k', 1},
                             {0xd4, 9, 1},
                             {0xd5, 9, 1, 2},
                             {0xc7, 3, 9, 1, 2, 3},
                             {0xc8, 0, 1, 9, 1}};
    for (const Packed& value : values) {
        CHECK(skipped(value).isGood);
    }
}

TEST_CASE("every value that is cut off is refused") {
    const Packed values[] = {{},           {0xcc},          {0xcf, 1, 2},   {0xa2, 'a'},
                             {0xda, 0},    {0xc4, 2, 1},    {0xc6, 1, 2},   {0x91},
                             {0xdc, 0},    {0x81, 0xa1},    {0x81, 0xa0},   {0xca, 1},
                             {0xcb, 1, 2}, {0xd6, 1, 2, 3}, {0xc7, 200, 1}, {0xdb, 255, 255, 255}};
    for (const Packed& value : values) {
        CHECK(skipped(value).fault.find("not msgpack: ends") == 0);
    }
    CHECK(skipped({0xc6, 0xff, 0xff, 0xff, 0xff, 1}).fault ==
          "not msgpack: ends 4294967294 bytes early");
}

TEST_CASE("what nobody needs is refused by name") {
    CHECK(skipped({0xc1}).fault == "not msgpack: found the byte c1, which begins nothing");
    CHECK(skipped({0x81, 0x07, 0x01}).fault == "found 7 as a key, expected a string");
    CHECK(skipped({0xdd, 0, 0, 2, 1}).fault == "found 513 items, expected at most 512");
    CHECK(skipped({0xdf, 0xff, 0xff, 0xff, 0xff}).fault ==
          "found 4294967295 keys, expected at most 64");
}

TEST_CASE("nesting has an end") {
    CHECK(skipped(nested(8, 0x91)).isGood);
    CHECK(skipped(nested(9, 0x91)).fault == "not msgpack: nested deeper than 8");
    CHECK(skipped(nested(100'000, 0x91)).fault == "not msgpack: nested deeper than 8");
}

TEST_CASE("values are described without repeating them") {
    const auto described = [](const Packed& packed) {
        Fault fault;
        return MsgPackReader(bytesOf(packed), fault).describe();
    };
    CHECK(described({0xe0}) == "-32");
    CHECK(described({0xa2, 'h', 'i'}) == "a string of 2 bytes");
    CHECK(described({0xc4, 1, 0}) == "1 bytes");
    CHECK(described({0x92, 0, 0}) == "an array of 2");
    CHECK(described({0x80}) == "a map of 0");
    CHECK(described({0xc0}) == "nil");
    CHECK(described({0xc3}) == "true");
    CHECK(described({0xcb}) == "a float");
    CHECK(described({0xd4, 1, 1}) == "an extension");
}
