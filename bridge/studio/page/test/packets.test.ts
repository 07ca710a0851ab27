import assert from "node:assert/strict";
import { test } from "node:test";

import { RequestError, UnknownKindError, VersionError, WireError } from "../src/stream/errors.ts";
import { decodeNote } from "../src/stream/notes.ts";
import { packMap, Whole } from "../src/stream/pack.ts";
import { decode } from "../src/stream/packets.ts";
import { decodeReply } from "../src/stream/replies.ts";
import { encodeRequest, type Request } from "../src/stream/requests.ts";
import { unpack } from "../src/stream/unpack.ts";
import { golden } from "./support/golden.ts";
import { Random } from "./support/random.ts";

const RENAMED: Record<string, string> = { kind: "layer" };
const camel = (key: string) => key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
const flat = (value: unknown) => (value instanceof Float32Array ? [...value] : value);
const bytes = (...numbers: number[]) => Uint8Array.from(numbers);

function packet(...entries: Parameters<typeof packMap>[0]): Uint8Array {
  return Uint8Array.from([0x61, 0, 1, 0, ...packMap(entries)]);
}

for (const { name, bytes: packet, fields } of golden("stream-")) {
  test(`${name} says what its golden file says`, () => {
    const record = decode(packet) as unknown as Record<string, unknown>;
    const { rig, ...plain } = fields as Record<string, Record<string, unknown>>;
    for (const [key, expected] of Object.entries({ ...plain, ...rig })) {
      const wanted = Array.isArray(expected) ? expected.flat() : expected;
      assert.deepEqual(flat(record[RENAMED[key] ?? camel(key)]), wanted, key);
    }
  });
}

for (const { name, bytes: packet, fields } of [...golden("reply-"), ...golden("refusal")]) {
  test(`${name} says what its golden file says`, () => {
    const answer = decodeReply(packet) as unknown as Record<string, unknown>;
    for (const [key, expected] of Object.entries(fields)) {
      const found = answer[camel(key)];
      const plain = found instanceof Uint8Array ? Buffer.from(found).toString("hex") : found;
      assert.deepEqual(plain, expected, key);
    }
  });
}

for (const { name, bytes: packet } of golden("request-")) {
  test(`${name} is written as its golden file holds it`, () => {
    const { id, character, ...request } = Object.fromEntries(
      unpack(packet.subarray(2)) as Map<string, unknown>,
    );
    const written = encodeRequest(id as number, character as string, request as Request);
    assert.deepEqual(written.subarray(0, 2), packet.subarray(0, 2));
    assert.deepEqual(unpack(written.subarray(2)), unpack(packet.subarray(2)));
  });
}

test("a hundred thousand mutated packets raise nothing but WireError", () => {
  const random = new Random(7);
  const sources = [...golden("stream-"), ...golden("reply-"), ...golden("refusal")];
  let refused = 0;
  for (let round = 0; round < 100_000; round++) {
    const { name, bytes: source } = sources[round % sources.length]!;
    let mutated = source.slice();
    for (let i = random.between(1, 4); i > 0; i--) {
      mutated[random.between(0, Math.min(mutated.length, 300) - 1)] = random.between(0, 255);
    }
    if (random.next() < 0.2) mutated = mutated.subarray(0, random.between(0, mutated.length));
    try {
      if (name.startsWith("stream-")) decode(mutated);
      else decodeReply(mutated);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      refused++;
    }
  }
  assert.ok(refused > 20_000, `only ${refused} were refused`);
});

test("another major version is refused, whatever follows", () => {
  assert.throws(() => decode(bytes(0x61, 0, 2, 0, 0x80)), VersionError);
  assert.throws(() => decodeReply(bytes(9, 0, 0x80)), VersionError);
});

test("an unknown kind names its number, so that it does not look lost", () => {
  const unknown = packet(["record", "aura"], ["seq", new Whole(77)]);
  assert.throws(
    () => decode(unknown),
    (error) => error instanceof UnknownKindError && error.kind === "aura" && error.seq === 77,
  );
});

test("unknown keys are ignored", () => {
  const stamp = [["seq", new Whole(1)], ["pts_micros", new Whole(-5)]] as const;
  const heartbeat = decode(packet(["record", "heartbeat"], ...stamp, ["mood", "later"]));
  assert.deepEqual(heartbeat, { kind: "heartbeat", character: "a", seq: 1, ptsMicros: -5 });
});

test("lengths are not trusted, nor depth", () => {
  for (const body of [
    [0xdd, 0xff, 0xff, 0xff, 0xff],
    [0xdf, 0xff, 0xff, 0xff, 0xff],
    [0xc6, 0xff, 0xff, 0xff, 0xff],
    [0xdb, 0xff, 0xff, 0xff, 0xff],
    [0xcf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    [0xc1],
    Array.from({ length: 50_000 }, () => 0x91),
  ]) {
    assert.throws(() => unpack(Uint8Array.from(body)), WireError);
  }
});

test("floats are read where they lie, and copied only where they must be", () => {
  const [frame] = golden("stream-frame");
  for (let shift = 0; shift < 4; shift++) {
    const moved = new Uint8Array(frame!.bytes.length + shift);
    moved.set(frame!.bytes, shift);
    const record = decode(moved.subarray(shift));
    assert.ok(record.kind === "frame");
    assert.deepEqual([...record.weights], frame!.fields["weights"]);
  }
});

test("numbers that are not finite are refused", () => {
  const [audio] = golden("stream-audio");
  const broken = audio!.bytes.slice();
  broken.set([0, 0, 0xc0, 0x7f], broken.length - 4);
  assert.throws(() => decode(broken), /not finite|finite numbers/);
});

test("requests beyond the limits are not sent", () => {
  const long = "x".repeat(10_001);
  assert.throws(() => encodeRequest(1, "a", { request: "say", text: long }), RequestError);
  const target = [0, NaN, 1] as const;
  assert.throws(() => encodeRequest(1, "a", { request: "look-at", target }), RequestError);
});

test("a note may lack anything, and hold anything", () => {
  const note = decodeNote(new TextEncoder().encode('{"styles": ["calm", 3], "clients": 7}'));
  assert.deepEqual(note.styles, ["calm"]);
  assert.deepEqual([note.clients, note.sound], [[], "page"]);
  assert.throws(() => decodeNote(bytes(0x5b, 0x5d)), WireError);
  assert.throws(() => decodeNote(bytes(0xff)), WireError);
});
