#pragma once

#include "CoreMinimal.h"

/** API/Runtime/Core/IModuleInterface */
class IModuleInterface {
public:
    virtual ~IModuleInterface() = default;
    virtual void StartupModule() {}
    virtual void ShutdownModule() {}
};

namespace stub {

/** The modules that are linked, so that a test can start and unload them. */
inline TArray<IModuleInterface*>& Modules() {
    static TArray<IModuleInterface*> All;
    return All;
}

struct FModuleEntry {
    explicit FModuleEntry(IModuleInterface* Module) { Modules().Add(Module); }
};

}  // namespace stub

// API/Runtime/Core/IMPLEMENT_MODULE : Modules/ModuleManager.h
#define IMPLEMENT_MODULE(Class, Name)                                  \
    namespace {                                                        \
    Class StubModule_##Name;                                           \
    const stub::FModuleEntry StubModuleEntry_##Name(&StubModule_##Name); \
    }
