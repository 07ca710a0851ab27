/** The poses of the last seconds, as they were shown. */

import type { Pose } from "../../contract.ts";

const KEPT_MILLIS = 6500; // what the panel shows, and a little that has just left it

interface Past {
  readonly millis: number;
  readonly pose: Pose;
}

export class History {
  private past: Past[] = [];

  /** Copies a pose: the stream reuses its arrays. */
  add(pose: Pose, millis: number): void {
    const { weights, head, bones, hips } = pose;
    const copy = { ...pose, weights: weights.slice(), head: head.slice(), bones: bones.slice(), hips: hips.slice() };
    this.past.push({ millis, pose: copy });
    const gone = this.past.findIndex((each) => each.millis >= millis - KEPT_MILLIS);
    // Cut rarely: moving the rest is dearer than keeping some more.
    if (gone > 200) this.past = this.past.slice(gone);
  }

  /** Returns age in milliseconds and value, oldest first. */
  curve(read: (pose: Pose) => number, now: number): readonly (readonly [age: number, value: number])[] {
    const found: (readonly [number, number])[] = [];
    for (const { millis, pose } of this.past) {
      if (now - millis <= KEPT_MILLIS) found.push([now - millis, read(pose)]);
    }
    return found;
  }
}
