#include "StubAudio.h"

#include <algorithm>

void USynthComponent::Start() {
    if (!IsActive()) {
        SetActiveFlag(stub::FSpeaker::Get().Start(*this));
    }
}

void USynthComponent::Stop() {
    if (IsActive()) {
        stub::FSpeaker::Get().Stop(*this);
        SetActiveFlag(false);
    }
}

bool USynthComponent::IsPlaying() const {
    return stub::FSpeaker::Get().IsPlaying(*this);
}

namespace stub {

void FSpeaker::Plug(float SampleRate, int32 BufferLength, int32 NumBuffers) {
    Unplug();
    Have = std::make_unique<FAudioDevice>();
    Have->SampleRate = SampleRate;
    Have->BufferLength = BufferLength;
    Have->NumBuffers = NumBuffers;
}

void FSpeaker::Unplug() {
    Sources.clear();
    Said.clear();
    Have.reset();
}

bool FSpeaker::Start(USynthComponent& Synth) {
    if (!Have) {
        return false;
    }
    Stop(Synth);
    int32 Rate = static_cast<int32>(Have->SampleRate);
    if (!Synth.StubInit(Rate)) {
        return false;
    }
    FSoundGeneratorInitParams Params;
    Params.SampleRate = static_cast<float>(Rate);
    Params.AudioMixerNumOutputFrames = Have->BufferLength;
    Params.NumFramesPerCallback = Have->BufferLength;
    Params.NumChannels = Synth.StubChannels();
    Sources.push_back({&Synth, Synth.StubGenerator(Params), Params.NumChannels, {}});
    return true;
}

void FSpeaker::Stop(const USynthComponent& Synth) {
    Sources.erase(std::remove_if(Sources.begin(), Sources.end(),
                                 [&](const FSource& One) { return One.Synth == &Synth; }),
                  Sources.end());
}

const FSpeaker::FSource* FSpeaker::Find(const USynthComponent& Synth) const {
    for (const FSource& One : Sources) {
        if (One.Synth == &Synth) {
            return &One;
        }
    }
    return nullptr;
}

bool FSpeaker::IsPlaying(const USynthComponent& Synth) const {
    return Find(Synth) != nullptr;
}

int32 FSpeaker::AskedOf(const USynthComponent& Synth) const {
    const FSource* Found = Find(Synth);
    return Found ? Found->Asked : 0;
}

void FSpeaker::Virtualise(const USynthComponent& Synth, bool bVirtual) {
    for (FSource& One : Sources) {
        One.bVirtual = One.Synth == &Synth ? bVirtual : One.bVirtual;
    }
}

void FSpeaker::Pull(double NowSeconds, bool bGamePaused) {
    if (!Have) {
        return;
    }
    const auto Frames = static_cast<std::size_t>(Have->BufferLength);
    FBlock Block{NowSeconds + Have->NumBuffers * BlockSeconds(), Have->SampleRate,
                 std::vector<float>(Frames)};
    for (FSource& One : Sources) {
        if (One.bVirtual || (bGamePaused && !One.Synth->bIsUISound)) {
            continue;
        }
        const auto Channels = static_cast<std::size_t>(One.Channels);
        for (std::size_t Frame = 0; Frame < Frames && !One.Ahead.empty(); Frame++) {
            Block.Mono[Frame] += One.Ahead[Frame * Channels] * One.Synth->StubVolume();
        }
        check(One.Generator->GetDesiredNumSamplesToRenderPerCallback() ==
              static_cast<int32>(Frames * Channels));
        One.Ahead.assign(Frames * Channels, 0.0f);
        One.Generator->GetNextBuffer(One.Ahead.data(), static_cast<int32>(One.Ahead.size()));
        One.Asked++;
    }
    Said.push_back(std::move(Block));
    while (Said.size() > 400) {
        Said.pop_front();
    }
}

bool FSpeaker::HeardAt(double Seconds, float& Sample) const {
    for (const FBlock& Block : Said) {
        const double Frame = (Seconds - Block.HeardSeconds) * Block.Rate;
        if (Frame >= 0.0 && Frame < static_cast<double>(Block.Mono.size())) {
            Sample = Block.Mono[static_cast<std::size_t>(Frame)];
            return true;
        }
    }
    return false;
}

}  // namespace stub
