/** Frames waiting to be shown, and the pose at any instant. */

import type { Pose } from "../contract.ts";
import { smoothstep, StillPose } from "./pose.ts";
import type { Frame } from "./records.ts";

/** How long the newest pose stands when the next one does not come. */
export const HOLD_MICROS = 150_000;
/** How long the way to rest takes after that. */
export const EASE_MICROS = 300_000;
/** How long the way back takes once frames come again. */
export const RESUME_MICROS = 100_000;

const LARGEST_STEP_MICROS = HOLD_MICROS; // the rest of a leap is not time to ease in
const NOTICEABLE_MICROS = 50_000; // a shorter stall ends in a step no larger than any fast motion
const KEPT_BEHIND_MICROS = 200_000; // so that a position that steps back a little finds poses
const MOST_FRAMES = 1024; // 17 s at 60 fps, ten times any sensible lead

/** How a pose came about. */
export type PoseState = "early" | "live" | "held" | "easing" | "resting";

/** What is on the screen; overwritten by the next `sample`. */
export interface Shown extends Pose {
  readonly state: PoseState;
}

interface Kept {
  ptsMicros: number;
  seq: number;
  utteranceId: string;
  readonly pose: StillPose;
}

/**
 * Keeps the frames that may still be shown.
 *
 * What is kept does not depend on the order of arrival: a frame voids every frame with a lower
 * `seq` and an equal or later `ptsMicros`, whichever of the two comes first. So both run upwards
 * through the buffer. All arrays are reused: nothing is allocated for a frame once it is full.
 */
export class PoseBuffer {
  /** Frames that came after their instant. */
  late = 0;
  /** Frames that a newer one had replaced before they came. */
  stale = 0;
  private kept: Kept[] = [];
  private spare: Kept[] = [];
  private canvas: Canvas | null = null;
  private hasIdle = false;
  private position = -Infinity;
  private leapt = 0;
  private stalledAt: number | null = null;
  private resumedAt: number | null = null;

  /** Forgets everything but the counts: a new session, a new rig. */
  clear(): void {
    this.kept = [];
    this.spare = [];
    this.canvas = null;
    this.hasIdle = false;
    this.position = -Infinity;
    this.leapt = 0;
    this.stalledAt = this.resumedAt = null;
  }

  /** Takes one frame, and drops those it replaces. */
  insert(frame: Frame): void {
    if (this.canvas && !this.canvas.pose.isLike(frame)) this.clear();
    this.canvas ??= new Canvas(frame.weights.length, frame.bones.length / 4);
    const end = this.firstSeqFrom(frame.seq);
    if (end < this.kept.length && this.kept[end]!.ptsMicros <= frame.ptsMicros) {
      this.stale++;
      return;
    }
    const first = Math.min(this.firstFrom(frame.ptsMicros), end);
    if (frame.ptsMicros < this.position) this.late++;
    this.drop(first, end);
    this.kept.splice(first, 0, this.keep(frame, this.canvas));
    if (!frame.utteranceId) {
      this.canvas.idle.setFrame(frame);
      this.hasIdle = true;
    }
    this.drop(0, this.kept.length - MOST_FRAMES);
  }

  /** Drops the frames from `ptsMicros` on that are older than record `seq`. */
  cut(ptsMicros: number, seq: number): void {
    this.drop(this.firstFrom(ptsMicros), this.firstSeqFrom(seq));
  }

  /** Returns how much time after `positionMicros` is buffered. */
  aheadMicros(positionMicros: number): number {
    const newest = this.kept[this.kept.length - 1];
    return newest ? Math.max(newest.ptsMicros - positionMicros, 0) : 0;
  }

  /**
   * Returns the pose at a session time; null before any frame.
   *
   * Positions are expected to go forward, and may step back by a fraction of a second.
   */
  sample(positionMicros: number): Shown | null {
    const { canvas } = this;
    if (!canvas || !this.kept.length) return null;
    this.goTo(positionMicros);
    this.draw(canvas, positionMicros);
    if (canvas.state !== "live") {
      const isNoticeable = Math.abs(positionMicros - canvas.ptsMicros) > NOTICEABLE_MICROS;
      this.stalledAt = isNoticeable ? canvas.ptsMicros : null;
      this.resumedAt = null;
      if (isNoticeable) canvas.stall.copy(canvas.pose);
    } else if (this.stalledAt !== null) {
      this.resume(canvas, this.stalledAt, positionMicros);
    }
    this.drop(0, this.firstAfter(positionMicros - KEPT_BEHIND_MICROS) - 1);
    return canvas;
  }

  private draw(canvas: Canvas, position: number): void {
    const after = this.firstAfter(position);
    const before = this.kept[Math.max(after - 1, 0)]!;
    canvas.utteranceId = before.utteranceId;
    canvas.ptsMicros = before.ptsMicros;
    if (after === 0) {
      canvas.state = "early";
      canvas.pose.copy(before.pose);
    } else if (after === this.kept.length) {
      this.starve(canvas, before, position - before.ptsMicros - this.leapt);
    } else {
      const following = this.kept[after]!;
      const length = following.ptsMicros - before.ptsMicros;
      canvas.state = "live";
      canvas.ptsMicros = position;
      canvas.pose.mix(before.pose, following.pose, (position - before.ptsMicros) / length);
    }
  }

  /** Notes how much of a starvation was leapt over, as where sound is given up. */
  private goTo(position: number): void {
    const step = position - this.position;
    this.position = position;
    if (position <= this.kept[this.kept.length - 1]!.ptsMicros) this.leapt = 0;
    else if (step < Infinity) this.leapt += Math.max(step - LARGEST_STEP_MICROS, 0);
  }

  private starve(canvas: Canvas, newest: Kept, gap: number): void {
    canvas.state = gap > 0 ? "held" : "live";
    canvas.pose.copy(newest.pose);
    if (gap <= HOLD_MICROS) return;
    const part = smoothstep((gap - HOLD_MICROS) / EASE_MICROS);
    canvas.state = part < 1 ? "easing" : "resting";
    canvas.rest.restFrom(newest.pose, this.hasIdle ? canvas.idle : null);
    canvas.pose.mix(newest.pose, canvas.rest, part);
  }

  private resume(canvas: Canvas, stalledAt: number, position: number): void {
    this.resumedAt ??= position;
    const part = smoothstep((position - this.resumedAt) / RESUME_MICROS);
    if (part >= 1) {
      this.stalledAt = null;
      return;
    }
    // The mixture is as old as its parts: it must not count as being in time yet.
    canvas.ptsMicros = stalledAt + (canvas.ptsMicros - stalledAt) * part;
    canvas.pose.mix(canvas.stall, canvas.pose, part);
  }

  private keep(frame: Frame, canvas: Canvas): Kept {
    const { shapes, bones } = canvas.pose;
    const kept = this.spare.pop() ?? {
      ptsMicros: 0,
      seq: 0,
      utteranceId: "",
      pose: new StillPose(shapes, bones),
    };
    kept.ptsMicros = frame.ptsMicros;
    kept.seq = frame.seq;
    kept.utteranceId = frame.utteranceId;
    kept.pose.setFrame(frame);
    return kept;
  }

  private drop(first: number, end: number): void {
    if (first < end) this.spare.push(...this.kept.splice(first, end - first));
  }

  private firstFrom(ptsMicros: number): number {
    return firstWhere(this.kept, (kept) => kept.ptsMicros >= ptsMicros);
  }

  private firstAfter(ptsMicros: number): number {
    return firstWhere(this.kept, (kept) => kept.ptsMicros > ptsMicros);
  }

  private firstSeqFrom(seq: number): number {
    return firstWhere(this.kept, (kept) => kept.seq >= seq);
  }
}

/** What is being shown, and the poses that it is mixed from. */
class Canvas implements Shown {
  state: PoseState = "live";
  utteranceId = "";
  ptsMicros = 0;
  readonly pose: StillPose;
  readonly idle: StillPose;
  readonly rest: StillPose;
  readonly stall: StillPose;
  readonly weights: Float32Array;
  readonly bones: Float32Array;
  readonly hips: Float32Array;
  private readonly headNumbers = new Float32Array(7);

  constructor(shapes: number, bones: number) {
    this.pose = new StillPose(shapes, bones);
    this.idle = new StillPose(shapes, bones);
    this.rest = new StillPose(shapes, bones);
    this.stall = new StillPose(shapes, bones);
    this.weights = this.pose.linear.subarray(0, shapes);
    this.hips = this.pose.linear.subarray(shapes + 3);
    this.bones = this.pose.turns.subarray(4);
  }

  get head(): Float32Array {
    for (let i = 0; i < 3; i++) this.headNumbers[i] = this.pose.linear[this.pose.shapes + i]!;
    for (let i = 0; i < 4; i++) this.headNumbers[3 + i] = this.pose.turns[i]!;
    return this.headNumbers;
  }
}

/** Returns the first index at which `is` holds, which it does from there on. */
function firstWhere(kept: readonly Kept[], is: (one: Kept) => boolean): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(kept[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
