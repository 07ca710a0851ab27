/** Volume, mute, and the one click that browsers want before they play. */

import type { Note, StreamClient } from "../contract.ts";
import { inWords, word } from "../words/language.ts";
import { button, make, name } from "./dom.ts";
import { icon } from "./icons.ts";
import { keep, kept } from "../settings.ts";

export function soundControls(client: StreamClient): HTMLElement {
  const loud = Number(kept("volume") || "0.9");
  let isMute = false;
  const mute = button({ class: "quiet", id: "mute" });
  const level = make("input", { id: "volume", type: "range", min: "0", max: "1", step: "0.05", value: String(loud) });
  const show = (): void => {
    mute.replaceChildren(icon(isMute ? "silence" : "sound"));
    mute.setAttribute("aria-pressed", String(isMute));
    name(mute, word(isMute ? "unmute" : "mute"));
    name(level, word("volume"));
  };
  const apply = (): void => {
    client.setVolume(isMute ? 0 : Number(level.value));
    show();
  };
  mute.addEventListener("click", () => {
    isMute = !isMute;
    apply();
  });
  level.addEventListener("input", () => {
    isMute = false;
    keep("volume", level.value);
    apply();
  });
  const forget = client.on("note", (detail) => {
    forget();
    // Where the sidecar plays the voice itself, a page that plays it too would be an echo.
    isMute = ((detail as Note).sound ?? "page") !== "page";
    apply();
  });
  inWords(show);
  client.setVolume(loud);
  return make("div", { class: "sound" }, mute, level);
}

/** A page that has not been touched yet is silent; the first touch of anything makes it heard. */
export function clickToHear(client: StreamClient): HTMLElement {
  const caption = make("span");
  const invite = button({ class: "invite", id: "hear" }, icon("sound"), caption);
  inWords(() => (caption.textContent = word("clickToHear")));
  const hear = async (): Promise<void> => {
    await client.resumeAudio();
    invite.hidden = true;
    for (const kind of ["pointerdown", "keydown"]) removeEventListener(kind, wake);
  };
  const wake = (): void => void hear();
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, wake);
  return invite;
}
