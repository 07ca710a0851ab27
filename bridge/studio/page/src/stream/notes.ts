/** What the sidecar tells beside the stream, from JSON that may be anything. */

import type { Note } from "../contract.ts";
import { WireError } from "./errors.ts";
import { MAX_PACKET_BYTES } from "./limits.ts";

const text = new TextDecoder("utf-8", { fatal: true });

/** Returns the note in `bytes`; lists it lacks are empty. Throws `WireError`. */
export function decodeNote(bytes: Uint8Array): Note {
  if (bytes.length > MAX_PACKET_BYTES) throw new WireError("note: too long");
  let found: unknown;
  try {
    found = JSON.parse(text.decode(bytes));
  } catch {
    throw new WireError("note: found no JSON");
  }
  if (typeof found !== "object" || found === null || Array.isArray(found)) {
    throw new WireError("note: found no object");
  }
  const body: Record<string, unknown> = { ...found };
  const lists = (key: string) => strings(body[key]);
  return {
    characters: lists("characters"),
    outputs: lists("outputs"),
    clients: lists("clients"),
    styles: lists("styles"),
    policies: lists("policies"),
    emotions: lists("emotions"),
    gestures: groups(body["gestures"]),
    listenerReason: string(body["listenerReason"]),
    endpoints: lists("endpoints"),
    character: string(body["character"]),
    client: string(body["client"]),
    style: string(body["style"]),
    policy: string(body["policy"]),
    sound: body["sound"] === "sidecar" ? "sidecar" : "page",
  };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function groups(value: unknown): Record<string, string[]> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, items]) => [name, strings(items)]));
}

function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}
