import assert from "node:assert/strict";
import { test } from "node:test";

import { GIVE_UP_MICROS, Player, STALE_MICROS } from "../src/stream/player.ts";
import { SilentSpeaker } from "../src/stream/speaker.ts";
import { FakeSpeaker } from "./support/fake-speaker.ts";

const MILLI = 1000;
const RATE = 24_000;
const STAMP = { character: "hana", seq: 0 };

interface Sight {
  readonly now: number;
  readonly position: number;
  readonly sounds: boolean;
}

/** Runs a player in virtual time, session clock and client clock being one. */
class Ear {
  readonly player: Player;
  seq = 0;

  constructor(readonly speaker = new FakeSpeaker()) {
    this.player = new Player(speaker);
  }

  chunk(at: number, { id = "u1", millis = 40, seq = ++this.seq, rate = RATE } = {}): void {
    const samples = new Float32Array((millis * rate) / 1000).fill(0.5);
    const stamp = { ...STAMP, seq, ptsMicros: at * MILLI };
    this.player.take({ kind: "audio", ...stamp, utteranceId: id, sampleRate: rate, samples });
  }

  run(from: number, to: number, id = "u1"): void {
    for (let at = from; at < to; at += 40) this.chunk(at, { id });
  }

  end(at: number, utteranceId = "u1"): void {
    this.player.take({ kind: "utterance-ended", ...STAMP, ptsMicros: at * MILLI, utteranceId });
  }

  interrupt(at: number, utteranceId = "u1"): void {
    this.player.take({ kind: "interrupted", ...STAMP, ptsMicros: at * MILLI, utteranceId });
  }

  /** What is heard at every millisecond, in milliseconds. */
  listen(from: number, to: number, step = 1): Sight[] {
    const sights: Sight[] = [];
    for (let now = from; now < to; now += step) {
      this.player.advance(now * MILLI, (client) => client);
      const position = this.player.position(now * MILLI)! / MILLI;
      sights.push({ now, position, sounds: this.speaker.sounds(now * MILLI) });
    }
    return sights;
  }
}

const sounding = (sights: Sight[]) => sights.filter(({ sounds }) => sounds);

function isNear(found: number | undefined, expected: number, within = 1): void {
  assert.ok(
    found !== undefined && Math.abs(found - expected) <= within,
    `${found} is not ${expected} ± ${within}`,
  );
}

test("a chunk is heard when its time says", () => {
  const ear = new Ear();
  ear.listen(0, 400);
  ear.chunk(500);
  ear.end(540);
  const heard = sounding(ear.listen(400, 800));
  isNear(heard[0]?.now, 500);
  isNear(heard.at(-1)?.now, 540);
  assert.equal(ear.player.underruns, 0);
});

test("the position is what is heard, on a fast crystal with steps in its reports", () => {
  const ear = new Ear(new FakeSpeaker(200, 10 * MILLI));
  ear.listen(0, 300);
  ear.run(500, 10_500);
  ear.end(10_500);
  const starts = () => ear.speaker.played.map(({ start }) => start);
  for (const { now, position } of ear.listen(300, 10_400, 7)) {
    if (now < 1_000) continue;
    // The first sample of the run stands at its pts; from there on only the crystal counts.
    const sample = ((now * MILLI - ear.speaker.latencyMicros) * RATE * 1.0002) / 1e6;
    isNear(position, 500 + ((sample - starts()[0]!) * 1000) / RATE, 10);
  }
  assert.equal(ear.player.underruns, 0);
});

test("chunks of a run follow each other sample by sample", () => {
  const ear = new Ear(new FakeSpeaker(150));
  ear.run(500, 2_500);
  ear.end(2_500);
  ear.listen(0, 2_600);
  const { played } = ear.speaker;
  assert.equal(played.length, 50);
  for (const [i, one] of played.entries()) assert.equal(one.start, played[0]!.start + i * 960);
});

test("session time is continuous through silence, sound and silence", () => {
  const ear = new Ear(new FakeSpeaker(200));
  ear.run(500, 1_500);
  ear.end(1_500);
  const sights = ear.listen(100, 2_500);
  for (let i = 1; i < sights.length; i++) {
    const step = sights[i]!.position - sights[i - 1]!.position;
    assert.ok(step > 0.4 && step < 1.6, `step ${step} at ${sights[i]!.now}`);
  }
  isNear(sights.at(-1)?.position, sights.at(-1)!.now);
});

test("a late beginning is played late and whole, and then time is caught up with", () => {
  const ear = new Ear();
  ear.listen(0, 600);
  ear.run(500, 580);
  ear.end(580);
  const sights = ear.listen(600, 5_000);
  const heard = sounding(sights);
  isNear(heard[0]?.position, 500, 2);
  isNear(heard.at(-1)?.position, 580, 2);
  assert.equal(heard.length, 80);
  assert.equal(ear.player.underruns, 1);
  isNear(sights.at(-1)?.position, sights.at(-1)!.now);
});

test("a late chunk that comes alone is played once", () => {
  const ear = new Ear();
  ear.listen(0, 600);
  ear.chunk(500);
  assert.equal(sounding(ear.listen(600, 700)).length, 40);
  assert.equal(ear.speaker.played.length, 1);
});

test("a starved utterance stands still and goes on where it was", () => {
  const ear = new Ear();
  ear.chunk(500);
  const still = ear.listen(0, 700);
  isNear(still[650]?.position, 540);
  ear.chunk(540);
  ear.end(580);
  const heard = sounding(ear.listen(700, 900));
  isNear(heard[0]?.position, 540, 2);
  assert.equal(heard.length, 40);
  assert.equal(ear.player.underruns, 1);
  assert.ok(ear.player.starvedMicros > 100 * MILLI);
});

test("a lost chunk leaves a gap of its own length", () => {
  const ear = new Ear();
  ear.chunk(500);
  ear.chunk(580);
  ear.end(620);
  const heard = sounding(ear.listen(0, 800));
  isNear(heard.find(({ position }) => position >= 580)?.now, 580);
  assert.equal(heard.length, 80);
  assert.equal(ear.player.underruns, 0);
});

test("a chunk that is sent again in time is put in its place", () => {
  const ear = new Ear();
  ear.listen(0, 100);
  ear.chunk(500, { seq: 1 });
  ear.chunk(580, { seq: 3 });
  ear.end(620);
  ear.listen(100, 400);
  ear.chunk(540, { seq: 2 });
  assert.equal(sounding(ear.listen(400, 800)).length, 120);
  assert.equal(ear.player.underruns, 0);
});

test("an utterance that never ends is given up", () => {
  const ear = new Ear();
  ear.chunk(500);
  const last = ear.listen(0, 620 + GIVE_UP_MICROS / MILLI).at(-1)!;
  isNear(last.position, last.now, 50);
});

test("very late sound is not played", () => {
  const ear = new Ear();
  const start = 700 + STALE_MICROS / MILLI;
  ear.listen(0, start);
  ear.chunk(500);
  assert.equal(sounding(ear.listen(start, start + 300)).length, 0);
});

test("sound that comes again is not played again", () => {
  const ear = new Ear();
  ear.run(500, 620);
  ear.end(620);
  ear.listen(0, 600);
  ear.chunk(500, { seq: 1 });
  assert.equal(sounding(ear.listen(600, 1_000)).length, 20);
  assert.equal(ear.speaker.played.length, 3);
});

test("an interruption is silence within the latency, and drops what is queued", () => {
  const ear = new Ear();
  ear.run(500, 1_500);
  ear.listen(0, 700);
  ear.interrupt(690);
  const heard = sounding(ear.listen(700, 1_800));
  assert.ok(heard.at(-1)!.now - 700 <= ear.speaker.latencyMicros / MILLI + 2);
  assert.equal(ear.player.underruns, 0);
});

test("an interruption that is announced cuts at its instant and not before", () => {
  const ear = new Ear();
  ear.run(500, 1_500);
  ear.listen(0, 700);
  ear.interrupt(850);
  isNear(sounding(ear.listen(700, 1_800)).at(-1)?.now, 850);
});

test("the next utterance after an interruption is in time", () => {
  const ear = new Ear();
  ear.run(500, 1_500);
  ear.listen(0, 700);
  ear.interrupt(690);
  ear.chunk(1_200, { id: "u2" });
  ear.end(1_240, "u2");
  const heard = sounding(ear.listen(800, 1_500));
  isNear(heard[0]?.now, 1_200, 2);
  assert.equal(heard.length, 40);
});

test("a page that stood still goes on where the sound is, without a rush", () => {
  const ear = new Ear();
  ear.run(500, 700);
  ear.listen(0, 600);
  ear.run(700, 1_400);
  ear.end(1_400);
  const sights = ear.listen(1_000, 2_000);
  assert.equal(ear.player.underruns, 1);
  isNear(sounding(sights)[0]?.position, 700, 3);
});

test("a page that stood still for long goes on where the session is", () => {
  const ear = new Ear();
  ear.run(500, 700);
  ear.listen(0, 600);
  ear.run(700, 6_000);
  const heard = sounding(ear.listen(4_000, 5_000));
  isNear(heard.at(-1)?.position, heard.at(-1)!.now, 40);
});

test("sound joins in the middle of a word when the browser lets it", () => {
  const silent = new SilentSpeaker();
  const ear = new Ear();
  const player = new Player(silent);
  Object.assign(ear, { player });
  ear.run(500, 1_500);
  ear.end(1_500);
  const before = ear.listen(0, 903);
  isNear(before.at(-1)?.position, 902);
  player.use(ear.speaker, 903 * MILLI);
  const after = ear.listen(903, 1_700);
  for (const { now, position } of after) isNear(position, now, 2);
  const heard = sounding(after);
  isNear(heard[0]?.now, 945, 15);
  isNear(heard.at(-1)?.now, 1_500, 2);
  assert.equal(player.underruns, 0);
});

test("a device that is lost leaves the pose running by the clock", () => {
  const ear = new Ear();
  ear.run(500, 1_500);
  ear.end(1_500);
  ear.listen(0, 900);
  ear.player.use(new SilentSpeaker(), 900 * MILLI);
  for (const { now, position } of ear.listen(900, 1_700)) isNear(position, now, 2);
  const end = (900 * RATE) / 1000;
  const left = ear.speaker.played.filter(({ start, length }) => start + length > end);
  assert.ok(left.length > 10 && left.every(({ stoppedAt }) => stoppedAt < Infinity));
});

test("a device that corrects itself by far does not move the session's time", () => {
  const ear = new Ear();
  ear.speaker.mistakenMicros = 400 * MILLI;
  ear.run(500, 3_000);
  ear.end(3_000);
  ear.listen(0, 800);
  ear.speaker.mistakenMicros = 0;
  const after = ear.listen(800, 2_900);
  for (const { now, position } of after) isNear(position, now, 2);
  assert.ok(after.slice(100).every(({ sounds }) => sounds));
  assert.equal(ear.player.underruns, 0);
});

test("sound at another rate is played at its own time", () => {
  const ear = new Ear();
  for (let at = 100; at < 1_100; at += 100) ear.chunk(at, { millis: 100, rate: 22_050 });
  ear.end(1_100);
  const heard = sounding(ear.listen(0, 1_500));
  isNear(heard[0]?.now, 100);
  isNear(heard.at(-1)?.now, 1_100);
  assert.equal(ear.player.underruns, 0);
});

test("another session starts at its own time", () => {
  const ear = new Ear();
  ear.chunk(500);
  ear.listen(0, 300);
  ear.player.clear();
  ear.player.advance(400 * MILLI, (client) => client + 1e9);
  assert.ok(ear.player.position(420 * MILLI)! > 1e9);
});
