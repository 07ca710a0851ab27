import assert from "node:assert/strict";
import { test } from "node:test";

import { EASE_MICROS, HOLD_MICROS, PoseBuffer, RESUME_MICROS } from "../src/stream/buffer.ts";
import type { Frame } from "../src/stream/records.ts";
import { Random } from "./support/random.ts";

const STEP = 20_000;

function frame(seq: number, ptsMicros: number, jaw = 0, utteranceId = "u1", shapes = 2): Frame {
  return {
    kind: "frame",
    character: "hana",
    seq,
    ptsMicros,
    utteranceId,
    weights: new Float32Array(shapes).fill(jaw),
    head: Float32Array.of(0, 0, 0, 0, 0, 0, 1),
    bones: Float32Array.of(0, 0, 0, 1),
    hips: new Float32Array(3),
  };
}

function filled(...frames: Frame[]): PoseBuffer {
  const buffer = new PoseBuffer();
  for (const one of frames) buffer.insert(one);
  return buffer;
}

/** Frames whose jaw is their time in units of ten steps. */
const ramp = () => Array.from({ length: 10 }, (_, i) => frame(i, i * STEP, i / 10));
const jawAt = (buffer: PoseBuffer, at: number) => buffer.sample(at)!.weights[0]!;

function isNear(found: number, expected: number, within = 1e-5): void {
  assert.ok(Math.abs(found - expected) <= within, `${found} is not ${expected}`);
}

/** Every pose in the buffer, by looking at each step. */
function contents(buffer: PoseBuffer): string {
  const found: string[] = [];
  for (let at = 0; at <= 9 * STEP; at += STEP / 2) {
    const { state, ptsMicros, weights } = buffer.sample(at)!;
    found.push(`${state} ${ptsMicros} ${weights[0]}`);
  }
  return found.join();
}

test("between two frames it is their mixture", () => {
  for (let at = 0; at < 9 * STEP; at += 1_717) {
    const buffer = filled(...ramp());
    isNear(jawAt(buffer, at), at / STEP / 10);
    const { state, ptsMicros } = buffer.sample(at)!;
    assert.deepEqual([state, ptsMicros], ["live", at]);
  }
});

test("rotations take the shorter way and stay of length one", () => {
  const one = frame(1, 0);
  const other = frame(2, STEP);
  one.bones.set([0, Math.SQRT1_2, 0, Math.SQRT1_2]);
  other.bones.set([0, 0, 0, -1]);
  const { bones, head } = filled(one, other).sample(STEP / 2)!;
  isNear(Math.abs(bones[1]!), Math.sin(Math.PI / 8));
  isNear(Math.hypot(...bones), 1);
  assert.deepEqual([...head], [0, 0, 0, 0, 0, 0, 1]);
});

test("nothing is shown before the first frame", () => {
  assert.equal(new PoseBuffer().sample(0), null);
  const early = filled(frame(1, 100_000, 0.5)).sample(20_000)!;
  assert.deepEqual([early.state, early.ptsMicros], ["early", 100_000]);
});

test("a frame replaces those at and after its instant", () => {
  const buffer = filled(...ramp(), frame(20, 5 * STEP, 0.9));
  assert.equal(buffer.aheadMicros(0), 5 * STEP);
  isNear(jawAt(buffer, 5 * STEP), 0.9);
  isNear(jawAt(buffer, 4 * STEP), 0.4);
});

test("the order of arrival does not matter", () => {
  const random = new Random(11);
  for (let round = 0; round < 300; round++) {
    const count = random.between(1, 12);
    const frames = Array.from({ length: count }, (_, seq) =>
      frame(seq, random.between(0, 8) * STEP, random.next()),
    );
    assert.equal(contents(filled(...random.shuffled(frames))), contents(filled(...frames)));
  }
});

test("a replaced frame that comes after its replacement is stale", () => {
  const buffer = filled(frame(5, STEP, 0.5), frame(2, 3 * STEP, 0.2));
  assert.deepEqual([buffer.stale, buffer.aheadMicros(0)], [1, STEP]);
});

test("an interruption voids only what is older than it", () => {
  const buffer = filled(...ramp(), frame(20, 9 * STEP, 1));
  buffer.cut(4 * STEP, 15);
  isNear(jawAt(buffer, 3 * STEP), 0.3);
  isNear(jawAt(buffer, 6 * STEP), 0.65); // half way from the frame at 3 to the one at 9
});

test("a starved page holds, then eases, then rests", () => {
  const buffer = filled(frame(1, 0, 0, ""), frame(2, STEP, 1));
  let before = STEP;
  for (const [at, state, jaw] of [
    [STEP, "live", 1],
    [STEP + HOLD_MICROS, "held", 1],
    [STEP + HOLD_MICROS + EASE_MICROS / 2, "easing", 0.5],
    [STEP + HOLD_MICROS + EASE_MICROS, "resting", 0],
    [2_000_000, "resting", 0],
  ] as const) {
    for (; before < at; before += STEP) buffer.sample(before);
    const shown = buffer.sample(at)!;
    assert.deepEqual([shown.state, shown.ptsMicros], [state, STEP]);
    isNear(shown.weights[0]!, jaw);
  }
});

test("a leap over a starvation is eased too", () => {
  const buffer = filled(frame(1, 0, 0, ""), frame(2, STEP, 1));
  let jaw = jawAt(buffer, STEP);
  for (let at = 600_000; at < 1_200_000; at += STEP) {
    assert.ok(Math.abs(jawAt(buffer, at) - jaw) < 0.1);
    jaw = jawAt(buffer, at);
  }
  assert.equal(jaw, 0);
});

test("frames that come again are mixed in without a jump", () => {
  const buffer = filled(frame(1, 0, 1));
  const start = 5_000_000;
  assert.equal(jawAt(buffer, start), 0);
  for (let i = 0; i < 20; i++) buffer.insert(frame(2 + i, start + i * STEP, 1));
  let [jaw, pts] = [0, 0];
  for (let at = start; at < start + RESUME_MICROS + STEP; at += 5_000) {
    const shown = buffer.sample(at)!;
    assert.ok(shown.weights[0]! - jaw < 0.1 && shown.ptsMicros >= pts);
    [jaw, pts] = [shown.weights[0]!, shown.ptsMicros];
  }
  assert.equal(jaw, 1);
  assert.equal(pts, start + RESUME_MICROS + STEP - 5_000);
});

test("a frame a little late is caught up with at once", () => {
  const buffer = filled(...ramp());
  assert.equal(buffer.sample(9 * STEP + 5_000)!.state, "held");
  buffer.insert(frame(10, 10 * STEP, 1));
  const shown = buffer.sample(9 * STEP + 10_000)!;
  assert.deepEqual([shown.state, shown.ptsMicros], ["live", 9 * STEP + 10_000]);
});

test("late frames are counted, and shown only while nothing newer is there", () => {
  const buffer = filled(...ramp());
  buffer.sample(12 * STEP);
  buffer.insert(frame(10, 10 * STEP, 0.7));
  assert.equal(buffer.late, 1);
  isNear(jawAt(buffer, 12 * STEP), 0.7);
});

test("another rig starts over, and clearing keeps only the counts", () => {
  const buffer = filled(...ramp(), frame(11, 10 * STEP, 0, "u1", 5));
  assert.equal(buffer.sample(0)!.weights.length, 5);
  buffer.clear();
  assert.deepEqual([buffer.sample(0), buffer.aheadMicros(0)], [null, 0]);
});

test("the arrays of a pose are the same from one picture to the next", () => {
  const buffer = filled(...ramp());
  const { weights, bones, head, hips } = buffer.sample(0)!;
  const next = buffer.sample(STEP)!;
  assert.ok(next.weights === weights && next.bones === bones);
  assert.ok(next.head === head && next.hips === hips);
});
