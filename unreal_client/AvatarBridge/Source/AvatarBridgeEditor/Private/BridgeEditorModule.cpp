#include "BridgeSourcePanels.h"
#include "Modules/ModuleManager.h"
#include "SBridgeSourcePanel.h"
#include "SBridgeVmcPanel.h"

/** The editor's part: lends the source factories their panels as long as it is loaded. */
class FBridgeEditorModule final : public IModuleInterface {
public:
    void StartupModule() override {
        using FCreated = FBridgeSourcePanels::FCreated;
        FBridgeSourcePanels::Stream() = [](FCreated Created) -> TSharedPtr<SWidget> {
            return SNew(SBridgeSourcePanel, Created);
        };
        FBridgeSourcePanels::Vmc() = [](FCreated Created) -> TSharedPtr<SWidget> {
            return SNew(SBridgeVmcPanel, Created);
        };
    }

    void ShutdownModule() override {
        FBridgeSourcePanels::Stream() = nullptr;
        FBridgeSourcePanels::Vmc() = nullptr;
    }
};

IMPLEMENT_MODULE(FBridgeEditorModule, AvatarBridgeEditor)
