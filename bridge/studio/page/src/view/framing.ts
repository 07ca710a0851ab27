/**
 * From how far and how high a character is looked at: head and shoulders fill the picture, and
 * a tall picture has room for the hands.
 */

import { MathUtils, type PerspectiveCamera, Vector3 } from "three";
import type { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";

import type { Avatar } from "./avatar.ts";

/** Metres in the scene. */
export interface Framing {
  readonly eyes: Vector3;
  /** From the neck to the eyes: how large the head is, whatever the hair does. */
  readonly face: number;
  /** From the eyes to the highest hair. */
  readonly above: number;
}

const TALL = 0.8; // width to height below which a picture is tall

export function framingOf(avatar: Avatar): Framing {
  const eyes = avatar.eyeLevel();
  const neck = new Vector3();
  const node = avatar.vrm.humanoid.getRawBoneNode("neck") ?? avatar.vrm.humanoid.getRawBoneNode("head");
  node?.getWorldPosition(neck);
  const face = Math.max(eyes.y - neck.y, 0.06);
  const above = Math.min(Math.max(avatar.height() - eyes.y, face), 3.4 * face);
  return { eyes, face, above };
}

export function placeCamera(camera: PerspectiveCamera, controls: OrbitControls, framing: Framing): void {
  const { eyes, face, above } = framing;
  const top = eyes.y + above + 0.2 * face;
  const isTall = camera.aspect < TALL;
  const bottom = eyes.y - (isTall ? 6.5 : 1.75) * face;
  const halfHeight = (top - bottom) / 2;
  const halfWidth = (isTall ? 3.6 : 1.9) * face;
  const tangent = Math.tan(MathUtils.degToRad(camera.fov / 2));
  const distance = Math.max(halfHeight / tangent, halfWidth / (tangent * camera.aspect));
  controls.target.set(eyes.x, (top + bottom) / 2, eyes.z * 0.5);
  camera.position.set(eyes.x, eyes.y, eyes.z + distance);
  controls.minDistance = distance * 0.35;
  controls.maxDistance = distance * 6;
  controls.update();
}
