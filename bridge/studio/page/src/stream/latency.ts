/** How long somebody waits from asking for speech to its first sound. */

import type { StreamRecord } from "./records.ts";

const TURNS_KEPT = 64;

/** Times the latest turn that this page asked for, whichever comes first, answer or sound. */
export class LatencyMeter {
  /** Null until a turn of this page's asking has sounded. */
  millis: number | null = null;
  private readonly turnOf = new Map<string, string>();
  private readonly soundedAt = new Map<string, number>();
  private readonly askedAt = new Map<string, number>();

  /** Notes which turn answers what was asked at `askedMicros`. */
  asked(turnId: string, askedMicros: number): void {
    const soundedAt = this.soundedAt.get(turnId);
    if (soundedAt !== undefined) this.millis = (soundedAt - askedMicros) / 1e3;
    else remember(this.askedAt, turnId, askedMicros);
  }

  /** Notes a turn's first sound. */
  take(record: StreamRecord, nowMicros: number): void {
    if (record.kind === "utterance-started") {
      remember(this.turnOf, record.utteranceId, record.turnId);
    } else if (record.kind === "audio") {
      const turnId = this.turnOf.get(record.utteranceId);
      if (turnId && !this.soundedAt.has(turnId)) this.sounded(turnId, nowMicros);
    }
  }

  private sounded(turnId: string, nowMicros: number): void {
    remember(this.soundedAt, turnId, nowMicros);
    const askedAt = this.askedAt.get(turnId);
    if (askedAt !== undefined) this.millis = (nowMicros - askedAt) / 1e3;
  }
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= TURNS_KEPT) break;
    map.delete(oldest);
  }
}
