import assert from "node:assert/strict";
import { test } from "node:test";

import { connect } from "../src/stream/client.ts";
import { RequestError } from "../src/stream/errors.ts";
import { PageSound } from "../src/stream/page-sound.ts";
import type { Speaker } from "../src/stream/speaker.ts";
import { FakeSpeaker } from "./support/fake-speaker.ts";
import { Sidecar } from "./support/sidecar.ts";
import { World } from "./support/world.ts";

const SECOND = 1_000_000;
const PICTURE = SECOND / 60;

/** Plays on a speaker on paper once a gesture has allowed it. */
class FakeSound extends PageSound {
  constructor(readonly device: FakeSpeaker) {
    super();
  }

  override speaker(): Speaker {
    return this.device.isHeld ? this.silence : this.device;
  }
}

function stage(sidecar = new Sidecar(5_000), device = new FakeSpeaker()) {
  const world: World = new World((socket) => sidecar.meet(socket, world));
  const client = connect("ws://localhost/stream", "", world, new FakeSound(device));
  return { world, client, sidecar, device };
}

/** Lets time pass and calls `see` at every picture. */
function watch(world: World, until: number, see: () => void = () => {}): void {
  for (let at = world.now + PICTURE; at < until; at += PICTURE) {
    world.run(at);
    see();
  }
}

test("a minute over a jittering, losing link: face and sound stay together", () => {
  const device = new FakeSpeaker(120, 10_000);
  const { world, client, sidecar } = stage(new Sidecar(60_000, 0.01, -80), device);
  watch(world, SECOND);
  sidecar.perform(world, 60 * SECOND);
  watch(world, 3 * SECOND, () => client.pose());
  globalThis.gc!();
  const before = process.memoryUsage();
  let worst = 0;
  watch(world, 60 * SECOND, () => {
    const pose = client.pose()!;
    const error = pose.weights[0]! - Sidecar.jawAt(pose.ptsMicros);
    worst = Math.max(worst, Math.abs(error));
  });
  globalThis.gc!();
  const grown = process.memoryUsage().heapUsed - before.heapUsed;
  const meters = client.meters();
  console.log("# a minute:", JSON.stringify(meters), "jaw", worst.toFixed(3));
  assert.ok(meters.skewP95! <= 20, `skew ${meters.skewP95} ms`);
  assert.ok(meters.jitter! <= 10, `jitter ${meters.jitter} ms`);
  assert.ok(worst < 0.08, `a jaw was off by ${worst}`); // a lost frame cuts a tip of the triangle
  assert.equal(meters.underruns, 0);
  assert.ok(sidecar.asked.some(({ request }) => request === "resend"));
  assert.ok(sidecar.asked.some(({ request }) => request === "report-playback"));
  assert.ok(grown < 4e6, `grew by ${grown} bytes`);
  assert.ok(client.utterances().length >= 5);
});

test("before a gesture the pose runs by the clock, and sound joins it", () => {
  const { world, client, sidecar, device } = stage();
  device.isHeld = true;
  watch(world, SECOND);
  sidecar.perform(world, 8 * SECOND);
  let last = 0;
  const see = () => {
    const playhead = client.playhead()!;
    assert.ok(playhead > last);
    assert.ok(Math.abs(playhead - sidecar.sessionAt(world.now)) < 5_000);
    last = client.pose() ? playhead : last;
  };
  watch(world, 4 * SECOND, see);
  assert.equal(device.played.length, 0);
  device.isHeld = false;
  watch(world, 7 * SECOND, see);
  assert.ok(device.sounds(world.now));
  assert.equal(client.meters().underruns, 0);
});

test("an interruption ends the sound at once, and the words", () => {
  const { world, client, sidecar, device } = stage();
  watch(world, SECOND);
  const start = Math.round(sidecar.sessionAt(world.now)) + 300_000;
  sidecar.utter(world, start, 3 * SECOND);
  watch(world, 2 * SECOND, () => client.playhead());
  assert.ok(device.sounds(world.now));
  const at = Math.round(sidecar.sessionAt(world.now));
  sidecar.send(world, { record: "interrupted", pts_micros: at, utterance_id: `u${start}` });
  watch(world, 2.06 * SECOND, () => client.playhead());
  assert.ok(!device.sounds(world.now));
  assert.equal(client.utterances()[0]!.endMicros, at);
  assert.equal(client.moments(start, at).length, 1);
});

test("a sidecar that comes back as another session starts everything anew", () => {
  const { world, client, sidecar } = stage();
  const statuses: unknown[] = [];
  client.on("status", (status) => statuses.push(status));
  watch(world, SECOND);
  sidecar.perform(world, 2 * SECOND);
  watch(world, 2 * SECOND, () => client.pose());
  sidecar.sessionId = "s2";
  sidecar.shiftMicros = 90 * SECOND;
  world.sockets.at(-1)!.drop();
  watch(world, 3 * SECOND);
  assert.equal(client.pose(), null);
  sidecar.perform(world, 5 * SECOND);
  watch(world, 5 * SECOND, () => client.pose());
  assert.deepEqual(statuses, ["open", "lost", "open"]);
  assert.equal(client.description!.sessionId, "s2");
  assert.ok(Math.abs(client.playhead()! - sidecar.sessionAt(world.now)) < 20_000);
  assert.ok(Math.abs(client.pose()!.ptsMicros - client.playhead()!) < 20_000);
});

test("it comes back ever more slowly, and not at all where that is no use", () => {
  const world: World = new World((socket) => socket.drop());
  const client = connect("ws://localhost/stream", "", world);
  world.run(40 * SECOND);
  assert.ok(world.sockets.length > 8 && world.sockets.length < 15, `${world.sockets.length}`);
  assert.equal(client.status, "lost");
  const closed: World = new World((socket) => socket.drop(1008, "nobody of that name"));
  const refused = connect("ws://localhost/stream", "nobody", closed);
  closed.run(40 * SECOND);
  assert.deepEqual([refused.status, closed.sockets.length], ["refused", 1]);
});

test("a sidecar that falls silent is gone", () => {
  const world: World = new World((socket) => socket.accept());
  const client = connect("ws://localhost/stream", "", world);
  world.run(2 * SECOND);
  assert.equal(client.status, "open");
  world.run(4.2 * SECOND);
  assert.equal(client.status, "lost");
  assert.equal(world.sockets[0]!.readyState, 3);
});

test("requests are answered, refused, or given up", async () => {
  const { world, client, sidecar } = stage();
  const early = client.interrupt();
  await assert.rejects(early, (error) => error instanceof RequestError);
  watch(world, SECOND);
  const turn = client.say("Hello.");
  watch(world, 2 * SECOND);
  assert.equal(await turn, "t1");
  sidecar.refusing = "set-style";
  const style = client.setStyle("none");
  watch(world, 3 * SECOND);
  await assert.rejects(style, { name: "RequestError", code: "bad-value" });
  world.sockets.at(-1)!.received = () => {};
  const lost = client.lookAt(null);
  world.run(8.1 * SECOND);
  await assert.rejects(lost, (error) => error instanceof RequestError);
});

test("the latency of an answer runs from asking to its first sound", async () => {
  const { world, client, sidecar } = stage(new Sidecar(0));
  watch(world, SECOND);
  const turn = client.takeTurn("Well?");
  watch(world, 1.1 * SECOND);
  await turn;
  sidecar.utter(world, Math.round(sidecar.sessionAt(world.now)) + 400_000, SECOND);
  watch(world, 2 * SECOND);
  const waited = client.meters().latencyMillis!;
  assert.ok(waited > 340 && waited < 360, `${waited} ms`);
});

test("broken packets are complained of now and then, and do no harm", () => {
  const { world, client, sidecar } = stage();
  const errors: unknown[] = [];
  client.on("error", (error) => errors.push(error));
  watch(world, SECOND);
  for (let i = 0; i < 100; i++) world.sockets.at(-1)!.deliver(i % 4, Uint8Array.of(i, 0, 1, 2));
  assert.equal(errors.length, 1);
  sidecar.perform(world, 2 * SECOND);
  watch(world, 2 * SECOND, () => client.pose());
  assert.equal(client.pose()!.weights.length, 52);
});

test("a page that is told to be silent is silent, and goes on in time", () => {
  const sound = new PageSound();
  sound.isElsewhere = true;
  assert.equal(sound.speaker(0), sound.silence);
});
