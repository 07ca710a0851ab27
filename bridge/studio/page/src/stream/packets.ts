/** From the bytes of a stream packet to its record. */

import { openEnvelope } from "./envelope.ts";
import { UnknownKindError, WireError } from "./errors.ts";
import { Fields } from "./fields.ts";
import * as limits from "./limits.ts";
import type { Describe, StreamRecord } from "./records.ts";
import type { UnpackedMap } from "./unpack.ts";

type Decode = (fields: Fields, character: string) => StreamRecord;

const text = new TextDecoder("utf-8", { fatal: true });

/**
 * Returns the record of one packet; its arrays may be views of it.
 *
 * Throws `UnknownKindError` for a kind of a later minor version, `VersionError` for another
 * major version, and nothing but `WireError` for anything else.
 */
export function decode(packet: Uint8Array): StreamRecord {
  const end = packet.subarray(0, limits.MAX_CHARACTER_BYTES + 1).indexOf(0);
  if (end <= 0) throw new WireError(`no topic ends within ${limits.MAX_CHARACTER_BYTES} bytes`);
  const body = openEnvelope(packet, end + 1);
  const kind = body.get("record");
  if (typeof kind !== "string") throw new WireError("record: missing, expected a kind");
  const read = DECODERS.get(kind);
  if (!read) throw unknown(kind, body);
  return read(new Fields(kind, body), characterOf(packet.subarray(0, end)));
}

const DECODERS: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ["describe", describe],
  [
    "utterance-started",
    (fields, character) => ({
      kind: "utterance-started",
      ...stamp(fields, character),
      utteranceId: fields.requiredName("utterance_id"),
      turnId: fields.name("turn_id"),
      text: fields.longText("text"),
      sentenceType: fields.name("sentence_type"),
      act: fields.name("act"),
      emotion: fields.name("emotion"),
    }),
  ],
  [
    "audio",
    (fields, character) => ({
      kind: "audio",
      ...stamp(fields, character),
      utteranceId: fields.requiredName("utterance_id"),
      sampleRate: fields.whole("sample_rate", 1, limits.MAX_SAMPLE_RATE),
      samples: fields.floats("samples", 1, 0, limits.MAX_AUDIO_SAMPLES),
    }),
  ],
  [
    "frame",
    (fields, character) => ({
      kind: "frame",
      ...stamp(fields, character),
      utteranceId: fields.name("utterance_id"),
      weights: fields.floats("weights", 1, 0, limits.MAX_NAMES),
      head: fields.floats("head", 1, 7, 7),
      bones: fields.floats("bones", 4, 0, limits.MAX_NAMES),
      hips: fields.floats("hips", 1, 3, 3),
    }),
  ],
  [
    "event",
    (fields, character) => ({
      kind: "event",
      ...stamp(fields, character),
      endMicros: fields.micros("end_micros"),
      utteranceId: fields.name("utterance_id"),
      layer: fields.requiredName("kind"),
      name: fields.name("name"),
    }),
  ],
  [
    "utterance-ended",
    (fields, character) => ({
      kind: "utterance-ended",
      ...stamp(fields, character),
      utteranceId: fields.requiredName("utterance_id"),
    }),
  ],
  [
    "interrupted",
    (fields, character) => ({
      kind: "interrupted",
      ...stamp(fields, character),
      utteranceId: fields.requiredName("utterance_id"),
    }),
  ],
  ["heartbeat", (fields, character) => ({ kind: "heartbeat", ...stamp(fields, character) })],
]);

function describe(fields: Fields, character: string): Describe {
  const rig = fields.fields("rig");
  const boneNames = rig.names("bone_names");
  const boneParents = rig.indices("bone_parents");
  const restPositions = rig.floats("rest_positions", 3, 0, limits.MAX_NAMES);
  if (boneNames.length !== boneParents.length || restPositions.length !== boneNames.length * 3) {
    throw new WireError("describe: rig: bone_names, bone_parents, rest_positions do not match");
  }
  if (boneParents.some((parent) => parent >= boneNames.length)) {
    throw new WireError("describe: rig: bone_parents: found an index beyond bone_names");
  }
  return {
    kind: "describe",
    character,
    seq: fields.seq(),
    sessionId: fields.requiredName("session_id"),
    shapeNames: rig.names("shape_names"),
    boneNames,
    boneParents,
    restPositions,
    frameRate: fields.whole("frame_rate", 1, limits.MAX_FRAME_RATE),
    sampleRate: fields.whole("sample_rate", 1, limits.MAX_SAMPLE_RATE),
    leadMicros: fields.whole("lead_micros", 0, limits.MAX_MICROS),
    controlEndpoint: fields.name("control_endpoint"),
  };
}

function stamp(fields: Fields, character: string) {
  return { character, seq: fields.seq(), ptsMicros: fields.micros() };
}

function unknown(kind: string, body: UnpackedMap): UnknownKindError {
  const seq = body.get("seq");
  const isSeq = typeof seq === "number" && Number.isSafeInteger(seq) && seq >= 0;
  return new UnknownKindError(kind.slice(0, limits.MAX_CHARACTER_BYTES), isSeq ? seq : null);
}

function characterOf(bytes: Uint8Array): string {
  let name: string;
  try {
    name = text.decode(bytes);
  } catch {
    throw new WireError("topic: not UTF-8");
  }
  if (/\p{Cc}/u.test(name)) throw new WireError("topic: found a control character");
  return name;
}
