/** A labelled list to choose from, whose entries come from the sidecar. */

import { inWords, label } from "../words/language.ts";
import { make } from "./dom.ts";

export interface Choice {
  readonly element: HTMLElement;
  readonly value: string;
  /** Lists other entries; keeps the choice where it still exists. */
  offer(names: readonly string[], chosen?: string): void;
}

export function choice(id: string, title: () => string, chosen: (name: string) => void): Choice {
  const select = make("select", { id });
  const caption = make("label", { for: id });
  let listed: readonly string[] = [];
  const offer = (names: readonly string[], wanted: string = select.value): void => {
    if (names.join("\n") !== listed.join("\n")) {
      listed = names;
      select.replaceChildren(...names.map((each) => make("option", { value: each }, label(each))));
    }
    if (document.activeElement !== select && names.includes(wanted)) select.value = wanted;
    select.disabled = names.length === 0;
  };
  select.addEventListener("change", () => chosen(select.value));
  inWords(() => {
    caption.textContent = title();
    for (const option of select.options) option.textContent = label(option.value);
  });
  offer([]);
  return {
    element: make("div", { class: "field" }, caption, select),
    get value() {
      return select.value;
    },
    offer,
  };
}
