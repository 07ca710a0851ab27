/** When to ask for the session's clock, and which answer belongs to which question. */

const FIRST = 8; // quick ones, so that the offset is good within half a second
const FIRST_EVERY_MICROS = 50_000;
const EVERY_MICROS = 1_000_000;
const MOST_WAITING = 64; // unanswered ones remembered

/** A schedule of pings: some at once, then one a second. */
export class Pings {
  private count = 0;
  private nextAt = -Infinity;
  private readonly waiting = new Map<number, number>();

  isDue(nowMicros: number): boolean {
    return nowMicros >= this.nextAt;
  }

  sent(requestId: number, nowMicros: number): void {
    this.count++;
    this.nextAt = nowMicros + (this.count < FIRST ? FIRST_EVERY_MICROS : EVERY_MICROS);
    this.waiting.set(requestId, nowMicros);
    for (const oldest of this.waiting.keys()) {
      if (this.waiting.size <= MOST_WAITING) break;
      this.waiting.delete(oldest);
    }
  }

  /** Returns when the question was sent; null when the answer is to something else. */
  answered(requestId: number): number | null {
    const sentAt = this.waiting.get(requestId) ?? null;
    this.waiting.delete(requestId);
    return sentAt;
  }

  /** Starts over: another session, or another connection. */
  restart(): void {
    this.waiting.clear();
    this.count = 0;
    this.nextAt = -Infinity;
  }
}
