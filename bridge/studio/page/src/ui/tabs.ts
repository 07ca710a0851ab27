/** Tabs: one panel seen at a time, arrow keys go from one to the next. */

import type { Words } from "../words/en.ts";
import { inWords, word } from "../words/language.ts";
import { button, make } from "./dom.ts";

export interface Tab {
  readonly id: string;
  readonly title: keyof Words;
  readonly panel: HTMLElement;
}

export function tabs(list: readonly Tab[]): HTMLElement {
  const bar = make("div", { role: "tablist", class: "tablist" });
  const panels = list.map(({ id, panel }) =>
    make("div", { role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, class: "panel" }, panel),
  );
  const heads = list.map(({ id, title }, index) => {
    const head = button({ role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}` });
    head.addEventListener("click", () => open(index));
    inWords(() => (head.textContent = word(title)));
    return head;
  });
  const open = (chosen: number): void => {
    heads.forEach((head, index) => {
      head.setAttribute("aria-selected", String(index === chosen));
      head.tabIndex = index === chosen ? 0 : -1;
    });
    panels.forEach((panel, index) => (panel.hidden = index !== chosen));
  };
  bar.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const next = (heads.findIndex((head) => head === document.activeElement) + step + heads.length) % heads.length;
    open(next);
    heads[next]?.focus();
  });
  bar.append(...heads);
  open(0);
  return make("section", { class: "tabs" }, bar, ...panels);
}
