// Many characters from one connection: draws each sixty times a second and prints what that takes
// of a core. Arguments: stream endpoint, control endpoint, characters, seconds.

#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "AvatarBridge/Link/Connection.h"
#include "Input.h"
#include "Json.h"
#include "Pumped.h"

using namespace avatarbridge;

namespace {

constexpr double kPictureMicros = 1e6 / 60;
constexpr double kWarmSecs = 1.5;

using Streams = std::vector<std::shared_ptr<CharacterStream>>;

struct Drawn {
    std::int64_t pictures = 0;
    std::int64_t live = 0;
    double seconds = 0;
};

Drawn draw(const Streams& streams, const Clock& clock, double seconds) {
    Pose pose;
    Drawn drawn;
    const std::int64_t began = clock.nowMicros();
    const auto passed = [&] { return static_cast<double>(clock.nowMicros() - began); };
    for (int picture = 1; passed() < seconds * 1e6; picture++) {
        for (const auto& stream : streams) {
            drawn.pictures++;
            const bool isDrawn = stream->draw(static_cast<double>(clock.nowMicros()), pose);
            drawn.live += isDrawn && pose.state == PoseState::Live ? 1 : 0;
        }
        const double left = picture * kPictureMicros - passed();
        if (left > 0) {
            std::this_thread::sleep_for(std::chrono::microseconds(std::llround(left)));
        }
    }
    drawn.seconds = passed() / 1e6;
    return drawn;
}

double busySeconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

std::string nameOf(int number) {
    return "crowd" + std::string(number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 5) {
        std::fputs("crowd STREAM CONTROL CHARACTERS SECONDS\n", stderr);
        return 2;
    }
    Options options;
    options.streamEndpoint = arguments[1];
    options.controlEndpoint = arguments[2];
    Pumped pumped(options);
    Streams streams;
    for (int i = 0; i < numberOf<int>(arguments[3]); i++) {
        streams.push_back(pumped.connection().follow(nameOf(i)));
    }
    draw(streams, pumped.clock(), kWarmSecs);
    const double before = busySeconds();
    const std::int64_t received = pumped.connection().received();
    const Drawn drawn = draw(streams, pumped.clock(), numberOf<double>(arguments[4]));
    const double busy = busySeconds() - before;
    std::int64_t lost = 0;
    for (const auto& stream : streams) {
        lost += stream->measure(static_cast<double>(pumped.clock().nowMicros())).lost;
    }
    const auto packets = static_cast<double>(pumped.connection().received() - received);
    Json::object({
                     {"core_share", busy / drawn.seconds},
                     {"pictures", drawn.pictures},
                     {"live", drawn.live},
                     {"packets_per_second", packets / drawn.seconds},
                     {"lost", lost},
                     {"malformed", pumped.connection().malformed()},
                 })
        .print();
    return 0;
}
