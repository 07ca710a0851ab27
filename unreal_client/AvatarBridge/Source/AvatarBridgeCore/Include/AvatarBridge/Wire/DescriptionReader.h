#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "AvatarBridge/Wire/Fields.h"
#include "AvatarBridge/Wire/Keys.h"
#include "AvatarBridge/Wire/Limits.h"
#include "AvatarBridge/Wire/PackedFloats.h"
#include "AvatarBridge/Wire/Rig.h"

namespace avatarbridge {

/**
 * Makes descriptions of the fields of a packet; one is worth something only while the fields are
 * good. Stateless; any thread.
 */
struct DescriptionReader {
    static Description read(const Fields& fields) {
        Description description;
        description.seq = fields.count(Keys::kSeq);
        description.sessionId = fields.requiredName(Keys::kSessionId);
        description.rig = readRig(Fields("describe: rig", fields.raw(Keys::kRig), fields.fault()));
        description.frameRate = fields.rate(Keys::kFrameRate, Limits::kMaxFrameRate);
        description.sampleRate = fields.rate(Keys::kSampleRate, Limits::kMaxSampleRate);
        description.leadMicros = fields.count(Keys::kLeadMicros);
        description.controlEndpoint = fields.name(Keys::kControlEndpoint);
        return description;
    }

private:
    static Rig readRig(const Fields& fields) {
        Rig rig;
        rig.shapeNames = fields.names(Keys::kShapeNames);
        rig.boneNames = fields.names(Keys::kBoneNames);
        rig.boneParents = fields.indices(Keys::kBoneParents);
        const PackedFloats positions = fields.floats(Keys::kRestPositions, 3, 0, Limits::kMaxNames);
        rig.restPositions.resize(positions.count());
        positions.copyTo(rig.restPositions.data());
        checkBones(fields, rig);
        return rig;
    }

    static void checkBones(const Fields& fields, const Rig& rig) {
        const std::size_t bones = rig.boneNames.size();
        const std::size_t positions = rig.restPositions.size() / 3;
        if (rig.boneParents.size() != bones || positions != bones) {
            fields.fault().say("describe: rig: found " + std::to_string(bones) + " bone_names, " +
                               std::to_string(rig.boneParents.size()) + " bone_parents, " +
                               std::to_string(positions) +
                               " rest_positions, expected as many of each");
            return;
        }
        for (const int parent : rig.boneParents) {
            if (parent >= static_cast<int>(bones)) {
                fields.refuse(Keys::kBoneParents, "found " + std::to_string(parent) +
                                                      ", expected less than " +
                                                      std::to_string(bones));
            }
        }
    }
};

}  // namespace avatarbridge
