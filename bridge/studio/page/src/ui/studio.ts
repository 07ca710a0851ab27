/** Puts the page together and draws it, picture after picture. */

import type { StreamClient, Description } from "../contract.ts";
import { Viewer } from "../view/viewer.ts";
import { inWords, word } from "../words/language.ts";
import { AvatarPanel } from "./avatar_panel.ts";
import { composer } from "./composer.ts";
import { Curves } from "./curves/curves.ts";
import { director } from "./director.ts";
import { button, make, name } from "./dom.ts";
import { gaze } from "./gaze.ts";
import { header } from "./header.ts";
import { icon } from "./icons.ts";
import { MeterPanel } from "./meters.ts";
import { Notices } from "./notices.ts";
import { Opening } from "./opening.ts";
import { clickToHear, soundControls } from "./sound.ts";
import { streams } from "./streams.ts";
import { Subtitle } from "./subtitle.ts";
import { tabs } from "./tabs.ts";
import { Timeline } from "./timeline/timeline.ts";

/** Builds the studio into the page. Returns its viewer, null without WebGL, and what resolves with the first avatar. */
export function openStudio(client: StreamClient): { viewer: Viewer | null; ready: Promise<void> } {
  const canvas = make("canvas", { tabindex: "0", role: "img", class: "avatar" });
  const viewer = viewerOn(canvas);
  const notices = new Notices();
  const facts = new AvatarPanel();
  const opening = viewer && new Opening(viewer, notices, (found) => facts.show(found));
  const direction = director(client, notices);
  const meters = new MeterPanel(client);
  const curves = new Curves(client);
  const timeline = new Timeline(client);
  const subtitle = new Subtitle(client);
  const stage = stageOf(canvas, viewer, [subtitle.element, clickToHear(client), notices.element, ...(opening ? [opening.progress] : [])]);
  const avatarTab = make("div", {}, ...(opening ? [opening.picker] : []), facts.element);
  document.body.append(
    header(client, meters.strip, soundControls(client)),
    make("main", {}, stage, composer(client, notices), timeline.element, tabs([
      { id: "perform", title: "tabPerform", panel: direction.element },
      { id: "curves", title: "tabCurves", panel: curves.element },
      { id: "sync", title: "tabSync", panel: make("div", {}, meters.element, streams(client)) },
      { id: "avatar", title: "tabAvatar", panel: avatarTab },
    ])),
    subtitle.spoken,
    ...(opening ? [opening.veil] : []),
  );
  client.on("description", (detail) => viewer?.describe(detail as Description));
  const look = gaze(client, viewer, stage, direction.looksAtPointer);
  everyPicture((millis, deltaSecs) => {
    const pose = client.pose();
    viewer?.show(pose, deltaSecs);
    if (pose) curves.add(pose, millis);
    subtitle.update();
    timeline.draw();
    curves.draw(millis);
    meters.draw(millis);
    look(millis);
  });
  return { viewer, ready: opening ? opening.first() : Promise.resolve() };
}

function viewerOn(canvas: HTMLCanvasElement): Viewer | null {
  try {
    return new Viewer(canvas);
  } catch (error) {
    console.info("no WebGL:", error);
    return null;
  }
}

function stageOf(canvas: HTMLCanvasElement, viewer: Viewer | null, over: readonly HTMLElement[]): HTMLElement {
  if (!viewer) {
    const message = make("p", { class: "no-webgl", role: "status" });
    inWords(() => (message.textContent = word("noWebgl")));
    return make("section", { class: "stage" }, message, ...over);
  }
  const reframe = button({ class: "quiet reframe", id: "reframe" }, icon("frame"));
  reframe.addEventListener("click", () => viewer.reframe());
  canvas.addEventListener("keydown", (event) => {
    if (viewer.press(event.key)) event.preventDefault();
  });
  inWords(() => {
    canvas.setAttribute("aria-label", word("stage"));
    name(reframe, word("reframe"));
  });
  return make("section", { class: "stage" }, canvas, reframe, ...over);
}

/** Calls `draw` for every picture of the screen; one that fails does not stop the next. */
function everyPicture(draw: (millis: number, deltaSecs: number) => void): void {
  let before = performance.now();
  const tick = (millis: number): void => {
    requestAnimationFrame(tick);
    const deltaSecs = Math.max(millis - before, 0) / 1000;
    before = millis;
    draw(millis, deltaSecs);
  };
  requestAnimationFrame(tick);
}
