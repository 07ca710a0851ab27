/** The outside of every packet: two version bytes, then one msgpack map. */

import { VersionError, WireError } from "./errors.ts";
import { MAJOR, MAX_PACKET_BYTES, MINOR } from "./limits.ts";
import { unpack, type UnpackedMap } from "./unpack.ts";

/** Returns the map behind the version bytes at `start`. Throws `WireError`. */
export function openEnvelope(packet: Uint8Array, start: number): UnpackedMap {
  if (packet.length > MAX_PACKET_BYTES) {
    throw new WireError(`found ${packet.length} bytes, expected at most ${MAX_PACKET_BYTES}`);
  }
  if (packet.length < start + 2) throw new WireError("ends before its version");
  if (packet[start] !== MAJOR) {
    const found = `${packet[start]}.${packet[start + 1]}`;
    throw new VersionError(`found version ${found}, expected ${MAJOR}.${MINOR} or any ${MAJOR}.x`);
  }
  const body = unpack(packet.subarray(start + 2));
  if (body instanceof Map) return body;
  throw new WireError("found no map");
}
