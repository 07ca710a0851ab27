/** The numbers of one pose, arranged for mixing: one array to lerp, one to nlerp. */

import type { Frame } from "./records.ts";

const PLACES = 6; // head position and hips translation, after the weights

/** A pose whose arrays are overwritten again and again; parts of it are views, not copies. */
export class StillPose {
  /** S + 6: weights, head position, hips. */
  readonly linear: Float32Array;
  /** (1 + B) × 4: head rotation, bones; x y z w. */
  readonly turns: Float32Array;

  constructor(
    readonly shapes: number,
    readonly bones: number,
  ) {
    this.linear = new Float32Array(shapes + PLACES);
    this.turns = new Float32Array((1 + bones) * 4);
  }

  /** Tells whether `frame` is of the same rig. */
  isLike(frame: Frame): boolean {
    return frame.weights.length === this.shapes && frame.bones.length === this.bones * 4;
  }

  setFrame(frame: Frame): void {
    this.linear.set(frame.weights);
    this.turns.set(frame.bones, 4);
    for (let i = 0; i < 3; i++) {
      this.linear[this.shapes + i] = frame.head[i]!;
      this.linear[this.shapes + 3 + i] = frame.hips[i]!;
    }
    for (let i = 0; i < 4; i++) this.turns[i] = frame.head[3 + i]!;
  }

  copy(other: StillPose): void {
    this.linear.set(other.linear);
    this.turns.set(other.turns);
  }

  /** Becomes the pose `part` of the way from `one` to `other`; may be one of them. */
  mix(one: StillPose, other: StillPose, part: number): void {
    for (let i = 0; i < this.linear.length; i++) {
      const from = one.linear[i]!;
      this.linear[i] = from + (other.linear[i]! - from) * part;
    }
    for (let i = 0; i < this.turns.length; i += 4) {
      nlerp(this.turns, one.turns, other.turns, i, part);
    }
  }

  /**
   * Becomes where a starved page goes from `held`.
   *
   * The face relaxes, and the body takes the posture of the last `idle` frame; its face is not
   * taken, because it may have been a blink. Before any idle frame the head goes to its base
   * and the limbs stay, for a T-pose would be worse than stillness.
   */
  restFrom(held: StillPose, idle: StillPose | null): void {
    this.copy(idle ?? held);
    if (idle) {
      this.linear.fill(0, 0, this.shapes);
    } else {
      this.linear.fill(0);
      this.turns.fill(0, 0, 3);
      this.turns[3] = 1;
    }
  }
}

/** Mixes the quaternions at `i` the shorter way round. */
function nlerp(
  out: Float32Array,
  one: Float32Array,
  other: Float32Array,
  i: number,
  part: number,
): void {
  let dot = 0;
  for (let k = i; k < i + 4; k++) dot += one[k]! * other[k]!;
  const near = 1 - part;
  const far = dot < 0 ? -part : part;
  const x = one[i]! * near + other[i]! * far;
  const y = one[i + 1]! * near + other[i + 1]! * far;
  const z = one[i + 2]! * near + other[i + 2]! * far;
  const w = one[i + 3]! * near + other[i + 3]! * far;
  const length = Math.hypot(x, y, z, w);
  const scale = length > 1e-9 ? 1 / length : 0; // opposite turns leave nothing to mix
  out[i] = x * scale;
  out[i + 1] = y * scale;
  out[i + 2] = z * scale;
  out[i + 3] = scale ? w * scale : 1;
}

/** Returns an ease from 0 to 1 that starts and ends without speed. */
export function smoothstep(part: number): number {
  const t = Math.min(Math.max(part, 0), 1);
  return t * t * (3 - 2 * t);
}
