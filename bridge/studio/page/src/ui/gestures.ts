/** Every movement that may be asked for: by kind, and found by a few letters. */

import type { Note, StreamClient } from "../contract.ts";
import { inWords, kindLabel, label, word } from "../words/language.ts";
import { button, make } from "./dom.ts";
import type { Notices } from "./notices.ts";

export interface GestureList {
  readonly element: HTMLElement;
  /** Lists other movements; what is open and what is sought stay as they are. */
  offer(groups: Note["gestures"]): void;
}

export function gestureList(client: StreamClient, notices: Notices): GestureList {
  const title = make("h3");
  const search = make("input", { type: "search", id: "gesture-search", autocomplete: "off" });
  const nothing = make("p", { class: "hint", role: "status" });
  const list = make("div", { class: "groups" });
  const play = (name: string): void => void notices.watch(client.playGesture(name, 1));
  let listed = "";

  const find = (): void => {
    const sought = plain(search.value);
    let found = 0;
    for (const group of list.querySelectorAll("details")) {
      const hits = [...group.querySelectorAll("button")].filter((chip) => show(chip, sought)).length;
      group.hidden = hits === 0;
      group.querySelector(".count")!.textContent = String(hits);
      group.open = sought ? hits > 0 : group.dataset["open"] === "yes";
      found += hits;
    }
    nothing.textContent = found ? "" : word("gestureNone");
  };
  search.addEventListener("input", find);
  search.addEventListener("keydown", (pressed) => {
    if (pressed.key !== "Enter") return;
    const first = list.querySelector<HTMLButtonElement>("details:not([hidden]) button:not([hidden])");
    if (first && search.value.trim()) play(first.value);
  });
  inWords(() => {
    title.textContent = word("gestures");
    search.placeholder = word("gestureSearch");
    search.setAttribute("aria-label", word("gestureSearch"));
    for (const chip of list.querySelectorAll("button")) chip.textContent = label(chip.value);
    for (const name of list.querySelectorAll<HTMLElement>("[data-kind]")) name.textContent = kindLabel(name.dataset["kind"] ?? "");
    find();
  });
  return {
    element: make("section", { class: "gestures" }, title, search, nothing, list),
    offer(groups) {
      const next = JSON.stringify(groups);
      if (next === listed) return;
      listed = next;
      const open = new Set([...list.querySelectorAll<HTMLElement>('[data-open="yes"] [data-kind]')].map((each) => each.dataset["kind"]));
      list.replaceChildren(...Object.entries(groups).map(([kind, names]) => group(kind, names, open.has(kind), play)));
      find();
    },
  };
}

function group(kind: string, names: readonly string[], open: boolean, play: (name: string) => void): HTMLElement {
  const summary = make("summary", {}, make("span", { "data-kind": kind }, kindLabel(kind)), make("span", { class: "count" }, String(names.length)));
  const chips = names.map((name) => {
    const chip = button({ class: "chip", value: name }, label(name));
    chip.addEventListener("click", () => play(name));
    return chip;
  });
  const element = make("details", { "data-open": open ? "yes" : "no" }, summary, make("div", { class: "chips" }, ...chips));
  // Only a click on the name keeps a group open: what a search opens it closes again.
  summary.addEventListener("click", () => (element.dataset["open"] = element.open ? "no" : "yes"));
  return element;
}

/** Shows a chip that has `sought` in its name or in what it is called; tells whether it does. */
function show(chip: HTMLButtonElement, sought: string): boolean {
  chip.hidden = ![chip.value, chip.textContent ?? ""].some((name) => plain(name).includes(sought));
  return !chip.hidden;
}

function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll(/[-_\s]+/g, " ");
}
