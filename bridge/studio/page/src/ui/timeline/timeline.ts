/** The scrolling timeline: what is said and what the body does about it, the instant of now in the middle. */

import type { StreamClient } from "../../contract.ts";
import { inWords, word } from "../../words/language.ts";
import { make } from "../dom.ts";
import { sheet } from "../surface.ts";
import { drawLabels, drawMoments, drawPlayhead, drawRuler, drawUtterances, laneAt } from "./draw.ts";
import { Hover } from "./hover.ts";
import { Lanes } from "./lanes.ts";
import { Scale } from "./scale.ts";

const LONGEST_CUE_MICROS = 20_000_000; // a feeling may have begun long before the left edge
const ZOOM_STEP = 1.25;

export class Timeline {
  readonly element: HTMLElement;
  private readonly canvas = make("canvas", { tabindex: "0", role: "img" });
  private readonly hint = make("p", { class: "hint" });
  private readonly scale = new Scale();
  private readonly lanes = new Lanes();
  private readonly hover: Hover;
  private pointer: readonly [x: number, y: number] | null = null;

  constructor(private readonly client: StreamClient) {
    this.hover = new Hover(client);
    this.element = make("section", { class: "timeline" }, this.canvas, this.hint, this.hover.element);
    inWords(() => {
      this.canvas.setAttribute("aria-label", word("timeline"));
      this.hint.textContent = word("timelineEmpty");
    });
    this.listen();
  }

  draw(): void {
    const playhead = this.client.playhead();
    const on = sheet(this.canvas);
    if (!on) return;
    this.scale.width = on.width;
    this.scale.playhead = playhead ?? 0;
    const { from, to } = this.scale;
    const moments = this.client.moments(from - LONGEST_CUE_MICROS, to);
    const lanes = this.lanes.see(moments);
    this.hint.hidden = moments.length > 0;
    if (playhead !== null) {
      drawUtterances(on, this.scale, this.client.utterances());
      drawRuler(on, this.scale);
      drawMoments(on, this.scale, lanes, moments);
    }
    drawLabels(on, lanes);
    if (playhead !== null) drawPlayhead(on, this.scale);
    if (this.pointer) {
      const [x, y] = this.pointer;
      this.hover.show(x, laneAt(y, on.height, lanes), this.scale, moments);
    } else this.hover.hide();
  }

  private listen(): void {
    this.canvas.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        this.scale.zoom(Math.exp(-event.deltaY * 0.0015));
      },
      { passive: false },
    );
    this.canvas.addEventListener("keydown", (event) => {
      if (event.key === "+" || event.key === "=") this.scale.zoom(ZOOM_STEP);
      else if (event.key === "-") this.scale.zoom(1 / ZOOM_STEP);
      else return;
      event.preventDefault();
    });
    this.canvas.addEventListener("pointermove", (event) => (this.pointer = [event.offsetX, event.offsetY]));
    this.canvas.addEventListener("pointerleave", () => (this.pointer = null));
  }
}
