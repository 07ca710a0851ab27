/** From a point of the picture to a place in front of the character that it can look at. */

import { type PerspectiveCamera, Vector3 } from "three";

import type { Avatar } from "./avatar.ts";

/** Height of the eyes of the reference body, in whose measure gaze targets are given. */
const REFERENCE_EYES_METRES = 1.455;
/** How far before the eyes the plane stands that the pointer moves on. */
const PLANE_METRES = 0.6;

export function placeBefore(avatar: Avatar, camera: PerspectiveCamera, across: number, down: number): readonly [number, number, number] {
  const eyes = avatar.eyeLevel();
  const ray = new Vector3(across * 2 - 1, 1 - down * 2, 0.5).unproject(camera).sub(camera.position).normalize();
  const forward = new Vector3();
  camera.getWorldDirection(forward);
  // The plane faces the camera, so that the gaze meets the pointer from every side.
  const depth = eyes.clone().addScaledVector(forward, -PLANE_METRES).sub(camera.position).dot(forward);
  const place = camera.position.clone().addScaledVector(ray, Math.max(depth, 0.1) / ray.dot(forward));
  const scale = REFERENCE_EYES_METRES / Math.max(eyes.y, 0.1);
  return [place.x * scale, place.y * scale, place.z * scale];
}
