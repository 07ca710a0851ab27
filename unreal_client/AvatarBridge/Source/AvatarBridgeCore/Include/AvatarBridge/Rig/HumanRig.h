#pragma once

#include <string>

#include "AvatarBridge/Rig/ArkitNames.h"
#include "AvatarBridge/Rig/HumanBones.h"
#include "AvatarBridge/Wire/Rig.h"

namespace avatarbridge {

/** The rig that sidecars describe: ARKit's 52 shapes, all 55 bones, the body of 1.6 m. */
inline const Rig& humanRig() {
    static const Rig kRig = [] {
        Rig rig;
        for (const auto name : kArkitNames) {
            rig.shapeNames.emplace_back(name);
            rig.shapeNames.back()[0] = static_cast<char>(name[0] - 'A' + 'a');
        }
        for (const auto& bone : kHumanBones) {
            rig.boneNames.emplace_back(bone.vrm);
            rig.boneParents.push_back(bone.parent);
            rig.restPositions.insert(rig.restPositions.end(),
                                     {bone.rest.x, bone.rest.y, bone.rest.z});
        }
        return rig;
    }();
    return kRig;
}

}  // namespace avatarbridge
