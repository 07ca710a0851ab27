#include "BridgeSourcePanels.h"

FBridgeSourcePanels::FBuild& FBridgeSourcePanels::Stream() {
    static FBuild Build;
    return Build;
}

FBridgeSourcePanels::FBuild& FBridgeSourcePanels::Vmc() {
    static FBuild Build;
    return Build;
}
