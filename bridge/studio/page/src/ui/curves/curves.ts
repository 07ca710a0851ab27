/** The curves panel: whichever numbers of the pose one wants to watch. */

import type { Description, Pose, StreamClient } from "../../contract.ts";
import { BRIDGE_NAMES } from "../../view/names.ts";
import { inWords, word } from "../../words/language.ts";
import { button, make, name } from "../dom.ts";
import { icon } from "../icons.ts";
import { keep, kept } from "../../settings.ts";
import { sheet } from "../surface.ts";
import { History } from "./history.ts";
import { allSeries, type Series } from "./series.ts";
import { drawCurve, written } from "./strip.ts";

const FIRST_CHOICE = ["jawOpen", "mouthPucker", "mouthSmileLeft", "browInnerUp", "eyeBlinkLeft", "head yaw", "head pitch"];

interface Row {
  readonly series: Series;
  readonly element: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly value: HTMLElement;
}

export class Curves {
  readonly element: HTMLElement;
  private readonly history = new History();
  private readonly list = make("div", { class: "curve-list" });
  private readonly select = make("select", { id: "curve" });
  private rows: readonly Row[] = [];
  private series: Series[] = allSeries(BRIDGE_NAMES.shapeNames, BRIDGE_NAMES.boneNames);

  constructor(client: StreamClient) {
    const note = make("p", { class: "hint" });
    this.element = make("div", { class: "curves" }, this.select, this.list, note);
    this.select.addEventListener("change", () => this.choose([...this.chosen(), this.select.value]));
    client.on("description", (detail) => {
      const { shapeNames, boneNames } = detail as Description;
      this.series = allSeries(shapeNames, boneNames);
      this.choose(this.chosen());
    });
    const first = kept("curves");
    this.choose(first ? first.split(",") : FIRST_CHOICE);
    inWords(() => {
      note.textContent = word("curvesSpan");
      name(this.select, word("curvesChoose"));
      this.choose(this.chosen());
    });
  }

  /** Takes the pose of this picture, seen or not. */
  add(pose: Pose, millis: number): void {
    this.history.add(pose, millis);
  }

  draw(millis: number): void {
    for (const { series, canvas, value } of this.rows) {
      const on = sheet(canvas);
      if (!on) continue; // out of sight
      const curve = this.history.curve((pose) => series.read(pose), millis);
      drawCurve(on, series, curve);
      const last = curve.at(-1);
      value.textContent = last ? written(last[1], series) : "–";
    }
  }

  private chosen(): string[] {
    return this.rows.map((row) => row.series.id);
  }

  private choose(ids: readonly string[]): void {
    const known = new Map(this.series.map((series) => [series.id, series]));
    const wanted = [...new Set(ids)].flatMap((id) => known.get(id) ?? []);
    this.rows = wanted.map((series) => this.row(series));
    this.list.replaceChildren(...this.rows.map((row) => row.element));
    keep("curves", this.chosen().join(","));
    const options = this.series.filter((series) => !wanted.includes(series));
    const head = make("option", { value: "" }, word("curvesChoose"));
    this.select.replaceChildren(head, ...options.map(({ id }) => make("option", { value: id }, id)));
  }

  private row(series: Series): Row {
    const canvas = make("canvas", { "aria-hidden": "true" });
    const value = make("output");
    const remove = button({ class: "quiet" }, icon("close"));
    name(remove, word("curvesRemove", { name: series.id }));
    remove.addEventListener("click", () => this.choose(this.chosen().filter((id) => id !== series.id)));
    const element = make("div", { class: "curve" }, make("span", { class: "name" }, series.id), value, remove, canvas);
    return { series, element, canvas, value };
  }
}
