import assert from "node:assert/strict";
import { test } from "node:test";

import { Pings } from "../src/stream/pings.ts";
import { Recovery, SequenceCounter } from "../src/stream/sequence.ts";

function noted(...seqs: number[]): SequenceCounter {
  const counter = new SequenceCounter();
  for (const seq of seqs) counter.note(seq);
  return counter;
}

test("joining late is no loss", () => {
  const counter = noted(100, 101);
  assert.deepEqual([counter.received, counter.lost, counter.missing()], [2, 0, null]);
});

test("a gap is lost until it is sent again", () => {
  const counter = noted(1, 2, 6);
  assert.deepEqual([counter.lost, counter.missing()], [3, [3, 5]]);
  assert.ok(counter.note(4));
  assert.deepEqual([counter.lost, counter.missing()], [2, [5, 5]]);
});

test("the same record twice is a duplicate", () => {
  const counter = noted(1, 2);
  assert.ok(!counter.note(2) && !counter.note(1));
  assert.equal(counter.duplicates, 2);
});

test("a wild jump costs neither time nor memory", () => {
  const counter = noted(1, Number.MAX_SAFE_INTEGER);
  assert.equal(counter.lost, Number.MAX_SAFE_INTEGER - 2);
  assert.equal(new Recovery().request(counter), null);
});

test("a gap is asked for once, and the next one without it", () => {
  const recovery = new Recovery();
  const counter = noted(1, 5);
  assert.deepEqual(recovery.request(counter), [2, 4]);
  assert.equal(recovery.request(counter), null);
  counter.note(7);
  assert.deepEqual(recovery.request(counter), [6, 6]);
});

test("another session has its own numbers", () => {
  const recovery = new Recovery();
  const counter = noted(90, 92);
  recovery.request(counter);
  counter.restart();
  recovery.restart();
  for (const seq of [1, 3]) counter.note(seq);
  assert.deepEqual(recovery.request(counter), [2, 2]);
});

test("eight quick pings, and then one a second", () => {
  const pings = new Pings();
  const sent: number[] = [];
  for (let now = 0; now < 5_000_000; now += 10_000) {
    if (!pings.isDue(now)) continue;
    sent.push(now);
    pings.sent(sent.length, now);
  }
  assert.deepEqual(sent.slice(0, 8), [0, 1, 2, 3, 4, 5, 6, 7].map((i) => i * 50_000));
  assert.deepEqual(sent.slice(8, 11), [1_350_000, 2_350_000, 3_350_000]);
  assert.equal(pings.answered(3), 100_000);
  assert.equal(pings.answered(3), null);
});
