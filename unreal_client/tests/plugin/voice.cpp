// The voice is the clock: what is seen belongs to what is heard, whatever happens to the sound.
// Time is the program's own; the audio device is a stand-in that says what leaves the speaker.

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "Actor.h"
#include "Allocations.h"
#include "BridgeVoiceComponent.h"
#include "NumberChecks.h"
#include "StubAudio.h"
#include "StubWorld.h"

using avatarbridge::Actor;
using avatarbridge::Pose;
using stub::FSpeaker;

namespace {

constexpr double kPictureSeconds = 1.0 / 60.0;
constexpr double kMicros = 1e6;

NumberChecks checks;

/** A character, its voice and a sound device, on a clock of their own. */
class Bench {
public:
    /** The mixer's thread runs later than the device asks, by up to so much of a block. */
    explicit Bench(double lateness = 0.25) : lateness_(lateness) {
        FSpeaker::Get().Plug(48'000.0f, 1024, 2);
        setNow(10.0);
        nextBlock_ = nextPicture_ = fedTo_ = now_;
        actor.begin("bench");
        voice = world.Add<UBridgeVoiceComponent>(world.Spawn());
        world.Begin();
        voice->Play({std::shared_ptr<void>(), &actor.stream});
    }

    ~Bench() {
        voice->Play(nullptr);
        world.End(EEndPlayReason::Quit);
        FSpeaker::Get().Plug(48'000.0f, 1024, 2);
    }

    /** Speaks from and to a time from now; sample and weight are both its time. */
    void perform(double from, double to) {
        from_ = now_ + from;
        to_ = now_ + to;
        actor.start(micros(from_));
    }

    /** Passes time: blocks of sound, and pictures that are compared with what is heard then. */
    void run(double seconds, const std::function<void(float, float)>& compare = {}) {
        const double end = now_ + seconds;
        while ((std::min)(nextBlock_, nextPicture_) < end) {
            setNow((std::min)(nextBlock_, nextPicture_));
            feed(now_ + 0.3);
            if (nextBlock_ <= nextPicture_) {
                const double late = lateness_ * std::fabs(std::sin(1000.0 * nextBlock_)) * block();
                setNow(nextBlock_ + late);
                FSpeaker::Get().Pull(nextBlock_, world.Get().IsPaused());
                setNow(nextBlock_);
                nextBlock_ += block();
            } else {
                picture(compare);
                nextPicture_ += kPictureSeconds;
            }
        }
        setNow(end);
    }

    double position() { return actor.stream.positionAt(now_ * kMicros); }

    float weight() {
        return actor.stream.draw(now_ * kMicros, pose_) ? pose_.weights[0] : -1.0f;
    }

    /** The loudest that leaves the speaker from some time ago until now. */
    float peak(double ago = 0.1) const {
        float loudest = 0.0f;
        for (double at = now_ - ago; at < now_; at += 0.0005) {
            float sample = 0.0f;
            FSpeaker::Get().HeardAt(at, sample);
            loudest = (std::max)(loudest, std::fabs(sample));
        }
        return loudest;
    }

    avatarbridge::Meters meters() { return actor.stream.measure(now_ * kMicros); }

    Actor actor;
    stub::FWorld world;
    UBridgeVoiceComponent* voice;

private:
    static std::int64_t micros(double seconds) {
        return static_cast<std::int64_t>(std::llround(seconds * kMicros));
    }

    double block() const {
        return FSpeaker::Get().Device() ? FSpeaker::Get().BlockSeconds() : 0.02;
    }

    void setNow(double now) {
        now_ = now;
        stub::SetSeconds = now;
        actor.clock.set(micros(now));
    }

    void picture(const std::function<void(float, float)>& compare) {
        world.Tick(static_cast<float>(kPictureSeconds));
        const float seen = weight();
        float heard = 0.0f;
        if (compare && FSpeaker::Get().HeardAt(now_, heard)) {
            compare(heard, seen);
        }
    }

    /** From 0 to 1 in each second of speech. */
    float timeOf(double at) const {
        return isSpeech(at) ? static_cast<float>(std::fmod(at - from_, 1.0)) : 0.0f;
    }

    bool isSpeech(double at) const { return at >= from_ && at < to_; }

    void feed(double until) {
        for (; fedTo_ < until; fedTo_ += kPictureSeconds) {
            const bool speech = isSpeech(fedTo_);
            actor.frame(micros(fedTo_), timeOf(fedTo_), 0.0f, speech ? Actor::kSpeech : "");
            if (speech) {
                std::vector<float> samples(400);
                for (std::size_t i = 0; i < samples.size(); i++) {
                    samples[i] = timeOf(fedTo_ + static_cast<double>(i) / Actor::kRate);
                }
                actor.sound(micros(fedTo_), samples);
            } else if (isSpeech(fedTo_ - kPictureSeconds)) {
                actor.end(micros(fedTo_));
            }
        }
    }

    const double lateness_;
    Pose pose_;
    double now_ = 0;
    double nextBlock_ = 0;
    double nextPicture_ = 0;
    double fedTo_ = 0;
    double from_ = 1e9;
    double to_ = 1e9;
};

/** How far apart sound and face are in each picture of speech, in seconds, sorted. */
std::vector<double> apartIn(Bench& bench, double seconds) {
    std::vector<double> apart;
    bench.run(seconds, [&](float heard, float seen) {
        if (heard > 0.05f && heard < 0.95f) {
            apart.push_back(std::fabs(heard - seen));
        }
    });
    std::sort(apart.begin(), apart.end());
    return apart;
}

/** Sound and face both say the time: they must say the same. */
void faceGoesWithTheSound(const std::string& mixer, double lateness, double most) {
    Bench bench(lateness);
    bench.perform(0.5, 4.0);
    const std::vector<double> apart = apartIn(bench, 4.5);
    if (checks.that(apart.size() > 170, mixer + " mixer: there was sound to compare with")) {
        std::printf("%s mixer: milliseconds between mouth and ear: median %.3f, worst %.3f of %zu\n",
                    mixer.c_str(), 1e3 * apart[apart.size() / 2], 1e3 * apart.back(), apart.size());
        checks.below(apart.back(), most, mixer + " mixer: seconds between mouth and ear");
    }
    checks.that(bench.meters().underruns == 0, "no underruns");
    checks.that(bench.meters().hasDevice, "the voice is the device");
    checks.isNear(bench.voice->GetLatencyMillis(), 3 * 1024 / 48.0, 0.01, "three blocks of latency");
    checks.that(bench.voice->GetLevel() < 0.5f, "silent after speech");
}

void volumeShapesButDoesNotStop() {
    Bench bench;
    bench.perform(0.2, 3.0);
    bench.run(0.8);
    const float loud = bench.peak(0.02);
    bench.voice->SetVolumeMultiplier(0.0f);
    bench.run(0.3);
    checks.isNear(bench.peak(0.05), 0, 0, "volume 0 is silence");
    checks.that(loud > 0.3f && bench.voice->GetLevel() > 0.3f, "but the voice speaks");
    const double before = bench.position();
    bench.run(0.5);
    checks.isNear(bench.position() - before, 0.5 * kMicros, 5'000, "and time goes on");
    checks.that(bench.meters().hasDevice, "by the device's clock");
}

/** Whatever keeps the mixer from asking: the character goes on in silence, and comes back. */
void whatStopsTheDevice(const std::string& what, const std::function<void(Bench&)>& stop,
                        const std::function<void(Bench&)>& goOn) {
    Bench bench;
    bench.perform(0.2, 6.0);
    bench.run(1.0);
    const double before = bench.position();
    stop(bench);
    bench.run(1.0);
    const double during = bench.position();
    checks.isNear(during - before, kMicros, 160'000, what + ": the character goes on");
    checks.that(bench.weight() > 0.02f, what + ": and its face is live");
    checks.isNear(bench.peak(), 0, 0, what + ": in silence");
    goOn(bench);
    bench.run(1.0);
    checks.isNear(bench.position() - during, kMicros, 160'000, what + ": and on");
    checks.that(bench.meters().hasDevice, what + ": with the device");
    const std::vector<double> apart = apartIn(bench, 1.0);
    if (checks.that(apart.size() > 30, what + ": and is heard again")) {
        checks.below(apart.back(), 0.010, what + ": seconds between mouth and ear");
    }
}

void stopping() {
    whatStopsTheDevice(
        "paused game", [](Bench& bench) { bench.world.Get().bPaused = true; },
        [](Bench& bench) { bench.world.Get().bPaused = false; });
    whatStopsTheDevice(
        "virtual voice", [](Bench& bench) { FSpeaker::Get().Virtualise(*bench.voice, true); },
        [](Bench& bench) { FSpeaker::Get().Virtualise(*bench.voice, false); });
    whatStopsTheDevice(
        "no device", [](Bench&) { FSpeaker::Get().Unplug(); },
        [](Bench&) { FSpeaker::Get().Plug(44'100.0f, 512, 3); });
}

void heardInAPausedGame() {
    Bench bench;
    bench.voice->bIsUISound = true;
    bench.perform(0.2, 3.0);
    bench.run(0.8);
    bench.world.Get().bPaused = true;
    bench.run(0.5);
    checks.that(bench.peak() > 0.1f, "a UI sound is heard while the game is paused");
}

void anotherDevice() {
    Bench bench;
    bench.perform(0.2, 5.0);
    bench.run(0.8);
    FSpeaker::Get().Plug(44'100.0f, 512, 3);
    bench.run(1.3);
    checks.that(bench.voice->IsPlaying(), "a voice starts again on another device");
    checks.isNear(bench.actor.stream.deviceRate(), 44'100, 0, "at its rate");
    checks.isNear(bench.voice->GetLatencyMillis(), 4 * 512 / 44.1, 0.01, "with its latency");
    const std::vector<double> apart = apartIn(bench, 1.0);
    if (checks.that(apart.size() > 30, "it is heard there")) {
        checks.below(apart.back(), 0.010, "seconds between mouth and ear on another device");
    }
}

/** What the engine does not know of the way to the ear, the designer can say. */
void extraLatency() {
    Bench bench;
    bench.voice->ExtraLatencyMillis = 120.0f;
    bench.perform(0.5, 3.0);
    bench.run(1.0);
    double sum = 0;
    int pictures = 0;
    bench.run(0.3, [&](float heard, float seen) {
        sum += heard - seen;
        pictures++;
    });
    checks.isNear(sum / pictures, 0.120, 0.010, "the face waits for the headphones");
}

void nobodysVoice() {
    Bench bench;
    bench.perform(0.0, 3.0);
    bench.run(0.6);
    bench.voice->Play(nullptr);
    const double before = bench.position();
    bench.run(0.4);
    checks.isNear(bench.position() - before, 0.4 * kMicros, 160'000, "who is not heard goes on");
    checks.that(bench.weight() > 0.02f, "and is seen to speak");
    checks.isNear(bench.peak(0.2), 0, 0, "nobody's voice is silent");
    checks.that(!bench.voice->IsPlaying(), "and takes no voice of the mixer's");
}

/** The mixer may ask for a block more than the component lives. */
void outlivesItsComponent() {
    Bench bench;
    bench.perform(0.0, 3.0);
    bench.run(0.6);
    FSoundGeneratorInitParams params;
    params.SampleRate = 48'000.0f;
    params.AudioMixerNumOutputFrames = 256;
    params.NumChannels = 2;
    const ISoundGeneratorPtr generator = bench.voice->StubGenerator(params);
    bench.world.End(EEndPlayReason::EndPlayInEditor);
    std::vector<float> block(512, 1.0f);
    checks.isNear(generator->OnGenerateAudio(block.data(), 512), 512, 0, "it still gets samples");
    checks.that(std::all_of(block.begin(), block.end(), [](float one) { return one == 0.0f; }),
                "which are silent");
    bench.voice = NewObject<UBridgeVoiceComponent>();
}

void nothingIsAllocated() {
    Bench bench;
    bench.perform(0.0, 3.0);
    bench.run(0.5);
    FSoundGeneratorInitParams params;
    params.SampleRate = 48'000.0f;
    params.AudioMixerNumOutputFrames = 256;
    params.NumChannels = 2;
    const ISoundGeneratorPtr generator = bench.voice->StubGenerator(params);
    std::vector<float> block(512);
    FSpeaker::Get().Virtualise(*bench.voice, true);
    std::int64_t made = 0;
    for (int i = 0; i < 200; i++) {
        bench.run(256 / 48'000.0);
        const std::int64_t before = avatarbridge::Allocations::count;
        generator->OnGenerateAudio(block.data(), 512);
        made += i < 100 ? 0 : avatarbridge::Allocations::count - before;
    }
    checks.isNear(static_cast<double>(made), 0, 0, "allocations of a hundred blocks");
    checks.that(block[0] == block[1], "both channels say the same");
}

}  // namespace

int main() {
    faceGoesWithTheSound("punctual", 0.0, 0.001);
    faceGoesWithTheSound("late", 0.25, 0.006);
    volumeShapesButDoesNotStop();
    stopping();
    heardInAPausedGame();
    anotherDevice();
    extraLatency();
    nobodysVoice();
    outlivesItsComponent();
    nothingIsAllocated();
    return checks.finish();
}
