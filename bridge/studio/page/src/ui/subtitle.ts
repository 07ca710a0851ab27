/** What is being said, with the word of the instant marked. */

import type { StreamClient, Utterance } from "../contract.ts";
import { make } from "./dom.ts";

const LINGERS_MICROS = 900_000; // a reader ends after the voice
const LONGEST_MICROS = 120_000_000;

export class Subtitle {
  readonly element = make("p", { class: "subtitle", "aria-hidden": "true" });
  /** The same for those who listen with a screen reader: whole and once. */
  readonly spoken = make("p", { class: "unseen", "aria-live": "polite" });
  private readonly before = make("span", { class: "said" });
  private readonly now = make("mark");
  private readonly after = make("span");
  private shown = "";

  constructor(private readonly client: StreamClient) {
    this.element.append(this.before, this.now, this.after);
  }

  update(): void {
    const playhead = this.client.playhead();
    const utterance = playhead === null ? undefined : this.client.utterances().findLast((each) => isHeard(each, playhead));
    this.element.classList.toggle("empty", utterance === undefined);
    if (!utterance || playhead === null) return;
    const [start, end] = this.wordSpan(utterance, playhead);
    const key = `${utterance.utteranceId} ${start} ${end}`;
    if (key === this.shown) return;
    if (!this.shown.startsWith(`${utterance.utteranceId} `)) this.spoken.textContent = utterance.text;
    this.shown = key;
    this.before.textContent = utterance.text.slice(0, start);
    this.now.textContent = utterance.text.slice(start, end);
    this.after.textContent = utterance.text.slice(end);
  }

  /** Returns where in the text the word of the instant stands; words are looked for one after the other. */
  private wordSpan(utterance: Utterance, playhead: number): readonly [number, number] {
    const text = utterance.text.toLowerCase();
    const words = this.client.moments(utterance.startMicros, playhead).filter(
      (moment) => moment.kind === "word" && moment.utteranceId === utterance.utteranceId && moment.startMicros <= playhead,
    );
    let [start, end] = [0, 0];
    for (const { name } of words) {
      const at = text.indexOf(name.toLowerCase(), end);
      // A word may be written otherwise than it is spoken: numbers, abbreviations.
      if (at >= 0) [start, end] = [at, at + name.length];
    }
    return [start, end];
  }
}

function isHeard(utterance: Utterance, playhead: number): boolean {
  const end = utterance.endMicros ?? utterance.startMicros + LONGEST_MICROS;
  return utterance.startMicros <= playhead && playhead < end + LINGERS_MICROS;
}
