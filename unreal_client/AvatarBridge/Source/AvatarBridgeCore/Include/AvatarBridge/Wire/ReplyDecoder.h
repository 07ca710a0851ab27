#pragma once

#include <string_view>
#include <utility>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/Envelope.h"
#include "AvatarBridge/Wire/Fields.h"
#include "AvatarBridge/Wire/Keys.h"
#include "AvatarBridge/Wire/Kinds.h"
#include "AvatarBridge/Wire/Limits.h"
#include "AvatarBridge/Wire/Reply.h"

namespace avatarbridge {

/** Reads answers. Stateless; any thread. */
struct ReplyDecoder {
    /**
     * Reads what an answer says. Returns false, and leaves the reply as it was, for one that is
     * to be dropped; the fault, which it clears first, says why.
     */
    static bool decode(Bytes answer, Reply& reply, Fault& fault) {
        fault.clear();
        Bytes body;
        if (!Envelope::openVersioned(answer, body, fault)) {
            return false;
        }
        Fields fields("reply", body, fault);
        Reply read;
        readAs(fields.string(Keys::kReply), fields, read);
        if (!fields.areGood()) {
            return false;
        }
        reply = std::move(read);
        return true;
    }

private:
    static void readAs(std::string_view kind, Fields& fields, Reply& reply) {
        if (kind == Kinds::kDone) {
            fields.rename(kind);
            readDone(fields, reply);
        } else if (kind == Kinds::kRefused) {
            fields.rename(kind);
            readRefused(fields, reply);
        } else {
            fields.fault().say("reply: found another kind, expected done or refused");
        }
    }

    static void readDone(const Fields& fields, Reply& reply) {
        reply.isDone = true;
        reply.requestId = fields.count(Keys::kRequestId);
        reply.sessionMicros = fields.micros(Keys::kSessionMicros);
        if (fields.has(Keys::kTurnId)) {
            reply.turnId = fields.name(Keys::kTurnId);
        }
        if (fields.has(Keys::kPacket)) {
            const Bytes packet = fields.bytes(Keys::kPacket, Limits::kMaxInnerPacketBytes);
            reply.packet.assign(packet.begin(), packet.end());
        }
        if (fields.has(Keys::kResent)) {
            reply.resent = fields.count(Keys::kResent);
        }
    }

    static void readRefused(const Fields& fields, Reply& reply) {
        reply.requestId = fields.count(Keys::kRequestId);
        reply.code = fields.requiredName(Keys::kCode);
        reply.message = fields.text(Keys::kMessage);
    }
};

}  // namespace avatarbridge
