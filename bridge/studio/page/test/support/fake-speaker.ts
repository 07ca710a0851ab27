/** A speaker that exists only on paper: its own crystal and latency, and a perfect ear. */

import type { Speaker, Voice } from "../../src/stream/speaker.ts";

interface Played {
  readonly start: number;
  readonly length: number;
  stoppedAt: number;
}

/** Its time runs from client time 0, `ppm` millionths fast; what it says comes in steps. */
export class FakeSpeaker implements Speaker {
  readonly sampleRate = 24_000;
  readonly latencyMicros = 30_000;
  isHeld = false;
  /** Shifts what it reports, as a device that was mistaken about itself. */
  mistakenMicros = 0;
  readonly played: Played[] = [];

  constructor(
    private readonly ppm = 0,
    private readonly stepMicros = 0,
  ) {}

  isRunning(): boolean {
    return !this.isHeld;
  }

  edge(nowMicros: number): number {
    return Math.ceil(this.sampleAt(nowMicros));
  }

  heard(nowMicros: number): number {
    const step = this.stepMicros ? nowMicros % this.stepMicros : 0;
    return this.sampleAt(nowMicros - step - this.latencyMicros - this.mistakenMicros);
  }

  play(samples: Float32Array, sampleRate: number, at: number): Voice {
    const length = (samples.length * this.sampleRate) / sampleRate;
    const played = { start: at, length, stoppedAt: Infinity };
    this.played.push(played);
    return { stop: (sample) => void (played.stoppedAt = Math.min(played.stoppedAt, sample)) };
  }

  /** Tells whether something really sounds at the ear. */
  sounds(nowMicros: number): boolean {
    const sample = this.sampleAt(nowMicros - this.latencyMicros);
    return this.played.some(
      ({ start, length, stoppedAt }) =>
        sample >= start && sample < Math.min(start + length, stoppedAt),
    );
  }

  private sampleAt(nowMicros: number): number {
    return (nowMicros * this.sampleRate * (1 + this.ppm * 1e-6)) / 1e6;
  }
}
