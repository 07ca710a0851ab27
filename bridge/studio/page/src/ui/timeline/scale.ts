/** Where an instant stands on the timeline, and how much of it is seen. */

const NARROWEST = 30; // pixels a second: half a minute on a desk
const WIDEST = 900;

export class Scale {
  perSecond = 230;
  /** Session time in the middle. */
  playhead = 0;
  width = 0;

  x(micros: number): number {
    return this.width / 2 + ((micros - this.playhead) / 1e6) * this.perSecond;
  }

  micros(x: number): number {
    return this.playhead + ((x - this.width / 2) / this.perSecond) * 1e6;
  }

  zoom(factor: number): void {
    this.perSecond = Math.min(Math.max(this.perSecond * factor, NARROWEST), WIDEST);
  }

  get from(): number {
    return this.micros(0);
  }

  get to(): number {
    return this.micros(this.width);
  }
}
