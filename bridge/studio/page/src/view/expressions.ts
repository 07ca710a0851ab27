/** From ARKit weights to the few expressions of simpler faces; the same map as the sidecar's `rigs/expressions.py`. */

/** Most that the emotions add up to: a model may let an emotion silence the mouth in proportion to its weight. */
export const EMOTION_CAP = 0.6;

export const VOWELS = ["aa", "ih", "ou", "ee", "oh"] as const;
export const EMOTIONS = ["happy", "angry", "sad", "relaxed", "surprised"] as const;
export const LIDS = ["blink", "blinkLeft", "blinkRight"] as const;

/** What a part of the face does: a constant, then shapes and their factors; pairs count as the mean of both sides. */
interface Form {
  readonly base: number;
  readonly factors: Readonly<Record<string, number>>;
}

const FORMS: Readonly<Record<string, Form>> = {
  spread: { base: 0, factors: { mouthStretch: 4.2, jawOpen: -0.8, mouthPress: -1.0 } },
  funnelled: { base: 0, factors: { mouthFunnel: 1.9 } },
  parted: { base: 0, factors: { jawOpen: 6.0 } },
  dropped: { base: -0.55, factors: { jawOpen: 5.0 } },
  open: { base: -0.12, factors: { jawOpen: 2.5, mouthFunnel: -1.4, mouthPucker: -1.0, mouthStretch: -1.3 } },
  puckered: { base: 0, factors: { mouthPucker: 1.5 } },
  leftLid: { base: 0, factors: { eyeBlinkLeft: 1.0 } },
  rightLid: { base: 0, factors: { eyeBlinkRight: 1.0 } },
  // Constants keep the small shapes of ordinary speech from looking like a feeling.
  happy: { base: -0.3, factors: { mouthSmile: 1.1, cheekSquint: 0.6 } },
  angry: { base: -0.15, factors: { browDown: 0.9, noseSneer: 0.3, browInnerUp: -0.6 } },
  sad: { base: -0.15, factors: { mouthFrown: 0.7, browInnerUp: 0.6, browOuterUp: -0.6, eyeWide: -0.4 } },
  surprised: { base: -0.25, factors: { eyeWide: 0.5, browOuterUp: 0.6, browInnerUp: 0.1 } },
};

type Row = { readonly base: number; readonly terms: readonly (readonly [column: number, factor: number])[] };

/** Turns weights into expressions; made once for the order that the weights come in. */
export class ExpressionMap {
  private readonly rows = new Map<string, Row>();

  constructor(shapeNames: readonly string[]) {
    const columns = new Map(shapeNames.map((name, column) => [name, column]));
    for (const [name, form] of Object.entries(FORMS)) this.rows.set(name, rowOf(form, columns));
  }

  /** Returns VRM's vowels, lids and emotions, each in [0, 1]; what no shape tells of is absent. */
  expressions(weights: ArrayLike<number>): Record<string, number> {
    const form = (name: string): number => this.form(name, weights);
    // A mouth spread over closed teeth is no vowel; a funnel is "oh" only over a dropped jaw.
    const partedSpread = Math.min(form("parted"), form("spread"));
    const droppedFunnel = Math.min(form("dropped"), form("funnelled"));
    const openSpread = Math.min(form("open"), partedSpread);
    const bothLids = Math.min(form("leftLid"), form("rightLid"));
    return {
      aa: unit(form("open") - openSpread),
      ih: unit(partedSpread - openSpread),
      ou: unit(form("puckered") - 0.4 * droppedFunnel),
      ee: unit(2.3 * openSpread),
      oh: unit(droppedFunnel),
      // No lid closes twice: one eye's own expression carries only what it closes further.
      blink: bothLids,
      blinkLeft: unit(form("leftLid") - bothLids),
      blinkRight: unit(form("rightLid") - bothLids),
      ...this.emotions(weights),
    };
  }

  private emotions(weights: ArrayLike<number>): Record<string, number> {
    const felt = ["happy", "angry", "sad", "surprised"].map((name) => [name, this.form(name, weights)] as const);
    const total = felt.reduce((sum, [, weight]) => sum + weight, 0);
    const scale = EMOTION_CAP / Math.max(total, EMOTION_CAP);
    return Object.fromEntries(felt.map(([name, weight]) => [name, weight * scale]));
  }

  private form(name: string, weights: ArrayLike<number>): number {
    const row = this.rows.get(name);
    if (!row) return 0;
    let sum = row.base;
    for (const [column, factor] of row.terms) sum += factor * (weights[column] ?? 0);
    return unit(sum);
  }
}

function rowOf(form: Form, columns: ReadonlyMap<string, number>): Row {
  const terms: [number, number][] = [];
  for (const [shape, factor] of Object.entries(form.factors)) {
    const sides = columns.has(shape) ? [shape] : [`${shape}Left`, `${shape}Right`];
    for (const side of sides) {
      const column = columns.get(side);
      if (column !== undefined) terms.push([column, factor / sides.length]);
    }
  }
  return { base: form.base, terms };
}

function unit(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
