/** Puts ARKit weights on a model's face, through the shapes it has or the presets it has instead. */

import type { VRMExpression, VRMExpressionManager } from "@pixiv/three-vrm";

import { EMOTIONS, ExpressionMap, LIDS, VOWELS } from "./expressions.ts";
import { matchNames } from "./spelling.ts";

/** A part of the face is moved by shapes or by presets, never by both. */
type Part = "mouth" | "lids" | "feeling";

const KEY_SHAPES: Readonly<Record<Part, readonly string[]>> = {
  mouth: ["jawOpen"],
  lids: ["eyeBlinkLeft", "eyeBlinkRight"],
  feeling: ["mouthSmileLeft", "mouthSmileRight", "browInnerUp"],
};

const PRESETS: Readonly<Record<Part, readonly string[]>> = { mouth: VOWELS, lids: LIDS, feeling: EMOTIONS };

export class Face {
  /** ARKit shapes that the model has nothing for. */
  readonly missingShapes: readonly string[];
  /** True where each part is moved by ARKit shapes. */
  readonly hasShapes: Readonly<Record<Part, boolean>>;
  private readonly shapes: readonly (readonly [column: number, expression: string])[];
  private readonly presets: readonly (readonly [preset: string, expression: string])[];
  private readonly map: ExpressionMap;
  private readonly silencing: ReadonlySet<string>;
  /** A model without a preset for both lids closes each by its own. */
  private readonly hasBlink: boolean;

  constructor(
    private readonly manager: VRMExpressionManager,
    shapeNames: readonly string[],
    { movesEyes }: { movesEyes: boolean },
  ) {
    const names = manager.expressions.map((expression) => expression.expressionName);
    const found = matchNames(shapeNames, names);
    const has = (part: Part): boolean => KEY_SHAPES[part].every((shape) => found.has(shape));
    this.hasShapes = { mouth: has("mouth"), lids: has("lids"), feeling: has("feeling") };
    this.missingShapes = shapeNames.filter((name) => !found.has(name));
    this.shapes = shapeNames.flatMap((name, column) => {
      const expression = found.get(name);
      const isUsed = expression !== undefined && this.isOpen(name) && (movesEyes || !name.startsWith("eyeLook"));
      return isUsed ? [[column, expression] as const] : [];
    });
    const wanted = (["mouth", "lids", "feeling"] as const).filter((part) => !this.hasShapes[part]);
    this.presets = [...matchNames(wanted.flatMap((part) => PRESETS[part]), names)];
    this.hasBlink = matchNames(["blink"], names).size > 0;
    this.map = new ExpressionMap(shapeNames);
    this.silencing = new Set(manager.expressions.filter(silences).map((expression) => expression.expressionName));
  }

  /** While the character speaks, feelings that would shut its mouth wholly are left out. */
  apply(weights: ArrayLike<number>, isSpeaking: boolean): void {
    for (const [column, expression] of this.shapes) this.manager.setValue(expression, weights[column] ?? 0);
    if (this.presets.length === 0) return;
    const values = this.map.expressions(weights);
    if (!this.hasBlink) {
      values["blinkLeft"] = (values["blinkLeft"] ?? 0) + (values["blink"] ?? 0);
      values["blinkRight"] = (values["blinkRight"] ?? 0) + (values["blink"] ?? 0);
    }
    for (const [preset, expression] of this.presets) {
      const isLeftOut = isSpeaking && this.silencing.has(expression);
      this.manager.setValue(expression, isLeftOut ? 0 : (values[preset] ?? 0));
    }
  }

  /** Whether a shape may move: one of a part that presets move would be a second channel. */
  private isOpen(shape: string): boolean {
    if (/^(jaw|mouth|tongue|cheekPuff)/.test(shape)) return this.hasShapes.mouth;
    if (/^eye(Blink|Squint|Wide)/.test(shape)) return this.hasShapes.lids;
    return true;
  }
}

/** Whether an expression shuts the mouth at once; one that blends leaves it what the cap leaves. */
function silences(expression: VRMExpression): boolean {
  return expression.overrideMouth === "block" || (expression.overrideMouth === "blend" && expression.isBinary);
}
