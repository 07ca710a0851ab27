#pragma once

#include <string_view>

namespace avatarbridge {

/** The keys of records and answers, as the wire's specification names them. */
struct Keys {
    static constexpr std::string_view kRecord = "record";
    static constexpr std::string_view kSeq = "seq";
    static constexpr std::string_view kPtsMicros = "pts_micros";
    static constexpr std::string_view kUtteranceId = "utterance_id";

    static constexpr std::string_view kSessionId = "session_id";
    static constexpr std::string_view kRig = "rig";
    static constexpr std::string_view kFrameRate = "frame_rate";
    static constexpr std::string_view kSampleRate = "sample_rate";
    static constexpr std::string_view kLeadMicros = "lead_micros";
    static constexpr std::string_view kControlEndpoint = "control_endpoint";

    static constexpr std::string_view kShapeNames = "shape_names";
    static constexpr std::string_view kBoneNames = "bone_names";
    static constexpr std::string_view kBoneParents = "bone_parents";
    static constexpr std::string_view kRestPositions = "rest_positions";

    static constexpr std::string_view kTurnId = "turn_id";
    static constexpr std::string_view kText = "text";
    static constexpr std::string_view kSentenceType = "sentence_type";
    static constexpr std::string_view kAct = "act";
    static constexpr std::string_view kEmotion = "emotion";

    static constexpr std::string_view kSamples = "samples";

    static constexpr std::string_view kWeights = "weights";
    static constexpr std::string_view kHead = "head";
    static constexpr std::string_view kBones = "bones";
    static constexpr std::string_view kHips = "hips";

    static constexpr std::string_view kEndMicros = "end_micros";
    static constexpr std::string_view kKind = "kind";
    static constexpr std::string_view kName = "name";

    static constexpr std::string_view kReply = "reply";
    static constexpr std::string_view kRequestId = "request_id";
    static constexpr std::string_view kSessionMicros = "session_micros";
    static constexpr std::string_view kPacket = "packet";
    static constexpr std::string_view kResent = "resent";
    static constexpr std::string_view kCode = "code";
    static constexpr std::string_view kMessage = "message";
};

}  // namespace avatarbridge
