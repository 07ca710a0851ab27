#pragma once

#include <map>

#include "CoreMinimal.h"

/** API/Runtime/Core/IModularFeature : "all modular feature interfaces derive from this". */
class IModularFeature {
public:
    virtual ~IModularFeature() = default;
};

/** API/Runtime/Core/IModularFeatures */
class IModularFeatures {
public:
    static IModularFeatures& Get() {
        static IModularFeatures Features;
        return Features;
    }

    /** "True if the feature is available right now and it is safe to call GetModularFeature()". */
    bool IsModularFeatureAvailable(const FName Type) const {
        return Held.count(ToString(Type)) > 0;
    }
    template <typename TModularFeature>
    TModularFeature& GetModularFeature(const FName Type) {
        check(IsModularFeatureAvailable(Type));
        return static_cast<TModularFeature&>(*Held[ToString(Type)]);
    }
    void RegisterModularFeature(const FName Type, IModularFeature* ModularFeature) {
        Held[ToString(Type)] = ModularFeature;
    }
    void UnregisterModularFeature(const FName Type, IModularFeature*) {
        Held.erase(ToString(Type));
    }

private:
    static std::string ToString(FName Type) { return FTCHARToUTF8(*Type.ToString()).Get(); }

    std::map<std::string, IModularFeature*> Held;
};
