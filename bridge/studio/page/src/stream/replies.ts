/** From the bytes of an answer to what it says. */

import { openEnvelope } from "./envelope.ts";
import { WireError } from "./errors.ts";
import { Fields } from "./fields.ts";
import * as limits from "./limits.ts";

export interface Reply {
  readonly kind: "done";
  readonly requestId: number;
  /** The session clock when it was written, so that any answer serves as a ping. */
  readonly sessionMicros: number;
  readonly turnId: string;
  /** Of `describe`: a stream packet. */
  readonly packet: Uint8Array;
  readonly resent: number;
}

export interface Refusal {
  readonly kind: "refused";
  /** 0 where the request's own could not be read. */
  readonly requestId: number;
  readonly code: string;
  readonly message: string;
}

/** Returns the answer in `packet`. Throws `WireError`. */
export function decodeReply(packet: Uint8Array): Reply | Refusal {
  const body = openEnvelope(packet, 0);
  const kind = body.get("reply");
  const fields = new Fields("reply", body);
  if (kind === "done") {
    return {
      kind,
      requestId: fields.seq("request_id"),
      sessionMicros: fields.micros("session_micros"),
      turnId: fields.name("turn_id", ""),
      packet: fields.bytes("packet", limits.MAX_PACKET_BYTES / 2),
      resent: fields.whole("resent", 0, limits.MAX_MICROS, 0),
    };
  }
  if (kind === "refused") {
    return {
      kind,
      requestId: fields.seq("request_id"),
      code: fields.requiredName("code"),
      message: fields.longText("message"),
    };
  }
  throw new WireError("reply: expected 'done' or 'refused'");
}
