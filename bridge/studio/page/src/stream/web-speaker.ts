/** The browser's own speaker, through WebAudio. */

import type { Speaker, Voice } from "./speaker.ts";

const FADE_SECS = 0.005; // the specification's, short enough to be a stop and too long to click
const STALLED_MICROS = 500_000; // a device that was unplugged stands still and says it runs
const SETTLED_SECS = 0.3; // before that, what browsers report of their output is still moving
const WORST_LATENCY_SECS = 1; // anything beyond is a browser's mistake

/**
 * Sound goes out as one buffer source for each chunk, started at an exact sample.
 *
 * So what was handed over plays on by itself while the page is busy, which a ring that is fed
 * in time would not.
 */
export class WebSpeaker implements Speaker {
  readonly sampleRate: number;
  private readonly master: GainNode;
  private movedAt = -Infinity;
  private lastEdge = -1;

  constructor(private readonly context: AudioContext) {
    this.sampleRate = context.sampleRate;
    this.master = context.createGain();
    this.master.connect(context.destination);
  }

  isRunning(nowMicros: number): boolean {
    if (this.context.currentTime !== this.lastEdge) this.movedAt = nowMicros;
    this.lastEdge = this.context.currentTime;
    const isMoving = nowMicros - this.movedAt < STALLED_MICROS;
    return this.context.state === "running" && isMoving && this.lastEdge > SETTLED_SECS;
  }

  edge(): number {
    return Math.ceil(this.context.currentTime * this.sampleRate);
  }

  heard(nowMicros: number): number {
    return this.heardSecs(nowMicros / 1e6) * this.sampleRate;
  }

  play(samples: Float32Array, sampleRate: number, at: number): Voice {
    const buffer = this.context.createBuffer(1, samples.length, sampleRate);
    buffer.getChannelData(0).set(samples);
    const source = this.context.createBufferSource();
    const gain = this.context.createGain();
    source.buffer = buffer;
    source.connect(gain).connect(this.master);
    source.onended = () => gain.disconnect();
    source.start(at / this.sampleRate);
    return { stop: (sample) => this.fade(source, gain.gain, sample / this.sampleRate) };
  }

  /** Sets the loudness, 0 to 1. */
  setVolume(volume: number): void {
    this.master.gain.setTargetAtTime(volume, this.context.currentTime, 0.01);
  }

  resume(): Promise<void> {
    return this.context.resume();
  }

  close(): void {
    if (this.context.state !== "closed") void this.context.close();
  }

  private fade(source: AudioBufferSourceNode, gain: AudioParam, at: number): void {
    const from = Math.max(at, this.context.currentTime);
    gain.setValueAtTime(1, from);
    gain.linearRampToValueAtTime(0, from + FADE_SECS);
    source.stop(from + FADE_SECS);
  }

  /** Browsers without a trustworthy output timestamp still know their latency. */
  private heardSecs(nowSecs: number): number {
    const { currentTime, outputLatency, baseLatency } = this.context;
    const { contextTime, performanceTime } = this.context.getOutputTimestamp();
    if (contextTime && performanceTime) {
      const heard = contextTime + nowSecs - performanceTime / 1e3;
      if (Math.abs(currentTime - heard) < WORST_LATENCY_SECS) return heard;
    }
    return currentTime - (outputLatency || baseLatency || 0);
  }
}
