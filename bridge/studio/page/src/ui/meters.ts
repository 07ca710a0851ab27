/** How late, how true and how steady: the figures of the stream, small and large. */

import type { Meters, StreamClient } from "../contract.ts";
import type { Words } from "../words/en.ts";
import { inWords, word } from "../words/language.ts";
import { make } from "./dom.ts";

/** Most that pose and sound may differ, at p95. */
const SKEW_REACH_MILLIS = 20;
const EVERY_MILLIS = 250; // figures that flicker cannot be read

interface Figure {
  readonly title: keyof Words;
  readonly unit: string;
  readonly digits: number;
  read(meters: Meters): number | null;
}

const LATENCY: Figure = { title: "latency", unit: "ms", digits: 0, read: (meters) => meters.latencyMillis };
const SKEW: Figure = { title: "skew", unit: "ms", digits: 1, read: (meters) => meters.skewP95 };
const JITTER: Figure = { title: "jitter", unit: "ms", digits: 1, read: (meters) => meters.jitter };
const ALL: readonly Figure[] = [
  LATENCY,
  SKEW,
  JITTER,
  { title: "roundTrip", unit: "ms", digits: 1, read: (meters) => meters.roundTripMillis },
  { title: "buffer", unit: "ms", digits: 0, read: (meters) => meters.bufferedMillis },
  { title: "lost", unit: "", digits: 0, read: (meters) => meters.lost },
  { title: "late", unit: "", digits: 0, read: (meters) => meters.late },
  { title: "underruns", unit: "", digits: 0, read: (meters) => meters.underruns },
];

export class MeterPanel {
  /** Three figures for the head of the page. */
  readonly strip: HTMLElement;
  /** All of them. */
  readonly element: HTMLElement;
  private readonly cells: readonly (readonly [Figure, HTMLElement])[];
  private readonly bar = make("meter", { min: "0", max: "40", low: String(SKEW_REACH_MILLIS), high: "40", optimum: "0" });
  private shownMillis = 0;

  constructor(private readonly client: StreamClient) {
    const small = [LATENCY, SKEW, JITTER].map(cell);
    const large = ALL.map(cell);
    this.cells = [...small, ...large].map(({ figure, value }) => [figure, value] as const);
    this.strip = make("dl", { class: "figures small" }, ...small.map(({ element }) => element));
    const reach = make("p", { class: "hint" });
    inWords(() => {
      reach.textContent = `${word("skewReach")} · ${word("skewNote")}`;
      this.bar.setAttribute("aria-label", word("skew"));
    });
    const list = make("dl", { class: "figures" }, ...large.map(({ element }) => element));
    this.element = make("section", {}, list, this.bar, reach);
  }

  draw(millis: number): void {
    if (millis - this.shownMillis < EVERY_MILLIS) return;
    this.shownMillis = millis;
    const meters = this.client.meters();
    for (const [figure, element] of this.cells) {
      const value = figure.read(meters);
      const text = value === null ? "–" : `${value.toFixed(figure.digits)}${figure.unit && ` ${figure.unit}`}`;
      if (element.textContent !== text) element.textContent = text;
      if (figure === SKEW) element.classList.toggle("beyond", value !== null && Math.abs(value) > SKEW_REACH_MILLIS);
    }
    this.bar.value = Math.abs(meters.skewP95 ?? 0);
  }
}

function cell(figure: Figure): { figure: Figure; value: HTMLElement; element: HTMLElement } {
  const title = make("dt");
  const value = make("dd", {}, "–");
  inWords(() => (title.textContent = word(figure.title)));
  return { figure, value, element: make("div", {}, title, value) };
}
