/** The clock of a sound device, smoothed: its reports come in steps, pictures want it even. */

import type { Speaker } from "./speaker.ts";

const SETTLE_MICROS = 330_000; // a twentieth of the error for each picture at 60 fps
const JUMP_MICROS = 100_000; // a larger error is another device, not jitter

/** Follows a speaker by correcting a clock of its own a little at each report. */
export class DeviceClock {
  private at = 0;
  private sample = 0;
  private reports = 0;
  private latest = -Infinity;

  constructor(private readonly speaker: Speaker) {}

  /** Tells whether the speaker's report of now can be followed no more. */
  isLost(nowMicros: number): boolean {
    const error = this.speaker.heard(nowMicros) - this.sampleAt(nowMicros);
    return this.reports > 0 && Math.abs(error) > (JUMP_MICROS * this.speaker.sampleRate) / 1e6;
  }

  /** Takes the speaker's report of now. */
  note(nowMicros: number): void {
    const found = this.speaker.heard(nowMicros);
    const expected = this.sampleAt(nowMicros);
    const error = found - expected;
    const settled = 1 - Math.exp(-(nowMicros - this.at) / SETTLE_MICROS);
    // The first reports are averaged, so that the clock is good before it has settled.
    const gain = Math.max(settled, 1 / ++this.reports);
    this.sample = expected + Math.min(gain, 1) * error;
    this.at = nowMicros;
  }

  /** Returns the sample being heard, which never goes back; only after a report. */
  heard(nowMicros: number): number {
    this.latest = Math.max(this.latest, this.sampleAt(nowMicros));
    return this.latest;
  }

  /** Returns the client time at which `sample` is heard; only after a report. */
  heardAt(sample: number): number {
    return this.at + ((sample - this.sample) * 1e6) / this.speaker.sampleRate;
  }

  private sampleAt(nowMicros: number): number {
    return this.sample + ((nowMicros - this.at) * this.speaker.sampleRate) / 1e6;
  }
}
