#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "AudioDevice.h"
#include "Components/SynthComponent.h"

namespace stub {

/**
 * An audio device in a test's hand. At each block it takes from every source what that made a
 * block ago, and lets it make the next one; what it takes waits in the device's queue until it
 * leaves the speaker. So a test knows to the sample what is heard at any instant.
 */
class FSpeaker {
public:
    static FSpeaker& Get() {
        static FSpeaker Speaker;
        return Speaker;
    }

    /** The device; null when there is none. */
    FAudioDevice* Device() { return Have.get(); }

    /** Plugs another device in: all sources stop, as when headphones are pulled out. */
    void Plug(float SampleRate, int32 BufferLength, int32 NumBuffers);
    void Unplug();

    bool Start(USynthComponent& Synth);
    void Stop(const USynthComponent& Synth);
    bool IsPlaying(const USynthComponent& Synth) const;

    /** Stops asking a source without stopping it, as for a voice that is out of all ears' reach. */
    void Virtualise(const USynthComponent& Synth, bool bVirtual);

    /** Plays one block at this time; a paused game's sources keep quiet but for the UI's. */
    void Pull(double NowSeconds, bool bGamePaused = false);

    /** What leaves the speaker at an instant; false where nothing is known to. */
    bool HeardAt(double Seconds, float& Sample) const;

    /** How many blocks a source was asked for. */
    int32 AskedOf(const USynthComponent& Synth) const;

    double BlockSeconds() const { return Have->BufferLength / double(Have->SampleRate); }

private:
    struct FSource {
        USynthComponent* Synth;
        ISoundGeneratorPtr Generator;
        int32 Channels;
        std::vector<float> Ahead;
        bool bVirtual = false;
        int32 Asked = 0;
    };
    struct FBlock {
        double HeardSeconds;
        double Rate;
        std::vector<float> Mono;
    };

    const FSource* Find(const USynthComponent& Synth) const;

    std::unique_ptr<FAudioDevice> Have = std::make_unique<FAudioDevice>();
    std::vector<FSource> Sources;
    std::deque<FBlock> Said;
};

}  // namespace stub
