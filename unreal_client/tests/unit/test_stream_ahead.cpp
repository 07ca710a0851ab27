#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "Actor.h"
#include "AvatarBridge/Playback/Meters.h"
#include "AvatarBridge/Playback/Note.h"
#include "AvatarBridge/Playback/Pose.h"

using namespace avatarbridge;

namespace {

constexpr std::int64_t kMilli = 1'000;
constexpr std::int64_t kLead = 200 * kMilli;
constexpr std::int64_t kAhead = 25 * kMilli;
constexpr std::int64_t kLatency = 15 * kMilli;  // less than a picture is drawn ahead
constexpr std::int64_t kBlock = 10 * kMilli;
constexpr std::int64_t kNever = -1;

/** What happens to a stream, in client time, which is session time. */
struct Plot {
    std::int64_t until = 4'000 * kMilli;
    std::int64_t deviceFrom = 0;
    std::int64_t deviceTo = 4'000 * kMilli;
    std::int64_t deviceAgainFrom = kNever;
    std::int64_t wavers = 0;          // by how much the device is wrong about when blocks are heard
    std::int64_t starvesAt = kNever;  // sound from here on comes late …
    std::int64_t starvesFor = 0;      // … by so much more than it is early

    bool hasDevice(std::int64_t now) const {
        return (now >= deviceFrom && now < deviceTo) ||
               (deviceAgainFrom != kNever && now >= deviceAgainFrom);
    }

    /** When a chunk of an instant arrives. */
    std::int64_t arrivalOf(std::int64_t pts) const {
        const bool isLate = starvesAt != kNever && pts >= starvesAt;
        return isLate ? (std::max)(pts - kLead, starvesAt + starvesFor) : pts - kLead;
    }
};

/** One who plays a plot, and all that was heard and told of it. */
struct Playing {
    Actor actor;
    std::mt19937 random{4};
    std::int64_t played = 0;
    std::map<std::int64_t, double> heard;  // position by instant
    std::map<std::int64_t, double> seen;   // time of the pose by instant
    std::string told;
    std::vector<float> sound;

    void play(const Plot& plot, std::int64_t ahead, bool draws) {
        for (std::int64_t now = 0; now < plot.until; now += kMilli) {
            actor.clock.set(now);
            send(plot, now);
            if (now % kBlock == 0 && plot.hasDevice(now)) {
                render(plot, now);
            }
            if (draws && now % (8 * kMilli) == 0) {
                draw(now + ahead);
            }
            tell(now);
        }
    }

    void send(const Plot& plot, std::int64_t now) {
        const std::int64_t due = now + kLead;
        if (now % (16 * kMilli) == 0) {
            actor.frame(due, 0.5f, 0, Actor::kSpeech);
        }
        if (now == 300 * kMilli) {
            actor.start(due);
        }
        if (now % (100 * kMilli) == 0 && due > 500 * kMilli && due < 2'500 * kMilli) {
            actor.word(due, std::to_string(due / kMilli));
        }
        for (std::int64_t pts = 500 * kMilli; pts < 2'500 * kMilli; pts += 40 * kMilli) {
            if (plot.arrivalOf(pts) == now) {
                actor.sound(pts, std::vector<float>(960, 0.5f));
            }
        }
        if (now == 2'450 * kMilli) {
            actor.end(2'500 * kMilli);
        }
    }

    void render(const Plot& plot, std::int64_t now) {
        std::vector<float> block(480);
        const std::int64_t heardAt = now + kLatency + waver(plot.wavers);
        actor.stream.render(block.data(), block.size(), played, static_cast<double>(heardAt));
        played += static_cast<std::int64_t>(block.size());
        sound.insert(sound.end(), block.begin(), block.end());
    }

    /** Anything between so much less and so much more. */
    std::int64_t waver(std::int64_t most) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(2 * most + 1)) -
               most;
    }

    void draw(std::int64_t at) {
        Pose pose;
        if (actor.stream.draw(static_cast<double>(at), pose) && pose.state == PoseState::Live) {
            seen[at] = pose.ptsMicros;
        }
    }

    void tell(std::int64_t now) {
        const auto at = static_cast<double>(now);
        heard[now] = actor.stream.positionAt(at);
        Note note;
        while (actor.stream.dequeue(at, note)) {
            told += std::to_string(now / kMilli) + " " + note.text + "\n";
        }
        PlaybackReport report;
        if (now % (100 * kMilli) == 0 && actor.stream.report(at, report)) {
            told += std::to_string(report.positionMicros) + "\n";
        }
    }
};

bool isSame(double one, double other) {
    return one == other || (std::isnan(one) && std::isnan(other));
}

/** Plays a plot with pictures drawn ahead, and with none: all that is heard must be the same. */
void playBoth(const Plot& plot, Playing& ahead) {
    Playing none;
    ahead.play(plot, kAhead, true);
    none.play(plot, 0, false);
    CHECK(ahead.told == none.told);
    CHECK_FALSE(none.told.empty());
    CHECK(ahead.sound == none.sound);
    double worst = 0;
    for (const auto& [now, position] : none.heard) {
        worst = (std::max)(worst, isSame(ahead.heard[now], position) ? 0.0 : 1.0);
    }
    CHECK(worst == 0);
    const auto end = static_cast<double>(plot.until);
    const Meters one = ahead.actor.stream.measure(end);
    const Meters other = none.actor.stream.measure(end);
    CHECK(one.underruns == other.underruns);
    CHECK(one.starvedMicros == other.starvedMicros);
    CHECK(one.staleChunks == other.staleChunks);
    CHECK(one.lateFrames == 0);
}

/** How far poses were from what was heard in the end, before and after. */
struct Errors {
    double early = 0;
    double late = 0;
    double back = 0;  // the largest step backwards
};

Errors errorsOf(const Playing& playing) {
    Errors errors;
    double latest = -1e18;
    for (const auto& [at, pts] : playing.seen) {
        errors.back = (std::max)(errors.back, latest - pts);
        latest = pts;
        const auto heard = playing.heard.find(at);
        if (heard != playing.heard.end() && !std::isnan(heard->second)) {
            errors.early = (std::max)(errors.early, pts - heard->second);
            errors.late = (std::max)(errors.late, heard->second - pts);
        }
    }
    return errors;
}

}  // namespace

TEST_CASE("what is drawn ahead is what is heard when its time comes") {
    Playing playing;
    playBoth(Plot{}, playing);
    const Errors errors = errorsOf(playing);
    CHECK(playing.seen.size() > 400);
    CHECK(errors.early < 100);
    CHECK(errors.late < 100);
    CHECK(errors.back == 0);
    CHECK(playing.actor.stream.measure(4e6).skewP99Micros < 100);
}

TEST_CASE("drawing ahead follows a device that does not know its time well") {
    Plot plot;
    plot.wavers = 4 * kMilli;
    Playing playing;
    playBoth(plot, playing);
    const Errors errors = errorsOf(playing);
    CHECK(errors.early < 2'000);
    CHECK(errors.late < 2'000);
    CHECK(errors.back == 0);
}

TEST_CASE("drawing ahead without a device is as without drawing") {
    Plot plot;
    plot.deviceTo = 0;
    Playing playing;
    playBoth(plot, playing);
    const Errors errors = errorsOf(playing);
    CHECK(playing.seen.size() > 400);
    CHECK(errors.early < 100);
    CHECK(errors.late < 100);
    CHECK(errors.back == 0);
}

TEST_CASE("drawing ahead waits where the sound runs dry, and does not step back") {
    for (const std::int64_t deviceTo : {std::int64_t{0}, 4'000 * kMilli}) {
        CAPTURE(deviceTo);
        Plot plot;
        plot.deviceTo = deviceTo;
        plot.starvesAt = 1'300 * kMilli;
        plot.starvesFor = 110 * kMilli;
        Playing playing;
        playBoth(plot, playing);
        const Errors errors = errorsOf(playing);
        CHECK(playing.actor.stream.measure(4e6).underruns == 1);
        CHECK(errors.early < static_cast<double>(kAhead + kMilli));
        CHECK(errors.late < static_cast<double>(kAhead + kMilli));
        CHECK(errors.back == 0);
    }
}

TEST_CASE("drawing ahead does not hasten that a device counts as gone, nor disturb its return") {
    Plot plot;
    plot.deviceTo = 1'000 * kMilli;
    plot.deviceAgainFrom = 1'095 * kMilli;  // a hiccup of less than what is borne
    Playing playing;
    playBoth(plot, playing);
    CHECK(errorsOf(playing).back == 0);
    plot.deviceAgainFrom = 1'700 * kMilli;
    Playing again;
    playBoth(plot, again);
    CHECK(errorsOf(again).back == 0);
}

TEST_CASE("the picture is the same for a leap of the position, drawn ahead or not") {
    Plot plot;
    plot.starvesAt = 1'300 * kMilli;
    plot.starvesFor = 3'000 * kMilli;  // never, as far as anybody waits
    Playing ahead;
    ahead.play(plot, kAhead, true);
    Playing onTime;
    onTime.play(plot, 0, true);
    CHECK(errorsOf(ahead).back == 0);
    const Meters one = ahead.actor.stream.measure(4e6);
    const Meters other = onTime.actor.stream.measure(4e6);
    CHECK(one.starvedMicros == other.starvedMicros);
    CHECK(one.underruns == other.underruns);
    CHECK(ahead.told == onTime.told);
    CHECK(static_cast<double>(ahead.seen.size()) ==
          doctest::Approx(static_cast<double>(onTime.seen.size())).epsilon(0.02));
}
