/** The head of the page: who is on stage, whether the stream lives, three figures, language and colours. */

import type { Status, StreamClient } from "../contract.ts";
import type { Words } from "../words/en.ts";
import type { LanguageCode } from "../words/codes.ts";
import { LANGUAGES, inWords, language, speak, word } from "../words/language.ts";
import { make, name } from "./dom.ts";
import { themeButton } from "./theme.ts";

const STATUSES: Readonly<Record<Status, keyof Words>> = {
  connecting: "statusConnecting",
  open: "statusOpen",
  lost: "statusLost",
  refused: "statusRefused",
};

export function header(client: StreamClient, figures: HTMLElement, sound: HTMLElement): HTMLElement {
  const brand = make("h1", {}, "avatar-bridge");
  const brandWord = make("span");
  brand.append(" ", brandWord);
  inWords(() => {
    brandWord.textContent = word("title");
    document.title = `${word("title")} · avatar-bridge`;
  });
  return make("header", { class: "top" }, brand, characterChoice(client), statusLine(client), figures, sound, languageChoice(), themeButton());
}

function statusLine(client: StreamClient): HTMLElement {
  const line = make("p", { class: "status", role: "status" });
  const show = (): void => {
    line.dataset["status"] = client.status;
    line.textContent = word(STATUSES[client.status]);
  };
  client.on("status", show);
  inWords(show);
  return line;
}

/** Another character is another stream: the page starts again with it. */
function characterChoice(client: StreamClient): HTMLElement {
  const select = make("select", { id: "character" });
  inWords(() => name(select, word("character")));
  const show = (): void => {
    const names = client.note?.characters ?? [];
    const shown = client.description?.character ?? "";
    const listed = [...select.options].map((option) => option.value);
    if (listed.join("\n") !== names.join("\n")) select.replaceChildren(...names.map((each) => make("option", { value: each }, each)));
    select.value = shown;
    select.hidden = names.length === 0;
    select.disabled = names.length < 2;
  };
  select.addEventListener("change", () => {
    const address = new URL(location.href);
    address.searchParams.set("character", select.value);
    location.assign(address);
  });
  client.on("note", show);
  client.on("description", show);
  show();
  return select;
}

function languageChoice(): HTMLElement {
  const select = make("select", { id: "language" });
  select.append(...LANGUAGES.map(([code, title]) => make("option", { value: code, lang: code }, title)));
  select.value = language();
  select.addEventListener("change", () => speak(select.value as LanguageCode));
  inWords(() => name(select, word("language")));
  return select;
}
