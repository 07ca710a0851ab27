/** Light and dark: by the system or by choice, for the page and for what is drawn on canvases. */

import { inWords, word } from "../words/language.ts";
import { button, name } from "./dom.ts";
import { icon } from "./icons.ts";
import { keep, kept } from "../settings.ts";

const CHOICES = ["auto", "light", "dark"] as const;
type Choice = (typeof CHOICES)[number];

const PICTURES = { auto: "auto", light: "light", dark: "dark" } as const;
const WORDS = { auto: "themeAuto", light: "themeLight", dark: "themeDark" } as const;

const values = new Map<string, string>();

/** Returns a colour of the style sheet, such as `ink`, in the theme of now. */
export function colour(variable: string): string {
  const known = values.get(variable);
  if (known !== undefined) return known;
  const value = getComputedStyle(document.documentElement).getPropertyValue(`--${variable}`).trim();
  values.set(variable, value);
  return value;
}

export function themeButton(): HTMLElement {
  let choice: Choice = CHOICES.find((known) => known === kept("theme")) ?? "auto";
  const switcher = button({ class: "quiet", id: "theme" });
  const show = (): void => {
    document.documentElement.dataset["theme"] = choice;
    values.clear();
    switcher.replaceChildren(icon(PICTURES[choice]));
    name(switcher, `${word("theme")}: ${word(WORDS[choice])}`);
  };
  switcher.addEventListener("click", () => {
    choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length] ?? "auto";
    keep("theme", choice);
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => values.clear());
  inWords(show);
  return switcher;
}
