/** The stream of one character over a WebSocket, as the page sees it. */

import type * as contract from "../contract.ts";
import { Asking } from "./asking.ts";
import { UnknownKindError } from "./errors.ts";
import { Link, type Surroundings } from "./link.ts";
import { Listener } from "./listener.ts";
import { decodeNote } from "./notes.ts";
import { decode } from "./packets.ts";
import { PageSound } from "./page-sound.ts";
import { Pings } from "./pings.ts";
import { decodeReply, type Refusal, type Reply } from "./replies.ts";
import type { Request } from "./requests.ts";
import type { StreamRecord } from "./records.ts";

const TICK_MILLIS = 50; // of pings at the start
const REPORT_EVERY_MICROS = 100_000;
const COMPLAIN_EVERY_MICROS = 1_000_000; // a stream of broken packets is one trouble

type Incoming = StreamRecord | Reply | Refusal | contract.Note | UnknownKindError;
type Event = Parameters<contract.StreamClient["on"]>[0];

/** The first byte of what a page receives. */
const enum Content {
  Record = 0,
  Answer = 1,
  Note = 2,
}

const BROWSER: Surroundings = {
  open: (url) => new WebSocket(url),
  nowMicros: () => performance.now() * 1e3,
  later(millis, call) {
    const timer = setTimeout(call, millis);
    return () => clearTimeout(timer);
  },
};

/** Connects to a sidecar, and again whenever it has gone. An empty `character` takes the first. */
export function connect(
  url: string,
  character: string,
  around: Surroundings = BROWSER,
  sound: PageSound = new PageSound(),
): contract.StreamClient {
  return new Client(url, character, around, sound);
}

class Client implements contract.StreamClient {
  note: contract.Note | null = null;
  private readonly listener: Listener;
  private readonly link: Link;
  private readonly asking: Asking;
  private readonly pings = new Pings();
  private readonly listeners = new Map<Event, Set<(detail: unknown) => void>>();
  private hasJoined = false;
  private reportedAt = -Infinity;
  private complainedAt = -Infinity;
  private stopTicking = () => {};

  constructor(
    url: string,
    private character: string,
    private readonly around: Surroundings,
    private readonly sound: PageSound,
  ) {
    this.listener = new Listener(sound.silence);
    this.asking = new Asking({
      send: (packet) => this.link.send(packet),
      later: (millis, call) => around.later(millis, call),
    });
    this.link = new Link(url, around, {
      opened: () => this.restart(),
      message: (bytes) => this.received(bytes),
      status: (status, reason) => this.changed(status, reason),
    });
    this.tick();
  }

  get status(): contract.Status {
    return this.link.status;
  }

  get description(): contract.Description | null {
    return this.listener.description;
  }

  pose(): contract.Pose | null {
    return this.listener.draw(this.now());
  }

  playhead(): number | null {
    return this.listener.playhead(this.now());
  }

  moments(fromMicros: number, toMicros: number): readonly contract.Moment[] {
    return this.listener.memory.between(fromMicros, toMicros);
  }

  utterances(): readonly contract.Utterance[] {
    return this.listener.memory.utterances();
  }

  meters(): contract.Meters {
    return this.listener.meters(this.now());
  }

  resumeAudio(): Promise<void> {
    return this.sound.resume(this.description?.sampleRate);
  }

  setVolume(volume: number): void {
    this.sound.setVolume(volume);
  }

  say(text: string): Promise<string> {
    return this.speak({ request: "say", text });
  }

  takeTurn(text: string): Promise<string> {
    return this.speak({ request: "turn", text });
  }

  interrupt(): Promise<void> {
    return this.demand({ request: "interrupt" });
  }

  setListening(listening: boolean): Promise<void> {
    return this.demand({ request: "listen", listening });
  }

  lookAt(target: readonly [number, number, number] | null): Promise<void> {
    return this.demand({ request: "look-at", target });
  }

  setEmotion(label: string, intensity: number): Promise<void> {
    return this.demand({ request: "set-emotion", label, intensity });
  }

  setStyle(name: string): Promise<void> {
    return this.demand({ request: "set-style", name });
  }

  setPolicy(name: string): Promise<void> {
    return this.demand({ request: "set-policy", name });
  }

  setStillness(amount: number): Promise<void> {
    return this.demand({ request: "stillness", amount });
  }

  playGesture(name: string, weight: number): Promise<void> {
    return this.demand({ request: "play-gesture", name, weight });
  }

  on(event: Event, listener: (detail: unknown) => void): () => void {
    const listeners = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  close(): void {
    this.stopTicking();
    this.link.close();
    this.asking.lose();
    this.sound.close();
  }

  /** Returns client time, and takes the chance to go on with the speaker that is there now. */
  private now(): number {
    const now = this.around.nowMicros();
    this.listener.use(this.sound.speaker(now), now);
    return now;
  }

  private async speak(request: Request): Promise<string> {
    const askedAt = this.around.nowMicros();
    const { turnId } = await this.asking.ask(this.character, request);
    this.listener.latency.asked(turnId, askedAt);
    return turnId;
  }

  private async demand(request: Request): Promise<void> {
    await this.asking.ask(this.character, request);
  }

  private restart(): void {
    this.hasJoined = false;
    this.pings.restart();
    this.work();
  }

  private changed(status: contract.Status, reason: string): void {
    if (status !== "open") this.asking.lose();
    this.emit("status", status);
    if (status === "refused") this.emit("error", new Error(reason || "The sidecar refused."));
  }

  private received(bytes: Uint8Array): void {
    const what = this.read(bytes);
    if (what === null) return;
    if (what instanceof UnknownKindError) {
      if (what.seq !== null) this.listener.skip(what.seq);
    } else if (!("kind" in what)) this.noted(what);
    else if (what.kind === "done" || what.kind === "refused") this.answered(what);
    else this.take(what);
  }

  /** Returns what a message holds; null for one that is broken, or of a later version. */
  private read(bytes: Uint8Array): Incoming | null {
    const content = bytes.subarray(1);
    try {
      if (bytes[0] === Content.Record) return decode(content);
      if (bytes[0] === Content.Answer) return decodeReply(content);
      return bytes[0] === Content.Note ? decodeNote(content) : null;
    } catch (error) {
      if (error instanceof UnknownKindError) return error;
      this.complain(error);
      return null;
    }
  }

  private take(record: StreamRecord): void {
    if (this.character && record.character !== this.character) return;
    this.character = record.character;
    const before = this.description;
    const change = this.listener.take(record, this.now());
    if (this.description !== before) this.met(before);
    if (change) this.emit("kind" in change ? "moment" : "utterance", change);
  }

  private met(before: contract.Description | null): void {
    const isAnother = before && before.sessionId !== this.description?.sessionId;
    if (isAnother) this.restart();
    this.emit("description", this.description);
  }

  private answered(answer: Reply | Refusal): void {
    const sentAt = this.pings.answered(answer.requestId);
    if (sentAt === null) this.asking.answered(answer);
    else if (answer.kind === "done") this.listener.pong(sentAt, answer.sessionMicros, this.now());
  }

  private noted(note: contract.Note): void {
    this.note = note;
    this.sound.isElsewhere = note.sound === "sidecar";
    this.emit("note", note);
  }

  private tick(): void {
    this.stopTicking = this.around.later(TICK_MILLIS, () => this.tick());
    if (this.status === "open") this.work();
  }

  /** Does what is due: pings, asking for what was lost, and reports. */
  private work(): void {
    const now = this.now();
    if (!this.character) return;
    if (this.pings.isDue(now)) this.ping(now);
    const lost = this.listener.lost();
    if (lost) this.tell({ request: "resend", first_seq: lost[0], last_seq: lost[1] });
    this.join();
    if (now - this.reportedAt >= REPORT_EVERY_MICROS) this.report(now);
  }

  private ping(now: number): void {
    const id = this.tell({ request: "ping" });
    if (id !== null) this.pings.sent(id, now);
  }

  private join(): void {
    if (this.hasJoined || !this.note?.client) return;
    this.hasJoined = this.tell({ request: "join", client: this.note.client }) !== null;
  }

  private report(now: number): void {
    const playback = this.listener.playback(now);
    if (!playback || !this.note?.client) return;
    this.reportedAt = now;
    this.tell({
      request: "report-playback",
      client: this.note.client,
      utterance_id: playback.utteranceId,
      position_micros: playback.positionMicros,
      skew_micros: playback.skewMicros,
      underruns: playback.underruns,
    });
  }

  private tell(request: Request): number | null {
    return this.asking.tell(this.character, request);
  }

  private complain(error: unknown): void {
    const now = this.around.nowMicros();
    if (now - this.complainedAt < COMPLAIN_EVERY_MICROS) return;
    this.complainedAt = now;
    this.emit("error", error);
  }

  private emit(event: Event, detail: unknown): void {
    for (const listener of this.listeners.get(event) ?? []) listener(detail);
  }
}
