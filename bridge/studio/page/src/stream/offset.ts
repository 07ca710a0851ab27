/** What the session clock reads at an instant of the page's clock, learned from pings. */

const KEPT = 128; // pings; two minutes at one a second, long enough to see a drift of 10 ppm
const FEWEST_FOR_DRIFT = 8;
const SHORTEST_FOR_DRIFT_MICROS = 10_000_000; // a slope through less is mostly noise
const LARGEST_DRIFT = 500e-6; // crystals are within 100 ppm; anything beyond is a bad fit
const LONGEST_ROUND_TRIP_MICROS = 2_000_000; // an answer that slow says nothing about now
const EXCESS_FLOOR_MICROS = 200; // round trips this close to the shortest are equally good

interface Sample {
  readonly at: number;
  readonly offset: number;
  readonly roundTrip: number;
}

/**
 * Fits session time against client time over the pings with short round trips.
 *
 * A ping whose answer took `r` bounds the offset to half of `r` either way, so a sample counts
 * by how close its round trip is to the shortest one.
 */
export class OffsetEstimator {
  private samples: Sample[] = [];
  private at = 0;
  private offset = 0;
  private drift = 0;

  get isKnown(): boolean {
    return this.samples.length > 0;
  }

  /** How much faster the session clock runs, in millionths. */
  get driftPpm(): number {
    return this.drift * 1e6;
  }

  /** The shortest round trip of those kept; null before any. */
  get roundTripMicros(): number | null {
    return this.isKnown ? this.shortest() : null;
  }

  /** Takes one ping: client time of question and answer, session time between. */
  add(sentMicros: number, sessionMicros: number, receivedMicros: number): void {
    const roundTrip = receivedMicros - sentMicros;
    if (!(roundTrip >= 0 && roundTrip <= LONGEST_ROUND_TRIP_MICROS)) return;
    const middle = (sentMicros + receivedMicros) / 2;
    this.samples.push({ at: middle, offset: sessionMicros - middle, roundTrip });
    if (this.samples.length > KEPT) this.samples.shift();
    this.fit();
  }

  /** Returns the session time at `clientMicros`; only once it `isKnown`. */
  sessionAt(clientMicros: number): number {
    return clientMicros + this.offset + this.drift * (clientMicros - this.at);
  }

  /** Forgets everything: another session has another clock. */
  reset(): void {
    this.samples = [];
    this.drift = 0;
  }

  private shortest(): number {
    return this.samples.reduce((least, { roundTrip }) => Math.min(least, roundTrip), Infinity);
  }

  private fit(): void {
    const { samples } = this;
    const shortest = this.shortest();
    const length = samples[samples.length - 1]!.at - samples[0]!.at;
    if (samples.length < FEWEST_FOR_DRIFT || length < SHORTEST_FOR_DRIFT_MICROS) {
      const best = samples.find(({ roundTrip }) => roundTrip === shortest)!;
      this.at = best.at;
      this.offset = best.offset;
      this.drift = 0;
      return;
    }
    this.fitLine((roundTrip) => (roundTrip - shortest + EXCESS_FLOOR_MICROS) ** -2);
  }

  private fitLine(weightOf: (roundTrip: number) => number): void {
    let total = 0;
    let at = 0;
    let offset = 0;
    for (const sample of this.samples) {
      const weight = weightOf(sample.roundTrip);
      total += weight;
      at += weight * sample.at;
      offset += weight * sample.offset;
    }
    this.at = at / total;
    this.offset = offset / total;
    let rise = 0;
    let run = 0;
    for (const sample of this.samples) {
      const weight = weightOf(sample.roundTrip);
      const since = sample.at - this.at;
      rise += weight * since * (sample.offset - this.offset);
      run += weight * since * since;
    }
    this.drift = Math.min(Math.max(rise / run, -LARGEST_DRIFT), LARGEST_DRIFT);
  }
}
