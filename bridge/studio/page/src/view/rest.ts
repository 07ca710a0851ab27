/** The pose of a character that nobody moves yet: arms down, eyes open. */

import type { Description, Pose } from "../contract.ts";

/** Turn of the upper arms from the T-pose about the axis of sight, as half angles' sine and cosine. */
const ARM_DOWN_RADIANS = 1.22;

/** What the description tells of the numbers of a pose. */
export type Names = Pick<Description, "shapeNames" | "boneNames" | "boneParents">;

export function restPose(names: Names): Pose {
  const bones = new Float32Array(names.boneNames.length * 4);
  names.boneNames.forEach((name, row) => {
    const turn = name === "leftUpperArm" ? -ARM_DOWN_RADIANS : name === "rightUpperArm" ? ARM_DOWN_RADIANS : 0;
    bones[row * 4 + 2] = Math.sin(turn / 2);
    bones[row * 4 + 3] = Math.cos(turn / 2);
  });
  return {
    utteranceId: "",
    ptsMicros: 0,
    weights: new Float32Array(names.shapeNames.length),
    head: new Float32Array([0, 0, 0, 0, 0, 0, 1]),
    bones,
    hips: new Float32Array(3),
  };
}
