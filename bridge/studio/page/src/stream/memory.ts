/** What was said and what happened in it, of the last minute. */

import type { Moment, Utterance } from "../contract.ts";
import type { StreamRecord } from "./records.ts";

const KEPT_MICROS = 60_000_000;
const MOST_MOMENTS = 8_192; // a minute of talk has about two thousand
const MOST_UTTERANCES = 512;

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** Keeps words, phones and cues by their time, and the utterances that they belong to. */
export class Memory {
  private moments: Open<Moment>[] = [];
  private spoken: Open<Utterance>[] = [];

  /** Takes one record; returns what it added or changed. */
  take(record: StreamRecord): Moment | Utterance | null {
    switch (record.kind) {
      case "utterance-started":
        this.forget(record.ptsMicros);
        return this.begin(record);
      case "utterance-ended":
        return this.end(record.utteranceId, record.ptsMicros);
      case "interrupted":
        this.cut(record.utteranceId, record.ptsMicros);
        return this.end(record.utteranceId, record.ptsMicros);
      case "event":
        return this.add(record);
      default:
        return null;
    }
  }

  /** Returns what touches the span, by its beginning. */
  between(fromMicros: number, toMicros: number): readonly Moment[] {
    const found: Moment[] = [];
    for (const moment of this.moments) {
      if (moment.startMicros > toMicros) break;
      if (moment.endMicros >= fromMicros) found.push(moment);
    }
    return found;
  }

  utterances(): readonly Utterance[] {
    return this.spoken;
  }

  /** Returns the utterance of that id, if it is still known. */
  utterance(utteranceId: string): Utterance | null {
    return this.open(utteranceId) ?? null;
  }

  clear(): void {
    this.moments = [];
    this.spoken = [];
  }

  private begin(record: StreamRecord & { kind: "utterance-started" }): Utterance {
    const { utteranceId, turnId, text, sentenceType, act, emotion, ptsMicros } = record;
    const utterance = { utteranceId, turnId, text, sentenceType, act, emotion };
    const begun = { ...utterance, startMicros: ptsMicros, endMicros: null };
    this.spoken = [...this.spoken.filter((one) => one.utteranceId !== utteranceId), begun];
    return begun;
  }

  private end(utteranceId: string, ptsMicros: number): Utterance | null {
    const utterance = this.open(utteranceId);
    if (utterance) utterance.endMicros = ptsMicros;
    return utterance ?? null;
  }

  private add(record: StreamRecord & { kind: "event" }): Moment {
    const { layer, name, utteranceId, ptsMicros, endMicros } = record;
    const moment = { kind: layer, name, utteranceId, startMicros: ptsMicros, endMicros };
    const last = this.moments.findLastIndex((one) => one.startMicros <= ptsMicros);
    this.moments.splice(last + 1, 0, moment);
    if (this.moments.length > MOST_MOMENTS) this.moments.shift();
    return moment;
  }

  private cut(utteranceId: string, ptsMicros: number): void {
    const isVoid = (one: Moment) => one.utteranceId === utteranceId && one.endMicros > ptsMicros;
    for (const moment of this.moments) if (isVoid(moment)) moment.endMicros = ptsMicros;
    this.moments = this.moments.filter((one) => one.startMicros <= one.endMicros);
  }

  private forget(nowMicros: number): void {
    const oldest = nowMicros - KEPT_MICROS;
    this.moments = this.moments.filter((one) => one.endMicros >= oldest);
    this.spoken = this.spoken.filter((one) => (one.endMicros ?? nowMicros) >= oldest);
    this.spoken = this.spoken.slice(-MOST_UTTERANCES);
  }

  private open(utteranceId: string): Open<Utterance> | undefined {
    return this.spoken.findLast((one) => one.utteranceId === utteranceId);
  }
}
