#pragma once

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "BridgeText.h"
#include "ILiveLinkClient.h"
#include "Roles/LiveLinkAnimationRole.h"
#include "Roles/LiveLinkAnimationTypes.h"

/** What Live Link was told of one subject. */
struct StubSubject {
    bool isBody = false;
    int introductions = 0;
    int removals = 0;
    /** Frames, since the last introduction. */
    int frames = 0;
    /** Frames that came before an introduction, back in time, or with values missing. */
    int wrong = 0;
    double worldSeconds = 0;
    double sceneSeconds = 0;
    double clockOffset = 0;
    /** Which instant each frame of each world time was of, the newest half second. */
    std::map<double, double> scenes;
    FLiveLinkStaticDataStruct made;
    FLiveLinkFrameDataStruct newest;

    bool isThere() const { return introductions > removals; }

    const FLiveLinkSkeletonStaticData& skeleton() const {
        return *made.Cast<FLiveLinkSkeletonStaticData>();
    }
    const FLiveLinkAnimationFrameData& pose() const {
        return *newest.Cast<FLiveLinkAnimationFrameData>();
    }

    /**
     * Which instant is shown when Live Link reads at a world time: mixed of the frames before and
     * after it, the newest while there is none after.
     */
    double shownAt(double seconds) const {
        const auto after = scenes.lower_bound(seconds);
        if (after == scenes.begin() || after == scenes.end()) {
            return sceneSeconds;
        }
        const auto before = std::prev(after);
        const double part = (seconds - before->first) / (after->first - before->first);
        return before->second + part * (after->second - before->second);
    }

    /** A property of the newest frame, by its name. */
    float value(const char* name) const {
        const int32 index = made.GetBaseData()->PropertyNames.Find(FName(name));
        return newest.GetBaseData()->PropertyValues[index];
    }
};

/** A Live Link that writes down what it is told, as strict as the engine's is. Any thread. */
class StubLiveLinkClient : public ILiveLinkClient {
public:
    void PushSubjectStaticData_AnyThread(
        const FLiveLinkSubjectKey& key, TSubclassOf<ULiveLinkRole> role,
        FLiveLinkStaticDataStruct&& made) override {
        const std::lock_guard<std::mutex> lock(mutex_);
        StubSubject& subject = subjects_[ToUtf8(key.SubjectName.Name.ToString())];
        subject.isBody = role.Get() == ULiveLinkAnimationRole::StaticClass();
        subject.introductions += subject.isThere() ? 0 : 1;
        subject.made = MoveTemp(made);
        subject.frames = 0;
        subject.scenes.clear();
        told_++;
    }

    void PushSubjectFrameData_AnyThread(
        const FLiveLinkSubjectKey& key, FLiveLinkFrameDataStruct&& frame) override {
        const std::lock_guard<std::mutex> lock(mutex_);
        StubSubject& subject = subjects_[ToUtf8(key.SubjectName.Name.ToString())];
        const FLiveLinkBaseFrameData& data = *frame.GetBaseData();
        const double at = data.WorldTime.GetSourceTime();
        const bool isRight = subject.isThere() && at > subject.worldSeconds &&
                             isWhole(subject, frame);
        subject.wrong += isRight ? 0 : 1;
        subject.worldSeconds = at;
        subject.clockOffset = data.WorldTime.GetOffset();
        subject.sceneSeconds = data.MetaData.SceneTime.AsSeconds();
        subject.newest = MoveTemp(frame);
        subject.frames++;
        subject.scenes[at] = subject.sceneSeconds;
        subject.scenes.erase(subject.scenes.begin(), subject.scenes.lower_bound(at - 0.5));
    }

    void RemoveSubject_AnyThread(const FLiveLinkSubjectKey& key) override {
        const std::lock_guard<std::mutex> lock(mutex_);
        subjects_[ToUtf8(key.SubjectName.Name.ToString())].removals++;
    }

    FGuid AddSource(TSharedPtr<ILiveLinkSource> source) override {
        const FGuid made = FGuid::NewGuid();
        sources_.push_back(source);
        source->ReceiveClient(this, made);
        source->InitializeSettings(
            static_cast<ULiveLinkSourceSettings*>(source->GetSettingsClass().Get()->StubMake(nullptr)));
        return made;
    }

    /** Asks until a source agrees to be shut down; the engine does so over some pictures. */
    void RemoveSource(TSharedPtr<ILiveLinkSource> source) override {
        while (!source->RequestSourceShutdown()) {
        }
        sources_.erase(std::remove(sources_.begin(), sources_.end(), source), sources_.end());
    }

    const std::vector<TSharedPtr<ILiveLinkSource>>& sources() const { return sources_; }

    /** What it was told of a subject; only while nobody tells it more. */
    const StubSubject& operator[](const std::string& name) { return subjects_[name]; }
    const std::map<std::string, StubSubject>& subjects() const { return subjects_; }

    /** How often it was told what a subject is made of. */
    int told() const { return told_; }

    int countThere() const {
        return static_cast<int>(std::count_if(
            subjects_.begin(), subjects_.end(),
            [](const auto& one) { return one.second.isThere(); }));
    }

private:
    static bool isWhole(const StubSubject& subject, const FLiveLinkFrameDataStruct& frame) {
        const FLiveLinkBaseFrameData& data = *frame.GetBaseData();
        const int32 names = subject.made.GetBaseData()->PropertyNames.Num();
        const auto* pose = frame.Cast<FLiveLinkAnimationFrameData>();
        const int32 bones = subject.isBody ? subject.skeleton().GetBoneNames().Num() : 0;
        return data.PropertyValues.Num() == names && (pose != nullptr) == subject.isBody &&
               (pose == nullptr || pose->Transforms.Num() == bones);
    }

    std::vector<TSharedPtr<ILiveLinkSource>> sources_;
    std::mutex mutex_;
    std::map<std::string, StubSubject> subjects_;
    int told_ = 0;
};
