/** How sharp to draw on this machine: fewer pixels where pictures come slowly, more where there is time. */

const SLOW_MILLIS = 42; // below 24 pictures a second movement falls apart
const QUICK_MILLIS = 18;
const PATIENCE = 40; // pictures; long enough not to answer a single stumble
const LOWEST = 0.6;

export class Pace {
  private millis = 0;
  private count = 0;
  private ratio: number;

  constructor(private readonly highest: number) {
    this.ratio = highest;
  }

  /** Takes the time since the picture before; returns a new ratio, or null while the old one is right. */
  hear(deltaMillis: number): number | null {
    // A page in the background gets no pictures, which says nothing about the machine.
    if (deltaMillis > 1000) return null;
    this.millis += deltaMillis;
    this.count += 1;
    if (this.count < PATIENCE) return null;
    const mean = this.millis / this.count;
    this.millis = 0;
    this.count = 0;
    const factor = mean > SLOW_MILLIS ? 0.75 : mean < QUICK_MILLIS ? 1.15 : 1;
    const wanted = Math.min(Math.max(this.ratio * factor, LOWEST), this.highest);
    if (wanted === this.ratio) return null;
    this.ratio = wanted;
    return wanted;
  }
}
