/** What can be drawn as a curve: each of the shapes, the head's axes, every bone's turn. */

import type { Pose } from "../../contract.ts";

export interface Series {
  readonly id: string;
  /** The smallest span of values drawn; the curve itself may widen it. */
  readonly span: readonly [number, number];
  readonly unit: "" | "°" | "cm";
  read(pose: Pose): number;
}

const DEGREES = 180 / Math.PI;

export function allSeries(shapeNames: readonly string[], boneNames: readonly string[]): Series[] {
  return [
    ...headSeries(),
    ...shapeNames.map((id, at): Series => ({ id, span: [0, 1], unit: "", read: (pose) => pose.weights[at] ?? 0 })),
    ...boneNames.map((name, row): Series => ({
      id: `bone ${name}`,
      span: [0, 20],
      unit: "°",
      read: (pose) => 2 * Math.acos(Math.min(Math.abs(pose.bones[row * 4 + 3] ?? 1), 1)) * DEGREES,
    })),
  ];
}

function headSeries(): Series[] {
  const places = ["x", "y", "z"].map((axis, at): Series => ({
    id: `head ${axis}`,
    span: [-3, 3],
    unit: "cm",
    read: (pose) => (pose.head[at] ?? 0) * 100,
  }));
  const turns = ["yaw", "pitch", "roll"].map((axis, at): Series => ({
    id: `head ${axis}`,
    span: [-10, 10],
    unit: "°",
    read: (pose) => yawPitchRoll(pose.head)[at] ?? 0,
  }));
  return [...turns, ...places];
}

/** Degrees: yaw to the left, pitch down, roll to the right shoulder; about y, then x, then z. */
function yawPitchRoll(head: ArrayLike<number>): readonly [number, number, number] {
  const [x, y, z, w] = [head[3] ?? 0, head[4] ?? 0, head[5] ?? 0, head[6] ?? 1];
  const yaw = Math.atan2(2 * (x * z + w * y), 1 - 2 * (x * x + y * y));
  const pitch = Math.asin(Math.min(Math.max(2 * (w * x - y * z), -1), 1));
  const roll = Math.atan2(2 * (x * y + w * z), 1 - 2 * (x * x + z * z));
  return [yaw * DEGREES, pitch * DEGREES, roll * DEGREES];
}
