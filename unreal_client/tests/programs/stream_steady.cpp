// What a whole character costs while it talks on and on: frames, sound and words come in; pictures
// drawn ahead, blocks, notes, reports and meters go out. Prints what a picture takes and allocates.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "Actor.h"
#include "Allocations.h"
#include "AvatarBridge/Playback/Meters.h"
#include "AvatarBridge/Playback/Note.h"
#include "AvatarBridge/Playback/Pose.h"
#include "Json.h"

using namespace avatarbridge;

namespace {

constexpr std::int64_t kFrameMicros = 16'667;
constexpr std::int64_t kLead = 200'000;
constexpr std::int64_t kAhead = 25'000;
constexpr std::int64_t kLatency = 20'000;
constexpr std::int64_t kUtterance = 120;  // frames
constexpr std::int64_t kBlock = 735;      // a sixtieth of a second at 44.1 kHz
constexpr std::int64_t kWarm = 6'000;
constexpr std::int64_t kTicks = 2'000;

/** One utterance every two seconds, without a pause, and all that can be asked of it. */
class Evening {
public:
    Evening() {
        actor_.stream.useDevice(44'100);
        for (int i = 0; i < 64; i++) {
            ids_.push_back("an utterance with a long name " + std::to_string(i));
        }
    }

    /** Lets one frame's time pass. */
    void tick(std::int64_t number) {
        const std::int64_t now = number * kFrameMicros;
        actor_.clock.set(now);
        send(number, now + kLead);
        const auto at = static_cast<double>(now);
        actor_.stream.render(block_.data(), block_.size(), number * kBlock,
                             static_cast<double>(now + kLatency));
        drawn_ += actor_.stream.draw(static_cast<double>(now + kAhead), pose_) &&
                          pose_.state == PoseState::Live
                      ? 1
                      : 0;
        while (actor_.stream.dequeue(at, note_)) {
            told_++;
        }
        reported_ += number % 6 == 0 && actor_.stream.report(at, report_) ? 1 : 0;
        isSounding_ = number % 60 == 0 ? actor_.stream.measure(at).isSounding : isSounding_;
    }

    Json tell() const {
        return Json::object({{"drawn", drawn_}, {"told", told_}, {"reported", reported_}});
    }

    bool isSounding() const { return isSounding_; }

private:
    void send(std::int64_t number, std::int64_t due) {
        const std::string& id = ids_[static_cast<std::size_t>(number / kUtterance) % ids_.size()];
        const std::int64_t place = number % kUtterance;
        if (place == 0) {
            actor_.start(due, id);
        }
        actor_.frame(due, static_cast<float>(place) / kUtterance, 0.1f, id);
        actor_.sound(due, chunk_, Actor::kRate, id);
        if (place % 20 == 10) {
            actor_.word(due, "a word that is too long for a short string", id);
        }
        if (place == kUtterance - 1) {
            actor_.end(due + kFrameMicros, id);
        }
    }

    Actor actor_;
    std::vector<std::string> ids_;
    std::vector<float> chunk_ = std::vector<float>(400, 0.5f);
    std::vector<float> block_ = std::vector<float>(kBlock);
    Pose pose_;
    Note note_;
    PlaybackReport report_;
    std::int64_t drawn_ = 0;
    std::int64_t told_ = 0;
    std::int64_t reported_ = 0;
    bool isSounding_ = false;
};

}  // namespace

int main() {
    Evening evening;
    for (std::int64_t i = 0; i < kWarm; i++) {
        evening.tick(i);
    }
    const std::int64_t before = Allocations::count;
    const auto began = std::chrono::steady_clock::now();
    for (std::int64_t i = kWarm; i < kWarm + kTicks; i++) {
        evening.tick(i);
    }
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - began;
    const std::int64_t allocations = Allocations::count - before;
    Json said = evening.tell();
    said.set("ticks", kWarm + kTicks).set("sounding", evening.isSounding());
    said.set("allocations", allocations);
    said.set("tick_micros", took.count() / static_cast<double>(kTicks));
    said.print();
    return 0;
}
