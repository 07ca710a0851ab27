/** Which of a model's names stands for each of ours: case, underscores and what precedes a dot do not matter. */

/** Returns the model's spelling by our name, for those that it has. */
export function matchNames(names: readonly string[], modelNames: Iterable<string>): Map<string, string> {
  const spellings = new Map<string, string>();
  for (const name of modelNames) {
    const folded = fold(name);
    if (!spellings.has(folded)) spellings.set(folded, name);
  }
  const found = new Map<string, string>();
  for (const name of names) {
    const spelling = spellings.get(fold(name));
    if (spelling !== undefined) found.set(name, spelling);
  }
  return found;
}

function fold(name: string): string {
  const last = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  // Apple's raw values write a side as a suffix: eyeBlink_L.
  return last.replace(/_l$/, "left").replace(/_r$/, "right").replaceAll("_", "");
}
