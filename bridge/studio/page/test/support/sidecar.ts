/** A sidecar on paper: talks all the time, over a link that delays and loses. */

import { unpack } from "../../src/stream/unpack.ts";
import { answer, streamPacket, type Body } from "./encode.ts";
import { Random } from "./random.ts";
import type { FakeSocket, World } from "./world.ts";

const CHARACTER = "hana";
const FRAME_MICROS = 1e6 / 60;
const CHUNK_MICROS = 40_000;
const LEAD_MICROS = 150_000;
const SHAPES = Array.from({ length: 52 }, (_, i) => (i ? `shape${i}` : "jawOpen"));
const BONES = Array.from({ length: 55 }, (_, i) => `bone${i}`);
const IDENTITIES = Float32Array.from({ length: 220 }, (_, i) => (i % 4 === 3 ? 1 : 0));

export interface Asked {
  readonly [key: string]: unknown;
}

/** Its clock is the world's, shifted and fast by `ppm`; jaws say their time: see `jawAt`. */
export class Sidecar {
  readonly asked: Asked[] = [];
  sessionId = "s1";
  shiftMicros = 5_000_000;
  refusing = "";
  private seq = 0;
  private socket: FakeSocket | null = null;
  private arrival = 0;
  private readonly kept = new Map<number, Body>();
  private readonly random = new Random(5);

  constructor(
    private readonly jitterMicros: number,
    private readonly lossShare = 0,
    private readonly ppm = 0,
  ) {}

  readonly meet = (socket: FakeSocket, world: World): void => {
    this.socket = socket;
    this.arrival = 0;
    socket.received = (packet) => this.take(packet, world);
    socket.accept();
    const note = JSON.stringify({ client: "page-1", characters: [CHARACTER] });
    socket.deliver(2, new TextEncoder().encode(note));
    this.describe(world);
  };

  /** Session time at a world's. */
  sessionAt(now: number): number {
    return now * (1 + this.ppm * 1e-6) + this.shiftMicros;
  }

  /** The jaw at a session time: a triangle of a second. */
  static jawAt(ptsMicros: number): number {
    return Math.abs(((ptsMicros / 1e6) % 1) * 2 - 1);
  }

  describe(world: World): void {
    const rig = {
      shape_names: SHAPES,
      bone_names: BONES,
      bone_parents: BONES.map((_, i) => i - 1),
      rest_positions: new Float32Array(BONES.length * 3),
    };
    const rates = { frame_rate: 60, sample_rate: 24_000, lead_micros: LEAD_MICROS };
    const session = { session_id: this.sessionId, control_endpoint: "" };
    this.send(world, { record: "describe", rig, ...rates, ...session });
  }

  /** Sends frames and, within each ten seconds, seven of speech, until `until`. */
  perform(world: World, until: number): void {
    const begin = Math.ceil(this.sessionAt(world.now));
    for (let pts = begin; pts < this.sessionAt(until); pts += FRAME_MICROS) {
      this.at(world, pts, () => this.frame(world, Math.round(pts)));
    }
    for (let start = begin + 500_000; start < this.sessionAt(until); start += 10_000_000) {
      this.utter(world, Math.round(start), 7_000_000);
    }
    for (let now = world.now; now < until; now += 1_000_000) {
      world.later((now - world.now) / 1000, () => this.describe(world));
    }
  }

  utter(world: World, start: number, length: number): void {
    const id = `u${start}`;
    const about = { turn_id: "t1", text: "so", sentence_type: "statement", act: "", emotion: "" };
    const body = { record: "utterance-started", pts_micros: start, utterance_id: id, ...about };
    this.at(world, start, () => this.send(world, body));
    for (let pts = start; pts < start + length; pts += CHUNK_MICROS) {
      const samples = new Float32Array((24_000 * CHUNK_MICROS) / 1e6).fill(0.25);
      const chunk = { record: "audio", utterance_id: id, sample_rate: 24_000, samples };
      this.at(world, pts, () => this.send(world, { ...chunk, pts_micros: pts }));
    }
    const word = { record: "event", utterance_id: id, kind: "word", name: "so" };
    const span = { pts_micros: start, end_micros: start + 300_000 };
    this.at(world, start, () => this.send(world, { ...word, ...span }));
    const end = { record: "utterance-ended", pts_micros: start + length, utterance_id: id };
    this.at(world, start + length, () => this.send(world, end));
  }

  send(world: World, body: Body): void {
    const seq = ++this.seq;
    const numbered = { ...body, seq };
    this.kept.set(seq, numbered);
    this.kept.delete(seq - 512);
    if (this.random.next() >= this.lossShare || body["record"] === "describe") {
      this.deliver(world, 0, streamPacket(CHARACTER, numbered));
    }
  }

  private frame(world: World, pts: number): void {
    const weights = new Float32Array(SHAPES.length);
    weights[0] = Sidecar.jawAt(pts);
    const head = Float32Array.of(0, 0, 0, 0, 0, 0, 1);
    const body = { weights, head, bones: IDENTITIES, hips: new Float32Array(3) };
    this.send(world, { record: "frame", pts_micros: pts, utterance_id: "", ...body });
  }

  private at(world: World, pts: number, call: () => void): void {
    const due = (pts - LEAD_MICROS - this.shiftMicros) / (1 + this.ppm * 1e-6);
    world.later(Math.max(0, due - world.now) / 1000, call);
  }

  /** A WebSocket keeps the order: what overtakes nothing waits for what is before it. */
  private deliver(world: World, content: number, packet: Uint8Array): void {
    const { socket } = this;
    const delay = this.random.next() ** 3 * this.jitterMicros;
    this.arrival = Math.max(this.arrival + 1, world.now + 500 + delay);
    world.later((this.arrival - world.now) / 1000, () => socket?.deliver(content, packet));
  }

  private take(packet: Uint8Array, world: World): void {
    const found = unpack(packet.subarray(2)) as Map<string, unknown>;
    const asked = Object.fromEntries(found);
    this.asked.push(asked);
    if (asked["request"] === this.refusing) {
      const why = { code: "bad-value", message: "no such thing" };
      const body = { reply: "refused", request_id: asked["id"] as number, ...why };
      this.deliver(world, 1, answer(body));
      return;
    }
    if (asked["request"] === "resend") this.resend(world, asked);
    const done = { reply: "done", request_id: asked["id"] as number, turn_id: "t1" };
    const session_micros = Math.round(this.sessionAt(world.now));
    this.deliver(world, 1, answer({ ...done, session_micros }));
  }

  private resend(world: World, asked: Asked): void {
    for (let seq = asked["first_seq"] as number; seq <= (asked["last_seq"] as number); seq++) {
      const body = this.kept.get(seq);
      if (body) this.deliver(world, 0, streamPacket(CHARACTER, body));
    }
  }
}
