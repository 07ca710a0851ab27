// A game without a screen: a thread is its sound device, the main thread draws sixty times a
// second. Arguments: stream and control endpoint, character, rate of the device, a folder.
// Ends when stdin does, then writes what was heard and seen into the folder (little-endian):
// "heard": blocks of double time heard, int count, floats; "seen": rows of double time, pose
// time, state, then weights, head and bones summed up; and prints its meters.

#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>

#include "AvatarBridge/Link/Connection.h"
#include "Input.h"
#include "Json.h"
#include "Pumped.h"
#include "StateNames.h"

using namespace avatarbridge;

namespace {

constexpr int kBlockSamples = 1024;
constexpr int kBlocks = 3;          // that the device keeps ahead
constexpr double kDriftPpm = 200;   // the worst that USB devices show
constexpr double kPictureMicros = 1e6 / 60;

std::atomic<bool> ends{false};

void sleepUntil(const Clock& clock, double micros) {
    const double left = micros - static_cast<double>(clock.nowMicros());
    if (left > 0) {
        std::this_thread::sleep_for(std::chrono::microseconds(std::llround(left)));
    }
}

template <typename Value>
void write(std::FILE* file, const Value& value) {
    std::fwrite(&value, sizeof value, 1, file);
}

// As in an engine: the device's crystal is not the machine's, a block is asked for when the
// thread wakes up, and when it will be heard is told from then. "heard" has the truth.
void play(CharacterStream& stream, const Clock& clock, int rate, std::FILE* heard) {
    float block[kBlockSamples];
    const double sampleMicros = 1e6 / (rate * (1 + kDriftPpm * 1e-6));
    const double latency = kBlocks * kBlockSamples * sampleMicros;
    const auto began = static_cast<double>(clock.nowMicros());
    for (std::int64_t first = 0; !ends; first += kBlockSamples) {
        const double due = began + static_cast<double>(first) * sampleMicros;
        sleepUntil(clock, due);
        const double heardAt = static_cast<double>(clock.nowMicros()) + latency;
        stream.render(block, kBlockSamples, first, heardAt);
        write(heard, due + latency);
        write(heard, std::int32_t{kBlockSamples});
        std::fwrite(block, sizeof(float), kBlockSamples, heard);
    }
}

template <typename Numbers>
double sum(const Numbers& numbers) {
    double total = 0;
    for (const float number : numbers) {
        total += std::abs(static_cast<double>(number));
    }
    return total;
}

void draw(CharacterStream& stream, const Clock& clock, std::FILE* seen) {
    Pose pose;
    const auto began = static_cast<double>(clock.nowMicros());
    for (int picture = 1; !ends; picture++) {
        const auto now = static_cast<double>(clock.nowMicros());
        if (stream.draw(now, pose)) {
            for (const double number : {now, pose.ptsMicros, static_cast<double>(pose.state),
                                        sum(pose.weights), sum(pose.head), sum(pose.bones)}) {
                write(seen, number);
            }
        }
        sleepUntil(clock, began + picture * kPictureMicros);
    }
}

Json told(const Meters& meters, const Connection& connection) {
    return Json::object({
        {"skew_p50_micros", meters.skewP50Micros},
        {"skew_p99_micros", meters.skewP99Micros},
        {"skew_count", meters.skewCount},
        {"underruns", meters.underruns},
        {"starved_micros", meters.starvedMicros},
        {"lost", meters.lost},
        {"asked", meters.asked},
        {"late_frames", meters.lateFrames},
        {"round_trip_micros", meters.roundTripMicros},
        {"state", nameOf(connection.state())},
        {"error", connection.lastError()},
    });
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 6) {
        std::fputs("live STREAM CONTROL CHARACTER RATE FOLDER\n", stderr);
        return 2;
    }
    Options options;
    options.streamEndpoint = arguments[1];
    options.controlEndpoint = arguments[2];
    const int rate = numberOf<int>(arguments[4]);
    const std::string folder = arguments[5];
    Pumped pumped(options);
    const auto stream = pumped.connection().follow(arguments[3]);
    std::FILE* heard = std::fopen((folder + "/heard").c_str(), "wb");
    std::FILE* seen = std::fopen((folder + "/seen").c_str(), "wb");
    if (!stream || heard == nullptr || seen == nullptr) {
        std::fputs("no such character, or no such folder\n", stderr);
        return 2;
    }
    stream->useDevice(rate);
    std::thread device([&] { play(*stream, pumped.clock(), rate, heard); });
    std::thread ending([] {
        readAll(stdin);
        ends = true;
    });
    draw(*stream, pumped.clock(), seen);
    device.join();
    ending.join();
    std::fclose(heard);
    std::fclose(seen);
    const auto now = static_cast<double>(pumped.clock().nowMicros());
    told(stream->measure(now), pumped.connection()).print();
    return 0;
}
