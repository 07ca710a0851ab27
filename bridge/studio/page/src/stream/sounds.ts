/** Audio chunks waiting to be played. */

import type { AudioChunk, Interrupted } from "./records.ts";

const LONGEST_QUEUE_MICROS = 60_000_000; // a minute ahead is a sender gone wild, and 6 MB
const ENDED_KEPT = 64;
const FADE_SECS = 0.005;

/** What is left of one chunk. */
export class Sound {
  readonly seq: number;
  readonly utteranceId: string;
  readonly sampleRate: number;
  /** Session time of the first sample left. */
  atMicros: number;
  samples: Float32Array;

  constructor(chunk: AudioChunk) {
    this.seq = chunk.seq;
    this.utteranceId = chunk.utteranceId;
    this.sampleRate = chunk.sampleRate;
    this.atMicros = chunk.ptsMicros;
    this.samples = chunk.samples;
  }

  /** Session time one past the last sample. */
  get endMicros(): number {
    return this.atMicros + (this.samples.length * 1e6) / this.sampleRate;
  }

  /** Drops what comes before `atMicros`. */
  skip(atMicros: number): void {
    const count = Math.round(((atMicros - this.atMicros) * this.sampleRate) / 1e6);
    if (count <= 0) return;
    this.samples = this.samples.subarray(Math.min(count, this.samples.length));
    this.atMicros += (count * 1e6) / this.sampleRate;
  }

  /** Drops what comes after `atMicros`, but for a fade. */
  cut(atMicros: number): void {
    const keep = Math.max(0, Math.round(((atMicros - this.atMicros) * this.sampleRate) / 1e6));
    if (keep >= this.samples.length) return;
    const fade = Math.round(FADE_SECS * this.sampleRate);
    this.samples = this.samples.slice(0, keep && keep + fade);
    const { length } = this.samples;
    for (let i = keep; i < length; i++) this.samples[i]! *= (length - i) / (length - keep + 1);
  }
}

/** Sounds by session time, and which utterance is going on. */
export class SoundQueue {
  /** The utterance whose sound was taken last, until it ends. */
  speaking = "";
  /** Chunks that came after one that follows them was played. */
  stale = 0;
  private sounds: Sound[] = [];
  private lastSeq = -1;
  private ended: string[] = [];

  /** Takes one chunk; returns null for one that is here, or past its turn. */
  add(chunk: AudioChunk): Sound | null {
    if (chunk.seq <= this.lastSeq || this.sounds.some(({ seq }) => seq === chunk.seq)) {
      this.stale++;
      return null;
    }
    const first = this.first()?.atMicros ?? chunk.ptsMicros;
    if (!chunk.samples.length || chunk.ptsMicros - first > LONGEST_QUEUE_MICROS) return null;
    const sound = new Sound(chunk);
    this.putBack(sound);
    return sound;
  }

  /** Puts a sound in its place, also one that was taken too early. */
  putBack(sound: Sound): void {
    const later = this.sounds.findIndex(({ atMicros }) => atMicros > sound.atMicros);
    this.sounds.splice(later < 0 ? this.sounds.length : later, 0, sound);
  }

  /** Expects no more of an utterance than is here. */
  end(utteranceId: string): void {
    this.ended.push(utteranceId);
    if (this.ended.length > ENDED_KEPT) this.ended.shift();
  }

  /** Drops what an interruption voids. */
  cut(record: Interrupted): void {
    for (const sound of this.sounds) {
      if (sound.utteranceId === record.utteranceId) sound.cut(record.ptsMicros);
    }
    this.sounds = this.sounds.filter(({ samples }) => samples.length);
    this.end(record.utteranceId);
  }

  /** Drops everything before `atMicros`, as one does who joins late. */
  skipTo(atMicros: number): void {
    for (const sound of this.sounds) {
      sound.skip(atMicros);
      if (!sound.samples.length) this.begun(sound.seq);
    }
    this.sounds = this.sounds.filter(({ samples }) => samples.length);
  }

  /** Returns the sound whose turn it is. */
  first(): Sound | null {
    return this.sounds[0] ?? null;
  }

  /** Takes the first sound out, to be written. */
  take(): Sound {
    const sound = this.sounds.shift()!;
    this.speaking = sound.utteranceId;
    return sound;
  }

  /** Lets go of the first sound, which is too old to be played. */
  drop(): void {
    this.sounds.shift();
    this.stale++;
  }

  /** Notes that record `seq` is being heard, so that what comes before it is stale. */
  begun(seq: number): void {
    this.lastSeq = Math.max(this.lastSeq, seq);
  }

  /** True while an utterance is under way: it goes on here, or more of it is to come. */
  get isSpeaking(): boolean {
    const first = this.first();
    if (first) return first.utteranceId === this.speaking;
    if (this.ended.includes(this.speaking)) this.speaking = "";
    return this.speaking !== "";
  }

  /** Stops expecting more of the utterance under way. */
  giveUp(): void {
    this.speaking = "";
  }

  /** Forgets everything: a new session. */
  clear(): void {
    this.sounds = [];
    this.ended = [];
    this.speaking = "";
    this.lastSeq = -1;
  }
}
