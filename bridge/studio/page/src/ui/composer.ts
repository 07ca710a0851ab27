/** Where one talks to the character: words, the microphone, and the way to stop it. */

import type { StreamClient } from "../contract.ts";
import { inWords, word } from "../words/language.ts";
import { button, make, name } from "./dom.ts";
import { icon } from "./icons.ts";
import type { Notices } from "./notices.ts";
import { keep, kept } from "../settings.ts";

type Mode = "say" | "answer";

export function composer(client: StreamClient, notices: Notices): HTMLElement {
  let mode: Mode = kept("mode") === "say" ? "say" : "answer";
  const input = make("input", { id: "words", type: "text", autocomplete: "off", maxlength: "2000", enterkeyhint: "send" });
  const send = button({ class: "round primary", id: "send" }, icon("send"));
  send.type = "submit";
  const stop = button({ class: "round", id: "interrupt" }, icon("stop"));
  const modes = modeSwitch(mode, (chosen) => {
    mode = chosen;
    keep("mode", chosen);
    show();
  });
  const show = (): void => {
    input.placeholder = word(mode === "say" ? "sayPlaceholder" : "answerPlaceholder");
    name(input, input.placeholder);
    name(send, word("send"));
    name(stop, word("interrupt"));
  };
  inWords(show);
  const interrupt = (): void => void notices.watch(client.interrupt());
  stop.addEventListener("click", interrupt);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") interrupt();
  });
  const form = make("form", { class: "composer" }, modes, input, microphone(client, notices), stop, send);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    // Sending is a gesture, so from here on sound may be played.
    void client.resumeAudio();
    void notices.watch(mode === "say" ? client.say(text) : client.takeTurn(text));
  });
  return form;
}

function modeSwitch(start: Mode, chosen: (mode: Mode) => void): HTMLElement {
  const options = (["answer", "say"] as const).map((mode) => {
    const radio = make("input", { type: "radio", name: "mode", value: mode, checked: mode === start });
    const caption = make("span");
    radio.addEventListener("change", () => chosen(mode));
    const option = make("label", {}, radio, caption);
    inWords(() => {
      caption.textContent = word(mode);
      option.title = word(`${mode}Hint`);
    });
    return option;
  });
  return make("fieldset", { class: "modes" }, ...options);
}

/** There is nothing to press until a sidecar can listen; until then it says why. */
function microphone(client: StreamClient, notices: Notices): HTMLElement {
  const talk = button({ class: "round", id: "microphone", "aria-disabled": "true" }, icon("microphone"));
  const words = (reason: string): string => (reason ? word("microphoneOff", { reason }) : word("microphone"));
  talk.addEventListener("click", () => {
    if (client.note?.listenerReason) notices.show(words(client.note.listenerReason));
  });
  const show = (): void => {
    const reason = client.note?.listenerReason ?? "";
    talk.setAttribute("aria-disabled", String(reason !== ""));
    name(talk, words(reason));
  };
  client.on("note", show);
  inWords(show);
  return talk;
}
