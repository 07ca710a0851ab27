/** How far what is seen is from what is heard, over the last pictures. */

const KEPT = 1_800; // pictures; half a minute at 60 fps

/** Pose time minus sound time of pictures drawn while sound was heard; positive: mouth early. */
export class SkewMeter {
  private readonly ring = new Float64Array(KEPT);
  private readonly sorted = new Float64Array(KEPT);
  private noted = 0;

  get count(): number {
    return Math.min(this.noted, KEPT);
  }

  note(skewMicros: number): void {
    this.ring[this.noted++ % KEPT] = skewMicros;
  }

  /** Returns the latest skew, 0 before any. */
  get latestMicros(): number {
    return this.noted ? this.ring[(this.noted - 1) % KEPT]! : 0;
  }

  /** Returns a percentile of its size in milliseconds; null before any. */
  percentile(rank: number): number | null {
    if (!this.count) return null;
    const sizes = this.sorted.subarray(0, this.count);
    for (let i = 0; i < sizes.length; i++) sizes[i] = Math.abs(this.ring[i]!);
    sizes.sort();
    const place = (rank / 100) * (sizes.length - 1);
    const below = sizes[Math.floor(place)]!;
    const above = sizes[Math.ceil(place)]!;
    return (below + (above - below) * (place % 1)) / 1e3;
  }

  /** Returns its standard deviation in milliseconds; null before any. */
  get jitterMillis(): number | null {
    if (!this.count) return null;
    let mean = 0;
    for (let i = 0; i < this.count; i++) mean += this.ring[i]! / this.count;
    let variance = 0;
    for (let i = 0; i < this.count; i++) variance += (this.ring[i]! - mean) ** 2 / this.count;
    return Math.sqrt(variance) / 1e3;
  }

  clear(): void {
    this.noted = 0;
  }
}
