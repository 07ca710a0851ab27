/** What sound is played on: something with a clock of its own, counted in samples. */

/** One stretch of sound that has been handed over. */
export interface Voice {
  /** Fades it out from sample `at` on; does nothing when it has ended. */
  stop(at: number): void;
}

/** Sound is written ahead, at the sample where it is to begin. Times are client microseconds. */
export interface Speaker {
  readonly sampleRate: number;
  /** Tells whether its time passes: not so while a browser keeps it suspended. */
  isRunning(nowMicros: number): boolean;
  /** Returns the first sample that can still be written. */
  edge(nowMicros: number): number;
  /** Returns the sample that is being heard, as well as the device can tell. */
  heard(nowMicros: number): number;
  play(samples: Float32Array, sampleRate: number, at: number): Voice;
}

const MUTE: Voice = { stop() {} };

/** Plays nothing, in time: poses go on by the page's clock while there is no sound. */
export class SilentSpeaker implements Speaker {
  readonly sampleRate = 48_000;

  isRunning(): boolean {
    return true;
  }

  edge(nowMicros: number): number {
    return Math.ceil(this.heard(nowMicros));
  }

  heard(nowMicros: number): number {
    return (nowMicros * this.sampleRate) / 1e6;
  }

  play(): Voice {
    return MUTE;
  }
}
