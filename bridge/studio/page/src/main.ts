/** Starts the page: the studio with its stream, or only the avatar for pictures. */

import "./style/studio.css";

import type { Meters, StreamClient } from "./contract.ts";
import { connect } from "./stream/client.ts";
import { openStudio } from "./ui/studio.ts";
import { openStill } from "./view/still_page.ts";
import type { StillPose } from "./view/still.ts";
import type { Viewer } from "./view/viewer.ts";

/** What tests and the makers of pictures reach the page by. */
export interface StudioWindow {
  readonly ready: Promise<void>;
  /** Null where the browser has no WebGL. */
  readonly viewer: Viewer | null;
  /** Null in a page that only makes pictures. */
  readonly client: StreamClient | null;
  meters(): Meters | null;
  /** Draws one pose; only in a page that makes pictures. */
  readonly still?: (pose: StillPose) => Promise<void>;
}

declare global {
  interface Window {
    studio: StudioWindow;
  }
}

function start(): StudioWindow {
  const parameters = new URLSearchParams(location.search);
  if (parameters.get("still") === "1") {
    return { ...openStill(), client: null, meters: () => null };
  }
  const character = parameters.get("character") ?? "";
  const query = character && `?${new URLSearchParams({ character }).toString()}`;
  const client = connect(`ws://${location.host}/stream${query}`, character);
  return { ...openStudio(client), client, meters: () => client.meters() };
}

window.studio = start();
