/** What the avatar on stage is, what moves it, and what it lacks. */

import type { AvatarFacts } from "../view/avatar.ts";
import type { Words } from "../words/en.ts";
import { inWords, word } from "../words/language.ts";
import { make } from "./dom.ts";

const MOVES = { shapes: "byShapes", presets: "byPresets", "look-at": "byLookAt", nothing: "byNothing" } as const;
const PARTS = { mouth: "mouth", lids: "lids", feeling: "feelingPart", eyes: "eyes" } as const;

export class AvatarPanel {
  readonly element = make("div", { class: "avatar-facts" });
  private facts: AvatarFacts | null = null;

  constructor() {
    inWords(() => this.write());
  }

  show(facts: AvatarFacts | null): void {
    this.facts = facts;
    this.write();
  }

  private write(): void {
    const facts = this.facts;
    if (!facts) {
      this.element.replaceChildren();
      return;
    }
    const moved = (Object.keys(PARTS) as (keyof typeof PARTS)[]).map((part) =>
      make("div", {}, make("dt", {}, word(PARTS[part])), make("dd", {}, word(MOVES[facts.moves[part]]))),
    );
    this.element.replaceChildren(
      make("h3", {}, facts.name || "VRM"),
      make("p", { class: "hint" }, [facts.authors.join(", "), `VRM ${facts.version}`].filter(Boolean).join(" · ")),
      make("h4", {}, word("movedBy")),
      make("dl", { class: "facts" }, ...moved),
      ...lacking("lacksShapes", facts.missingShapes),
      ...lacking("lacksBones", facts.missingBones),
    );
    if (facts.missingShapes.length + facts.missingBones.length === 0) {
      this.element.append(make("p", { class: "hint" }, word("lacksNothing")));
    }
  }
}

function lacking(title: keyof Words, names: readonly string[]): HTMLElement[] {
  if (names.length === 0) return [];
  const summary = make("summary", {}, word(title), make("span", { class: "count" }, String(names.length)));
  return [make("details", {}, summary, make("p", { class: "names" }, names.join(", ")))];
}
