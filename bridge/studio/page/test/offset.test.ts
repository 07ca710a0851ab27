import assert from "node:assert/strict";
import { test } from "node:test";

import { OffsetEstimator } from "../src/stream/offset.ts";
import { Random } from "./support/random.ts";

const SECOND = 1_000_000;

/** One ping between clocks whose difference is five seconds and grows by `drift`. */
function ping(clock: OffsetEstimator, sent: number, there: number, back: number, drift = 0): void {
  const answered = sent + there;
  const session = Math.round(answered + 5 * SECOND + drift * answered);
  clock.add(sent, session, answered + back);
}

function isNear(found: number, expected: number, within: number): void {
  assert.ok(Math.abs(found - expected) <= within, `${found} is not ${expected} ± ${within}`);
}

test("the quickest answer counts", () => {
  const clock = new OffsetEstimator();
  assert.equal(clock.isKnown, false);
  ping(clock, 0, 90_000, 20_000);
  ping(clock, 50_000, 300, 300);
  ping(clock, 100_000, 20_000, 90_000);
  isNear(clock.sessionAt(0), 5 * SECOND, 1);
  assert.equal(clock.roundTripMicros, 600);
});

test("the error stays within half the shortest round trip", () => {
  const random = new Random(3);
  for (let round = 0; round < 200; round++) {
    const clock = new OffsetEstimator();
    let shortest = Infinity;
    for (let i = 0; i < 7; i++) {
      const [there, back] = [random.between(0, 200_000), random.between(0, 200_000)];
      shortest = Math.min(shortest, there + back);
      ping(clock, i * SECOND, there, back);
    }
    isNear(clock.sessionAt(0), 5 * SECOND, shortest / 2 + 1);
  }
});

test("drift is followed over a bad link", () => {
  for (let seed = 0; seed < 20; seed++) {
    const random = new Random(seed);
    const drift = random.between(-200, 200) * 1e-6;
    const clock = new OffsetEstimator();
    for (let second = 0; second < 600; second++) {
      const [there, back] = [random.between(20_000, 100_000), random.between(20_000, 100_000)];
      ping(clock, second * SECOND, there, back, drift);
    }
    const now = 600 * SECOND;
    isNear(clock.sessionAt(now), now + 5 * SECOND + drift * now, 20_000);
  }
});

test("drift is exact over a good link", () => {
  const clock = new OffsetEstimator();
  for (let second = 0; second < 120; second++) ping(clock, second * SECOND, 200, 200, 100e-6);
  isNear(clock.driftPpm, 100, 1);
  isNear(clock.sessionAt(0), 5 * SECOND, 50);
});

test("answers that cannot be are ignored, and another session starts over", () => {
  const clock = new OffsetEstimator();
  clock.add(100, 0, 50);
  clock.add(0, 0, 3 * SECOND);
  assert.equal(clock.isKnown, false);
  ping(clock, 0, 100, 100);
  clock.reset();
  assert.equal(clock.isKnown, false);
});
