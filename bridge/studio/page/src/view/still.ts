/** Pictures without a stream: one pose in, exactly one picture out. */

import type { Names } from "./rest.ts";
import { BRIDGE_NAMES } from "./names.ts";
import type { Viewer } from "./viewer.ts";

/** Numbers, or base64 of little-endian float32. */
type Packed = string | readonly number[];

/** A pose in the arrangement of a `frame`; names may be absent where they are the sidecar's own. */
export interface StillPose {
  readonly ptsMicros?: number;
  readonly utteranceId?: string;
  readonly shapeNames?: readonly string[];
  readonly boneNames?: readonly string[];
  readonly weights: Packed;
  readonly head: Packed;
  readonly bones: Packed;
  readonly hips: Packed;
}

/** Returns the function that draws a pose and resolves once it is on the screen; calls come in order of time. */
export function stills(viewer: Viewer, ready: Promise<unknown>): (pose: StillPose) => Promise<void> {
  let shownMicros: number | null = null;
  let described = "";
  return async (pose) => {
    await ready;
    const names = namesOf(pose);
    if (JSON.stringify(names) !== described) viewer.describe(names);
    described = JSON.stringify(names);
    const ptsMicros = pose.ptsMicros ?? 0;
    const deltaSecs = shownMicros === null ? 0 : Math.max(ptsMicros - shownMicros, 0) / 1e6;
    shownMicros = ptsMicros;
    viewer.draw(
      {
        utteranceId: pose.utteranceId ?? "",
        weights: unpacked(pose.weights),
        bones: unpacked(pose.bones),
        hips: unpacked(pose.hips),
      },
      deltaSecs,
    );
    await nextPicture(); // it is being composed …
    await nextPicture(); // … and now it has been shown
  };
}

function namesOf(pose: StillPose): Names {
  const { shapeNames = BRIDGE_NAMES.shapeNames, boneNames = BRIDGE_NAMES.boneNames } = pose;
  const boneParents = boneNames.map((name) => {
    const parent = BRIDGE_NAMES.boneParents[BRIDGE_NAMES.boneNames.indexOf(name)] ?? -1;
    return boneNames.indexOf(BRIDGE_NAMES.boneNames[parent] ?? "");
  });
  return { shapeNames, boneNames, boneParents };
}

function unpacked(packed: Packed): Float32Array {
  if (typeof packed !== "string") return Float32Array.from(packed);
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length >> 2 }, (_, index) => view.getFloat32(index * 4, true));
}

function nextPicture(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
