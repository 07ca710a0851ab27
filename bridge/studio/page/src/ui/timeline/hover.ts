/** Tells what the pointer is on: a span's name, its time, and the sentence that asked for it. */

import type { Moment, StreamClient } from "../../contract.ts";
import { label, word } from "../../words/language.ts";
import { make } from "../dom.ts";
import type { Lane } from "./lanes.ts";
import type { Scale } from "./scale.ts";

const REACH_PIXELS = 3; // short spans are hard to hit

export class Hover {
  readonly element = make("div", { class: "hover", role: "tooltip", hidden: true });

  constructor(private readonly client: StreamClient) {}

  hide(): void {
    this.element.hidden = true;
  }

  /** Shows what stands at a place of the timeline, or hides where nothing does. */
  show(x: number, lane: Lane | null, scale: Scale, moments: readonly Moment[]): void {
    const micros = scale.micros(x);
    const reach = (REACH_PIXELS / scale.perSecond) * 1e6;
    const found = moments.findLast(
      (moment) => moment.kind === lane?.kind && moment.startMicros - reach <= micros && micros < moment.endMicros + reach,
    );
    this.element.hidden = !found || !lane;
    if (!found || !lane) return;
    const said = this.client.utterances().find((each) => each.utteranceId === found.utteranceId);
    this.element.replaceChildren(
      make("strong", {}, label(found.name)),
      make("span", {}, `${word(lane.title)} · ${span(found, said?.startMicros ?? 0)}`),
      ...(said ? [make("q", {}, said.text), make("span", {}, traits(said))] : []),
    );
    const left = Math.min(Math.max(x - this.element.offsetWidth / 2, 8), scale.width - this.element.offsetWidth - 8);
    this.element.style.setProperty("--left", `${left}px`);
  }
}

function span(moment: Moment, origin: number): string {
  const secs = (micros: number): string => ((micros - origin) / 1e6).toFixed(2);
  const millis = Math.round((moment.endMicros - moment.startMicros) / 1000);
  return `${secs(moment.startMicros)}–${secs(moment.endMicros)} s · ${millis} ms`;
}

function traits(said: { sentenceType: string; act: string; emotion: string }): string {
  return [said.sentenceType, said.act, said.emotion].filter(Boolean).map(label).join(" · ");
}
