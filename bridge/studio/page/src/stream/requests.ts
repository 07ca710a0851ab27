/** What the page may ask of a sidecar, and its bytes. */

import { RequestError } from "./errors.ts";
import * as limits from "./limits.ts";
import { packMap, Whole, type Packable } from "./pack.ts";

export type Request =
  | { readonly request: "ping" | "describe" | "interrupt" }
  | { readonly request: "say"; readonly text: string; readonly language?: string }
  | { readonly request: "turn"; readonly text: string }
  | { readonly request: "listen"; readonly listening: boolean }
  | { readonly request: "look-at"; readonly target: readonly [number, number, number] | null }
  | { readonly request: "play-gesture"; readonly name: string; readonly weight: number }
  | { readonly request: "set-emotion"; readonly label: string; readonly intensity: number }
  | { readonly request: "set-style" | "set-policy"; readonly name: string }
  | { readonly request: "stillness"; readonly amount: number }
  | { readonly request: "resend"; readonly first_seq: number; readonly last_seq: number }
  | { readonly request: "join"; readonly client: string }
  | {
      readonly request: "report-playback";
      readonly client: string;
      readonly utterance_id: string;
      readonly position_micros: number;
      readonly skew_micros: number;
      readonly underruns: number;
    }
  | {
      readonly request: "player-event";
      readonly client: string;
      readonly name: string;
      readonly text: string;
    };

const WHOLE_KEYS = new Set([
  "first_seq",
  "last_seq",
  "position_micros",
  "skew_micros",
  "underruns",
]);

/** Returns the bytes of a request. Throws `RequestError` for one beyond the limits. */
export function encodeRequest(id: number, character: string, request: Request): Uint8Array<ArrayBuffer> {
  const entries: [string, Packable][] = [["id", new Whole(id)]];
  const { request: kind, ...fields } = request;
  entries.push(["request", kind], ["character", character]);
  for (const [key, value] of Object.entries(fields) as [string, Packable][]) {
    check(kind, key, value);
    entries.push([key, WHOLE_KEYS.has(key) ? new Whole(value as number) : value]);
  }
  const body = packMap(entries);
  const packet = new Uint8Array(2 + body.length);
  packet.set([limits.MAJOR, limits.MINOR]);
  packet.set(body, 2);
  return packet;
}

function check(kind: string, key: string, value: Packable): void {
  const most = key === "text" ? limits.MAX_TEXT_CHARS : limits.MAX_NAME_CHARS;
  if (typeof value === "string" && value.length > most && [...value].length > most) {
    throw new RequestError("bad-request", `${kind}: ${key}: longer than ${most} characters`);
  }
  const numbers = typeof value === "number" ? [value] : Array.isArray(value) ? value : [];
  if (!numbers.every(Number.isFinite)) {
    throw new RequestError("bad-request", `${kind}: ${key}: found a number that is not finite`);
  }
}
