/** A labelled slider from 0 to 1 that shows its value. */

import { inWords } from "../words/language.ts";
import { make } from "./dom.ts";

export interface Slider {
  readonly element: HTMLElement;
  readonly value: number;
}

/** `moved` hears of a value at most ten times a second, and always of the last. */
export function slider(id: string, title: () => string, start: number, moved: (value: number) => void): Slider {
  const input = make("input", { id, type: "range", min: "0", max: "1", step: "0.05", value: String(start) });
  const caption = make("label", { for: id });
  const output = make("output", { for: id });
  const show = (): void => {
    output.textContent = `${Math.round(Number(input.value) * 100)} %`;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener("input", () => {
    show();
    timer ??= setTimeout(() => {
      timer = undefined;
      moved(Number(input.value));
    }, 100);
  });
  inWords(() => (caption.textContent = title()));
  show();
  return {
    element: make("div", { class: "field" }, make("span", { class: "caption" }, caption, output), input),
    get value() {
      return Number(input.value);
    },
  };
}
