#include "BridgeSettings.h"

FName UBridgeSettings::GetCategoryName() const {
    return TEXT("Plugins");
}
