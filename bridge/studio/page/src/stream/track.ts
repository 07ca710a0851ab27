/** What was written to a speaker, so that every sample of it has its session time. */

const SPANS_KEPT = 512; // several seconds, while the page draws

/** A stretch whose session time runs evenly. */
export interface Span {
  sample: number;
  ptsMicros: number;
  /** Session microseconds a sample; 0 while starved, when session time stands still. */
  rate: number;
  /** Empty in silence. */
  utteranceId: string;
}

/** Spans in order, end to end; the last goes on until another is added. */
export class Track {
  private readonly ring: Span[] = Array.from({ length: SPANS_KEPT }, blank);
  private count = 0;

  /** Adds a span that begins at `sample`, where the last one ends. */
  add(sample: number, ptsMicros: number, rate: number, utteranceId: string): void {
    const span = this.ring[this.count++ % SPANS_KEPT]!;
    span.sample = sample;
    span.ptsMicros = ptsMicros;
    span.rate = rate;
    span.utteranceId = utteranceId;
  }

  /** Returns the span that holds `sample`, or the nearest; null when there is none. */
  find(sample: number): Span | null {
    const oldest = Math.max(0, this.count - SPANS_KEPT);
    for (let i = this.count - 1; i >= oldest; i--) {
      const span = this.ring[i % SPANS_KEPT]!;
      if (span.sample <= sample || i === oldest) return span;
    }
    return null;
  }

  /** Returns the session time of `sample`; null when nothing was written. */
  ptsAt(sample: number): number | null {
    const span = this.find(sample);
    return span && span.ptsMicros + (sample - span.sample) * span.rate;
  }

  /** Returns the latest sample whose session time is `ptsMicros`; null when there is none. */
  sampleAt(ptsMicros: number): number | null {
    const oldest = Math.max(0, this.count - SPANS_KEPT);
    for (let i = this.count - 1; i >= oldest; i--) {
      const span = this.ring[i % SPANS_KEPT]!;
      if (span.ptsMicros > ptsMicros) continue;
      return span.rate ? span.sample + (ptsMicros - span.ptsMicros) / span.rate : span.sample;
    }
    return null;
  }

  /** Takes back what begins at `sample` or later. */
  truncate(sample: number): void {
    const oldest = Math.max(0, this.count - SPANS_KEPT);
    while (this.count > oldest && this.ring[(this.count - 1) % SPANS_KEPT]!.sample >= sample) {
      this.count--;
    }
  }

  clear(): void {
    this.count = 0;
  }
}

function blank(): Span {
  return { sample: 0, ptsMicros: 0, rate: 0, utteranceId: "" };
}
