/** The page for pictures: nothing but the avatar before a plain backdrop. */

import { AvatarError } from "./avatar_file.ts";
import { type StillPose, stills } from "./still.ts";
import { Viewer } from "./viewer.ts";

export interface StillPage {
  readonly ready: Promise<void>;
  readonly viewer: Viewer;
  readonly still: (pose: StillPose) => Promise<void>;
}

/** Throws where the browser has no WebGL. */
export function openStill(): StillPage {
  document.documentElement.classList.add("still");
  const canvas = document.createElement("canvas");
  canvas.className = "avatar";
  document.body.append(canvas);
  const viewer = new Viewer(canvas, { keepsPicture: true });
  const ready = viewer.fetch("/avatar.vrm").then(
    () => undefined,
    (error: unknown) => {
      throw error instanceof AvatarError ? new Error(`the avatar: ${error.detail}`) : error;
    },
  );
  return { ready, viewer, still: stills(viewer, ready) };
}
