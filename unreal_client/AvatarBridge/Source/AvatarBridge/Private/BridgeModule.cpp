#include "Modules/ModuleManager.h"

#include "BridgeGameSources.h"
#include "BridgeHub.h"
#include "BridgeLog.h"

DEFINE_LOG_CATEGORY(LogAvatarBridge);

/** The runtime module: nothing starts with it, and no thread outlives it. */
class FBridgeModule : public IModuleInterface {
public:
    virtual void ShutdownModule() override {
        FBridgeGameSources::Get().Close();
        FBridgeHub::Get().Close();
    }
};

IMPLEMENT_MODULE(FBridgeModule, AvatarBridge)
