/** Which rows the timeline has, in which order and colour. */

import type { Moment } from "../../contract.ts";
import type { Words } from "../../words/en.ts";

export interface Lane {
  readonly kind: string;
  readonly title: keyof Words;
}

/** Top to bottom: what is heard, then the body from the lips down. */
const LANES: readonly Lane[] = [
  { kind: "word", title: "laneWord" },
  { kind: "phone", title: "lanePhone" },
  { kind: "lips", title: "laneLips" },
  { kind: "head", title: "laneHead" },
  { kind: "gesture", title: "laneGesture" },
  { kind: "brows", title: "laneBrows" },
  { kind: "gaze", title: "laneGaze" },
  { kind: "blink", title: "laneBlink" },
  { kind: "emotion", title: "laneEmotion" },
  { kind: "posture", title: "lanePosture" },
  { kind: "error", title: "laneError" },
];

/** Rows that stand even while they are empty, so that the rest does not jump. */
const ALWAYS: ReadonlySet<string> = new Set(["word", "phone", "head", "brows", "gaze", "emotion"]);

/** Keeps the rows that something was ever in. */
export class Lanes {
  private readonly seen = new Set(ALWAYS);
  private rows: readonly Lane[] = LANES.filter((lane) => ALWAYS.has(lane.kind));

  see(moments: readonly Moment[]): readonly Lane[] {
    const before = this.seen.size;
    for (const { kind } of moments) this.seen.add(kind);
    if (this.seen.size > before) this.rows = LANES.filter((lane) => this.seen.has(lane.kind));
    return this.rows;
  }
}
