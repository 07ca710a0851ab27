/** Everything a page knows of one character's stream. No socket, no timer, no sound device. */

import type { Description, Meters, Moment, Utterance } from "../contract.ts";
import { PoseBuffer, type Shown } from "./buffer.ts";
import { LatencyMeter } from "./latency.ts";
import { Memory } from "./memory.ts";
import { OffsetEstimator } from "./offset.ts";
import { Player } from "./player.ts";
import type { Describe, StreamRecord } from "./records.ts";
import { Recovery, SequenceCounter, type Gap } from "./sequence.ts";
import { SkewMeter } from "./skew.ts";
import type { Speaker } from "./speaker.ts";

/** How far the sound has got, for the sidecar. */
export interface Playback {
  readonly utteranceId: string;
  readonly positionMicros: number;
  readonly skewMicros: number;
  readonly underruns: number;
}

/**
 * Plays, poses and measures one character's stream.
 *
 * Call `take` for every record as it arrives, `pong` for every answered ping, and `draw` for
 * every picture; all with client time in microseconds, which must not go back.
 */
export class Listener {
  readonly memory = new Memory();
  readonly latency = new LatencyMeter();
  description: Description | null = null;
  private readonly offset = new OffsetEstimator();
  private readonly buffer = new PoseBuffer();
  private readonly sequence = new SequenceCounter();
  private readonly recovery = new Recovery();
  private readonly skew = new SkewMeter();
  private readonly player: Player;
  private readonly sessionAt = (micros: number) => this.offset.sessionAt(micros);

  constructor(private speaker: Speaker) {
    this.player = new Player(speaker);
  }

  /**
   * Takes one record; returns what it added to the memory, or changed there.
   *
   * One that was here before is dropped. A `describe` of another session throws away all that is of the last one.
   */
  take(record: StreamRecord, nowMicros: number): Moment | Utterance | null {
    this.advance(nowMicros);
    if (record.kind === "describe") this.meet(record);
    if (!this.sequence.note(record.seq)) return null;
    this.player.take(record);
    if (record.kind === "audio" || record.kind === "interrupted") this.advance(nowMicros);
    this.latency.take(record, nowMicros);
    if (record.kind === "frame") this.buffer.insert(record);
    if (record.kind === "interrupted") this.buffer.cut(record.ptsMicros, record.seq);
    return this.memory.take(record);
  }

  /** Counts a record of a kind that is not known here. */
  skip(seq: number): void {
    this.sequence.note(seq);
  }

  /** Returns what was lost and is worth asking for. */
  lost(): Gap | null {
    return this.recovery.request(this.sequence);
  }

  /** Takes one answered ping. */
  pong(sentMicros: number, sessionMicros: number, receivedMicros: number): void {
    this.offset.add(sentMicros, sessionMicros, receivedMicros);
    this.advance(receivedMicros);
  }

  /** Plays on another speaker from now on. */
  use(speaker: Speaker, nowMicros: number): void {
    if (speaker === this.speaker) return;
    this.advance(nowMicros);
    this.speaker = speaker;
    this.player.use(speaker, nowMicros);
    this.advance(nowMicros);
  }

  /** Returns the pose of this instant, and measures it; null until a clock and a pose are known. */
  draw(nowMicros: number): Shown | null {
    const position = this.playhead(nowMicros);
    if (position === null) return null;
    const shown = this.buffer.sample(position);
    const sounding = this.player.sounding(nowMicros);
    if (shown && sounding !== null) this.skew.note(shown.ptsMicros - sounding);
    return shown;
  }

  /** Returns the session time being heard; null before the clock is known. */
  playhead(nowMicros: number): number | null {
    this.advance(nowMicros);
    return this.offset.isKnown ? this.player.position(nowMicros) : null;
  }

  /** Returns how far the sound has got; null in silence. */
  playback(nowMicros: number): Playback | null {
    const position = this.playhead(nowMicros);
    const utteranceId = this.player.span(nowMicros)?.utteranceId;
    const utterance = utteranceId ? this.memory.utterance(utteranceId) : null;
    if (position === null || !utterance) return null;
    return {
      utteranceId: utterance.utteranceId,
      positionMicros: Math.round(position - utterance.startMicros),
      skewMicros: Math.round(this.skew.latestMicros),
      underruns: this.player.underruns,
    };
  }

  meters(nowMicros: number): Meters {
    const roundTrip = this.offset.roundTripMicros;
    const position = this.playhead(nowMicros);
    return {
      skewP95: this.skew.percentile(95),
      skewP50: this.skew.percentile(50),
      jitter: this.skew.jitterMillis,
      roundTripMillis: roundTrip === null ? null : roundTrip / 1e3,
      latencyMillis: this.latency.millis,
      bufferedMillis: position === null ? 0 : this.buffer.aheadMicros(position) / 1e3,
      lost: this.sequence.lost,
      late: this.buffer.late,
      underruns: this.player.underruns,
    };
  }

  private advance(nowMicros: number): void {
    if (this.offset.isKnown) this.player.advance(nowMicros, this.sessionAt);
  }

  private meet(describe: Describe): void {
    const isAnother = this.description?.sessionId !== describe.sessionId;
    if (this.description && isAnother) {
      this.offset.reset();
      this.buffer.clear();
      this.player.clear();
      this.memory.clear();
      this.skew.clear();
      this.sequence.restart();
      this.recovery.restart();
    }
    this.description = described(describe, this.description);
  }
}

/** Returns what the contract says of a character; the same object while nothing has changed. */
function described(describe: Describe, before: Description | null): Description {
  const { character, sessionId, shapeNames, boneNames, boneParents } = describe;
  const { frameRate, sampleRate, leadMicros } = describe;
  const names = { character, sessionId, shapeNames, boneNames, boneParents };
  const now = { ...names, frameRate, sampleRate, leadMicros };
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
