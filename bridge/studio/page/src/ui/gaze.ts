/** Lets the character look at the pointer: where it is, taken as a place in front of the character. */

import type { StreamClient } from "../contract.ts";
import type { Viewer } from "../view/viewer.ts";

const EVERY_MILLIS = 60;
const LEAST_METRES = 0.01; // a hand that rests still trembles

type Point = readonly [number, number, number];

/** Sends the pointer's place while `isOn`; returns what is to be called once a picture. */
export function gaze(client: StreamClient, viewer: Viewer | null, stage: HTMLElement, isOn: () => boolean): (millis: number) => void {
  let pointer: readonly [number, number] | null = null;
  let sentMillis = 0;
  let sent: Point | null = null;
  addEventListener("pointermove", (event) => {
    const { left, top, width, height } = stage.getBoundingClientRect();
    pointer = [(event.clientX - left) / width, (event.clientY - top) / height];
  });
  return (millis) => {
    if (!isOn() || client.status !== "open") {
      sent = null;
      return;
    }
    if (!pointer || millis - sentMillis < EVERY_MILLIS) return;
    const point = viewer?.pointAt(...pointer) ?? flatPoint(...pointer);
    if (sent && Math.hypot(point[0] - sent[0], point[1] - sent[1], point[2] - sent[2]) < LEAST_METRES) return;
    sentMillis = millis;
    sent = point;
    client.lookAt(point).catch(() => undefined); // the next one comes soon enough
  };
}

/** Without a picture, the page is a window a metre in front of the face. */
function flatPoint(across: number, down: number): Point {
  return [(across - 0.5) * 1.5, 1.45 - (down - 0.5) * 1.5, 1];
}
