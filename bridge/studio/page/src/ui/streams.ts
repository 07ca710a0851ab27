/** Where the streams go: addresses for engines, outputs, and who is connected. */

import type { Note, StreamClient } from "../contract.ts";
import type { Words } from "../words/en.ts";
import { inWords, word } from "../words/language.ts";
import { make } from "./dom.ts";

type Listed = "endpoints" | "outputs" | "clients";

export function streams(client: StreamClient): HTMLElement {
  const title = make("h3");
  inWords(() => (title.textContent = word("streams")));
  const parts: readonly Listed[] = ["endpoints", "outputs", "clients"];
  return make("section", { class: "streams" }, title, ...parts.map((part) => list(client, part, part)));
}

function list(client: StreamClient, key: Listed, title: keyof Words): HTMLElement {
  const caption = make("h4");
  const entries = make("ul");
  const show = (note: Note | null): void => {
    caption.textContent = word(title);
    const lines = note?.[key] ?? [];
    const empty = make("li", { class: "soft" }, word(key === "clients" ? "nobody" : "none"));
    entries.replaceChildren(...(lines.length ? lines.map((line) => make("li", {}, line)) : [empty]));
  };
  client.on("note", (detail) => show(detail as Note));
  inWords(() => show(client.note));
  return make("div", {}, caption, entries);
}
