/** What was lost, repeated or late, told from sequence numbers; and what to ask for again. */

const REMEMBERED = 4096; // missing numbers; more are beyond any resend
const LONGEST_GAP = 256; // records; more than two seconds are past their time before they are back

/** The first and last number of a gap. */
export type Gap = readonly [first: number, last: number];

/** Counts the records of one stream; every record of it, whatever its kind, has its number. */
export class SequenceCounter {
  received = 0;
  lost = 0;
  duplicates = 0;
  private newest = -1;
  private readonly missingSeqs = new Set<number>(); // in order of their being missed

  /** Takes one record's number. Returns false for one that was here before. */
  note(seq: number): boolean {
    if (this.newest < 0 || seq > this.newest) {
      if (this.newest >= 0) this.miss(this.newest + 1, seq);
      this.newest = seq;
    } else if (this.missingSeqs.delete(seq)) {
      this.lost--;
    } else {
      this.duplicates++;
      return false;
    }
    this.received++;
    return true;
  }

  /** Returns the newest gap, to ask for by `resend`. */
  missing(): Gap | null {
    if (this.missingSeqs.size === 0) return null;
    let last = -1;
    for (const seq of this.missingSeqs) last = Math.max(last, seq);
    let first = last;
    while (this.missingSeqs.has(first - 1)) first--;
    return [first, last];
  }

  /** Begins another session's numbers; the counts go on. */
  restart(): void {
    this.newest = -1;
    this.missingSeqs.clear();
  }

  private miss(first: number, end: number): void {
    this.lost += end - first;
    for (let seq = Math.max(first, end - REMEMBERED); seq < end; seq++) this.missingSeqs.add(seq);
    for (const oldest of this.missingSeqs) {
      if (this.missingSeqs.size <= REMEMBERED) break;
      this.missingSeqs.delete(oldest);
    }
  }
}

/** Asks once for every gap that is short enough to be worth it. */
export class Recovery {
  private lastAsked = -1;

  /** Returns what to ask for now, if anything. */
  request(sequence: SequenceCounter): Gap | null {
    const gap = sequence.missing();
    if (gap === null || gap[1] <= this.lastAsked) return null;
    const first = Math.max(gap[0], this.lastAsked + 1);
    this.lastAsked = gap[1];
    return this.lastAsked - first + 1 > LONGEST_GAP ? null : [first, this.lastAsked];
  }

  /** Begins another session's numbers. */
  restart(): void {
    this.lastAsked = -1;
  }
}
