/** Makes elements: one call for a tag, its attributes and what stands in it. */

type Attributes = Readonly<Record<string, string | boolean>>;

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...inside);
  return element;
}

/** Makes a button with a picture from `icons.ts`, or with words to be written later. */
export function button(attributes: Attributes, ...inside: readonly (Node | string)[]): HTMLButtonElement {
  return make("button", { type: "button", ...attributes }, ...inside);
}

/** Says what an element is to those who cannot see it, and to those who point at it. */
export function name(element: HTMLElement, words: string): void {
  element.setAttribute("aria-label", words);
  element.title = words;
}
