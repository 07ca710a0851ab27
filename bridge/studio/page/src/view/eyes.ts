/** Turns a model's eyes through its own look-at, which knows how far they may go. */

import type { VRM } from "@pixiv/three-vrm";

const DEGREES = 180 / Math.PI;

export class Eyes {
  /** False where the model has no look-at: then shapes move the eyes. */
  readonly areTurned: boolean;
  private readonly rows: readonly number[];

  constructor(
    private readonly vrm: VRM,
    boneNames: readonly string[],
  ) {
    this.areTurned = vrm.lookAt !== undefined && vrm.lookAt !== null;
    this.rows = ["leftEye", "rightEye"].map((name) => boneNames.indexOf(name)).filter((row) => row >= 0);
    if (vrm.lookAt) vrm.lookAt.autoUpdate = false;
  }

  apply(rotations: ArrayLike<number>): void {
    if (!this.vrm.lookAt || this.rows.length === 0) return;
    let yaw = 0;
    let pitch = 0;
    for (const row of this.rows) {
      const [x, y, z, w] = [0, 1, 2, 3].map((axis) => rotations[row * 4 + axis] ?? 0) as [number, number, number, number];
      // Where (0, 0, 1) is turned to.
      yaw += Math.atan2(2 * (x * z + w * y), 1 - 2 * (x * x + y * y));
      pitch -= Math.asin(Math.min(Math.max(2 * (y * z - w * x), -1), 1));
    }
    this.vrm.lookAt.yaw = (yaw / this.rows.length) * DEGREES;
    this.vrm.lookAt.pitch = (pitch / this.rows.length) * DEGREES;
  }
}
