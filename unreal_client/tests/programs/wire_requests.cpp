// Prints a line for every request: its name and its bytes in hexadecimal. Those with a name of a
// golden packet say the same as it does, and number themselves like it.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/Limits.h"
#include "AvatarBridge/Wire/Point.h"
#include "AvatarBridge/Wire/Request.h"
#include "AvatarBridge/Wire/RequestEncoder.h"

namespace {

using namespace avatarbridge;
using Named = std::vector<std::pair<std::string, Request>>;

constexpr Point kPlace{0.5, 1.25, 2.0};

/** Characters of four bytes each. */
std::string flags(std::size_t count) {
    std::string made;
    for (std::size_t i = 0; i < count; i++) {
        made += "🏴";
    }
    return made;
}

Request report(std::int64_t micros) {
    PlaybackReport report;
    report.positionMicros = micros;
    return Request::reportPlayback("c", report);
}

/** In the order of the golden packets. */
Named golden() {
    return {{"ping", Request::ping()},
            {"describe", Request::describe()},
            {"say", Request::say("Well met, 旅人.", "en")},
            {"turn", Request::turn("Who are you?")},
            {"interrupt", Request::interrupt()},
            {"look-at", Request::lookAt(kPlace)},
            {"look-at-ahead", Request::lookAt(std::nullopt)},
            {"play-gesture", Request::playGesture("nod", 0.75)},
            {"set-emotion", Request::setEmotion("joy", 0.5)},
            {"set-style", Request::setStyle("calm")},
            {"set-policy", Request::setPolicy("ja")},
            {"stillness", Request::stillness(0.25)},
            {"resend", Request::resend(17, 23)},
            {"join", Request::join("unity-1")},
            {"report-playback", Request::reportPlayback("unity-1", {"u1", 640'000, -1500, 2})},
            {"player-event", Request::playerEvent("unity-1", "hit", "by an arrow")},
            {"listen", Request::listen()},
            {"listen-no-more", Request::listen(false)},
            {"play-gesture-at", Request::playGesture("point-there", -1.25, kPlace)}};
}

/** As large as they come. */
Named extremes() {
    const std::string name = flags(Limits::kMaxNameChars);
    const std::string text = flags(Limits::kMaxTextChars);
    return {{"most-say", Request::say(text, name)},
            {"most-event", Request::playerEvent(name, name, text)},
            {"most-emotion", Request::setEmotion(name, 1)},
            {"least-emotion", Request::setEmotion("x", 0)},
            {"most-gesture", Request::playGesture(name, 2, Point{-1e6, 1e6, 0})},
            {"least-gesture", Request::playGesture("x", -2)},
            {"default-say", Request::say("x")},
            {"default-event", Request::playerEvent("x", "y")},
            {"most-resend", Request::resend(Limits::kMaxMicros, Limits::kMaxMicros)}};
}

/** Every length of text and size of integer. */
Named sizes() {
    Named made;
    const auto add = [&](std::int64_t whole) {
        made.emplace_back("whole-" + std::to_string(whole), report(whole));
    };
    for (const int bits : {0, 5, 7, 8, 15, 16, 31, 32, 53}) {
        const std::int64_t edge = std::int64_t{1} << bits;
        add(edge - 1);
        add(1 - edge);
        if (bits < 53) {
            add(edge);
            add(-edge);
            add(-edge - 1);
        }
    }
    for (const std::size_t length : {31, 32, 255, 256}) {
        made.emplace_back("text-" + std::to_string(length),
                          Request::turn(std::string(length, 'a')));
    }
    return made;
}

bool print(const std::string& name, std::int64_t id, const std::string& character,
           const Request& request) {
    Fault fault;
    std::vector<std::uint8_t> bytes;
    RequestEncoder::encode(id, character, request, bytes);
    std::printf("%s ", name.c_str());
    for (const std::uint8_t one : bytes) {
        std::printf("%02x", one);
    }
    std::printf("\n");
    return request.isValid(fault) && bytes.size() <= Limits::kMaxRequestBytes;
}

}  // namespace

int main() {
    bool areValid = true;
    std::int64_t id = 0;
    for (const auto& [name, request] : golden()) {
        id++;
        areValid &= print(name, id, "hana-花", request);
    }
    for (const Named& named : {extremes(), sizes()}) {
        for (const auto& [name, request] : named) {
            areValid &= print(name, Limits::kMaxMicros, flags(Limits::kMaxNameChars), request);
        }
    }
    return areValid ? 0 : 1;
}
