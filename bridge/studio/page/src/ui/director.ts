/** How the character is told to move: feeling, style, manners, gestures, stillness, gaze. */

import type { Note, StreamClient } from "../contract.ts";
import { inWords, word } from "../words/language.ts";
import { choice } from "./choice.ts";
import { make } from "./dom.ts";
import { gestureList } from "./gestures.ts";
import type { Notices } from "./notices.ts";
import { slider } from "./slider.ts";

export interface Director {
  readonly element: HTMLElement;
  readonly looksAtPointer: () => boolean;
}

export function director(client: StreamClient, notices: Notices): Director {
  const feel = (): void => void notices.watch(client.setEmotion(emotion.value, intensity.value));
  const emotion = choice("emotion", () => word("emotion"), feel);
  const intensity = slider("intensity", () => word("intensity"), 0.6, feel);
  const style = choice("style", () => word("style"), (name) => void notices.watch(client.setStyle(name)));
  const policy = choice("policy", () => word("policy"), (name) => void notices.watch(client.setPolicy(name)));
  const still = slider("stillness", () => word("stillness"), 0, (amount) => void notices.watch(client.setStillness(amount)));
  const gestures = gestureList(client, notices);
  const [look, lookSwitch] = onOff("look-at", "lookAt");
  const [listen, listenSwitch] = onOff("listen", "listen");
  listen.addEventListener("change", () => void notices.watch(client.setListening(listen.checked)));
  client.on("utterance", () => (listen.checked = false)); // whoever speaks listens no more
  look.addEventListener("change", () => {
    if (!look.checked) void notices.watch(client.lookAt(null));
  });
  client.on("note", (detail) => {
    const note = detail as Note;
    emotion.offer(note.emotions);
    style.offer(note.styles, note.style);
    policy.offer(note.policies, note.policy);
    gestures.offer(note.gestures);
  });
  const element = make(
    "div",
    { class: "director" },
    make("div", { class: "pair" }, emotion.element, intensity.element),
    make("div", { class: "pair" }, style.element, policy.element),
    make("div", { class: "pair" }, still.element, make("div", { class: "switches" }, lookSwitch, listenSwitch)),
    gestures.element,
  );
  return { element, looksAtPointer: () => look.checked };
}

function onOff(id: string, spelled: "lookAt" | "listen"): readonly [HTMLInputElement, HTMLElement] {
  const box = make("input", { type: "checkbox", id, role: "switch" });
  const words = make("span");
  inWords(() => (words.textContent = word(spelled)));
  return [box, make("label", { class: "switch" }, box, words)];
}
