/** Plays a stream's audio on a speaker's clock, and says how far it has got. */

import { DeviceClock } from "./device-clock.ts";
import type { AudioChunk, Interrupted, StreamRecord } from "./records.ts";
import { SoundQueue, type Sound } from "./sounds.ts";
import type { Speaker, Voice } from "./speaker.ts";
import { Track, type Span } from "./track.ts";

/** An utterance's sound that comes later than this is not played any more. */
export const STALE_MICROS = 1_000_000;
/** How long a starved utterance is waited for before time goes on without it. */
export const GIVE_UP_MICROS = 500_000;

const GUARD_SECS = 0.01; // sound that is handed over later than this may miss its sample
const HORIZON_MICROS = 2_000_000; // how far ahead sound is handed over, which no lead exceeds
const TOLERANCE_MICROS = 500; // pts are whole microseconds, and sounds begin at whole samples
const SLEW = 0.05; // share by which session time may run fast or slow while nothing sounds
const JUMP_MICROS = 1_000_000; // a larger error is another clock, not drift

/** Returns the session time at a client time. */
export type SessionAt = (clientMicros: number) => number;

interface Written {
  readonly sound: Sound;
  readonly start: number;
  end: number;
  readonly voice: Voice;
}

/**
 * Schedules chunks so that each is heard when the session says so.
 *
 * Feed it records with `take`, and call `advance` at every picture and record. Chunks of one run
 * follow each other sample by sample, on the speaker's clock; between runs, while nothing
 * sounds, its time slews back to the session's. A chunk that comes late is played late and
 * shifts what follows, and counts as an underrun.
 */
export class Player {
  /** Times it ran dry, or got the beginning of an utterance too late. */
  underruns = 0;
  /** Silence that should have been sound. */
  starvedMicros = 0;
  private readonly queue = new SoundQueue();
  private readonly track = new Track();
  private clock: DeviceClock;
  private written: Written[] = [];
  private end = 0; // one past the last sample written
  private cursor: number | null = null; // session time of that sample
  private frozen = 0;
  private now = 0;

  constructor(private speaker: Speaker) {
    this.clock = new DeviceClock(speaker);
  }

  /** Takes one record; those that are not about sound are ignored. */
  take(record: StreamRecord): void {
    if (record.kind === "audio") this.add(record);
    else if (record.kind === "utterance-ended") this.queue.end(record.utteranceId);
    else if (record.kind === "interrupted") this.cut(record);
  }

  /** Hands over what is due; `sessionAt` maps client time. */
  advance(nowMicros: number, sessionAt: SessionAt): void {
    this.now = nowMicros;
    // A device that says at once that it is elsewhere would take the session's time along.
    if (this.clock.isLost(nowMicros)) this.use(this.speaker, nowMicros);
    this.clock.note(nowMicros);
    const edge = this.edge();
    if (this.cursor === null) this.begin(edge, sessionAt(this.clock.heardAt(edge)));
    for (const { sound, start } of this.written) if (start < edge) this.queue.begun(sound.seq);
    this.forget();
    this.passOver(edge, sessionAt);
    while (this.writeNext(sessionAt));
  }

  /** Returns the session time being heard; null at first. In silence it goes on. */
  position(nowMicros: number): number | null {
    return this.cursor === null ? null : this.track.ptsAt(this.clock.heard(nowMicros));
  }

  /** Returns the session time that the device reports as being heard; null in silence. */
  sounding(nowMicros: number): number | null {
    const sample = this.speaker.heard(nowMicros);
    const span = this.track.find(sample);
    return span?.utteranceId ? span.ptsMicros + (sample - span.sample) * span.rate : null;
  }

  /** Returns what is being heard. */
  span(nowMicros: number): Span | null {
    return this.track.find(this.clock.heard(nowMicros));
  }

  /** Goes on with another speaker, in the middle of a word if need be. */
  use(speaker: Speaker, nowMicros: number): void {
    const position = this.position(nowMicros);
    this.now = nowMicros;
    for (const { sound, voice } of this.written) {
      voice.stop(-Infinity);
      this.queue.putBack(sound);
    }
    this.speaker = speaker;
    this.clock = new DeviceClock(speaker);
    this.clock.note(nowMicros);
    this.restart();
    const edge = this.edge();
    if (position !== null) this.begin(edge, position + this.clock.heardAt(edge) - nowMicros);
  }

  /** Forgets everything queued: a new session. */
  clear(): void {
    for (const { voice } of this.written) voice.stop(-Infinity);
    this.queue.clear();
    this.restart();
  }

  private restart(): void {
    this.written = [];
    this.track.clear();
    this.cursor = null;
    this.frozen = 0;
  }

  private get sampleMicros(): number {
    return 1e6 / this.speaker.sampleRate;
  }

  private edge(): number {
    const guard = Math.round(GUARD_SECS * this.speaker.sampleRate);
    return this.speaker.edge(this.now) + guard;
  }

  private begin(sample: number, sessionMicros: number): void {
    this.end = sample;
    this.cursor = sessionMicros;
    this.queue.skipTo(sessionMicros);
    this.track.add(sample, sessionMicros, this.sampleMicros, "");
  }

  private add(chunk: AudioChunk): void {
    if (this.written.some(({ sound }) => sound.seq === chunk.seq)) return;
    const sound = this.queue.add(chunk);
    const last = this.written[this.written.length - 1];
    if (!sound || !last || sound.atMicros >= last.sound.atMicros) return;
    this.takeBack(this.edge());
    this.queue.skipTo(this.cursor!); // what was lost fills its gap, and moves nothing
  }

  private cut(record: Interrupted): void {
    this.queue.cut(record);
    if (this.cursor === null) return;
    const at = Math.ceil(
      Math.max(this.speaker.edge(this.now), this.track.sampleAt(record.ptsMicros) ?? 0),
    );
    for (const written of this.written) {
      if (written.sound.utteranceId !== record.utteranceId || written.end <= at) continue;
      written.voice.stop(at);
      written.end = Math.max(at, written.start);
    }
    this.takeBack(at, record.utteranceId);
  }

  /** Takes back what begins at sample `from` or later, to be written anew unless it is void. */
  private takeBack(from: number, voidId = ""): void {
    const kept: Written[] = [];
    let end = from;
    for (const written of this.written) {
      if (written.start < from) {
        kept.push(written);
        end = Math.max(end, written.end);
      } else {
        written.voice.stop(from);
        if (written.sound.utteranceId !== voidId) this.queue.putBack(written.sound);
      }
    }
    this.written = kept;
    if (end >= this.end) return;
    this.cursor = this.track.ptsAt(end);
    this.end = end;
    this.track.truncate(end);
    this.frozen = 0;
    this.queue.speaking = kept[kept.length - 1]?.sound.utteranceId ?? "";
  }

  private forget(): void {
    const heard = this.clock.heard(this.now);
    while (this.written[0] && this.written[0].end < heard) this.written.shift();
  }

  /** Writes the silence up to `edge`, where nothing can be written any more. */
  private passOver(edge: number, sessionAt: SessionAt): void {
    const count = edge - this.end;
    if (count <= 0) return;
    const sound = this.queue.first();
    const isDue = !sound || sound.atMicros <= this.cursor! + TOLERANCE_MICROS;
    if (isDue && this.queue.isSpeaking) this.freeze(count);
    else this.flow(count, sessionAt);
  }

  /** Lets session time stand still, unless that has lasted too long. */
  private freeze(count: number): void {
    if (!this.frozen) this.underruns++;
    this.write(count, 0, "");
    this.frozen += count * this.sampleMicros;
    this.starvedMicros += count * this.sampleMicros;
    if (this.frozen <= GIVE_UP_MICROS) return;
    this.queue.giveUp();
    this.cursor! += this.frozen;
    this.frozen = 0;
    this.queue.skipTo(this.cursor!);
  }

  /** Lets time pass in silence, and draws it towards the session's. */
  private flow(count: number, sessionAt: SessionAt): void {
    const length = count * this.sampleMicros;
    const error = this.error(sessionAt);
    const most = SLEW * length;
    const slew = Math.min(Math.max(error, -most), most);
    this.write(count, (length + slew) / count, "");
  }

  /** Returns how far session time is ahead of the cursor, after a jump if it was too far. */
  private error(sessionAt: SessionAt): number {
    const error = sessionAt(this.clock.heardAt(this.end)) - this.cursor!;
    if (Math.abs(error) < JUMP_MICROS) return error;
    this.cursor! += error;
    return 0;
  }

  /** Writes the next sound, after the silence before it; returns false when none is near. */
  private writeNext(sessionAt: SessionAt): boolean {
    const sound = this.queue.first();
    if (!sound) return false;
    this.thaw(sound);
    const ahead = sound.atMicros - this.cursor!;
    if (ahead > HORIZON_MICROS) return false;
    if (ahead > TOLERANCE_MICROS) this.flowTo(sound, sessionAt);
    else if (ahead < -TOLERANCE_MICROS) this.shift(sound);
    else this.speak(this.queue.take());
    return true;
  }

  /** Writes the silence before `sound`, at the pace that meets the session's time there. */
  private flowTo(sound: Sound, sessionAt: SessionAt): void {
    const error = this.error(sessionAt);
    const ahead = sound.atMicros - this.cursor!;
    if (ahead <= TOLERANCE_MICROS) return;
    const wanted = ahead > error ? ahead / (ahead - error) : Infinity;
    const pace = Math.min(Math.max(wanted, 1 - SLEW), 1 + SLEW);
    const count = Math.max(1, Math.round(ahead / pace / this.sampleMicros));
    this.write(count, ahead / count, "");
  }

  private speak(sound: Sound): void {
    this.cursor = sound.atMicros;
    const start = this.end;
    const voice = this.speaker.play(sound.samples, sound.sampleRate, start);
    const length = (sound.samples.length * this.speaker.sampleRate) / sound.sampleRate;
    this.write(Math.max(1, Math.round(length)), this.sampleMicros, sound.utteranceId);
    this.written.push({ sound, start, end: this.end, voice });
  }

  /** Goes on after starving: where the sound is, or where time has got to if it is later. */
  private thaw(sound: Sound): void {
    if (!this.frozen) return;
    const latest = Math.min(sound.atMicros, this.cursor! + this.frozen);
    this.cursor = Math.max(this.cursor!, latest);
    this.frozen = 0;
  }

  /** Goes back to a late sound's beginning, or lets go of it when it is too old. */
  private shift(sound: Sound): void {
    const late = this.cursor! - sound.atMicros;
    if (late > STALE_MICROS) {
      this.queue.drop();
      return;
    }
    this.underruns++;
    this.starvedMicros += late;
    this.speak(this.queue.take());
  }

  private write(count: number, rate: number, utteranceId: string): void {
    this.track.add(this.end, this.cursor!, rate, utteranceId);
    this.end += count;
    this.cursor! += count * rate;
  }
}
