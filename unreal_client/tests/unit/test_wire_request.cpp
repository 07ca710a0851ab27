#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/Arguments.h"
#include "AvatarBridge/Wire/Limits.h"
#include "AvatarBridge/Wire/Request.h"
#include "AvatarBridge/Wire/RequestEncoder.h"

using namespace avatarbridge;

namespace {

/** What is wrong with a request; empty when nothing is. */
std::string wrong(const Request& request) {
    Fault fault;
    const bool isValid = request.isValid(fault);
    CHECK(isValid != fault.isSet());
    return fault.text();
}

PlaybackReport reported(std::int64_t position, std::int64_t underruns) {
    PlaybackReport report;
    report.positionMicros = position;
    report.underruns = underruns;
    return report;
}

}  // namespace

TEST_CASE("requests within the limits are valid") {
    const std::string name(Limits::kMaxNameChars, 'n');
    CHECK(wrong(Request::ping()).empty());
    CHECK(wrong(Request::say(std::string(Limits::kMaxTextChars, 't'), name)).empty());
    CHECK(wrong(Request::lookAt(std::nullopt)).empty());
    CHECK(wrong(Request::playGesture("nod", -2)).empty());
    CHECK(wrong(Request::stillness(1)).empty());
    CHECK(wrong(Request::resend(0, Limits::kMaxMicros)).empty());
    CHECK(wrong(Request::reportPlayback(name, reported(-Limits::kMaxMicros, 0))).empty());
    CHECK(wrong(Request::playerEvent("c", "hit")).empty());
}

TEST_CASE("requests beyond the limits name the key and the limit") {
    const std::string longName(Limits::kMaxNameChars + 1, 'n');
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    CHECK(wrong(Request::say("")) == "text: found 0 characters, expected 1 to 10000");
    CHECK(wrong(Request::say("x", longName)) ==
          "language: found 129 characters, expected 0 to 128");
    CHECK(wrong(Request::turn("\xff")) == "text: found bytes that are not UTF-8");
    CHECK(wrong(Request::lookAt(Point{0, nan, 0})) == "target: expected finite metres");
    CHECK(wrong(Request::lookAt(Point{0, 0, infinite})) == "target: expected finite metres");
    CHECK(wrong(Request::playGesture("nod", 2.01)) == "weight: expected a number from -2 to 2");
    CHECK(wrong(Request::setEmotion("joy", nan)) == "intensity: expected a number from 0 to 1");
    CHECK(wrong(Request::setStyle("")) == "name: found 0 characters, expected 1 to 128");
    CHECK(wrong(Request::setPolicy("")) == "name: found 0 characters, expected 1 to 128");
    CHECK(wrong(Request::stillness(-0.01)) == "amount: expected a number from 0 to 1");
    CHECK(wrong(Request::resend(5, 4)) == "last_seq: found 4, expected 5 or more");
    CHECK(wrong(Request::resend(-1, 4)) ==
          "first_seq: found -1, expected an integer from 0 to 9007199254740991");
    CHECK(wrong(Request::join("")) == "client: found 0 characters, expected 1 to 128");
    CHECK(wrong(Request::reportPlayback("c", reported(Limits::kMaxMicros + 1, 0)))
              .find("position_micros: found 9007199254740992, expected") == 0);
    CHECK(wrong(Request::reportPlayback("c", reported(0, -1))).find("underruns: found -1") == 0);
    CHECK(wrong(Request::playerEvent("c", "hit", std::string(Limits::kMaxTextChars + 1, 't'))) ==
          "text: found 10001 characters, expected 0 to 10000");
}

TEST_CASE("of several mistakes the first is named") {
    CHECK(wrong(Request::playGesture("", 9)) == "name: found 0 characters, expected 1 to 128");
}

TEST_CASE("a character's name is checked by the same rule") {
    Fault fault;
    CHECK(Arguments::isRequiredName("character", "hana-花", fault));
    CHECK_FALSE(Arguments::isRequiredName("character", "", fault));
    CHECK(fault.text() == "character: found 0 characters, expected 1 to 128");
}

TEST_CASE("what the bytes held makes way for a request") {
    std::vector<std::uint8_t> bytes(500, 7);
    std::vector<std::uint8_t> fresh;
    RequestEncoder::encode(9, "hana", Request::interrupt(), bytes);
    RequestEncoder::encode(9, "hana", Request::interrupt(), fresh);
    CHECK(bytes == fresh);
    CHECK(fresh[0] == Limits::kMajor);
}
