/** Which language the page speaks, and what changes with it. */

import { keep, kept } from "../settings.ts";
import type { LanguageCode } from "./codes.ts";
import { en, type Words } from "./en.ts";
import { ja } from "./ja.ts";
import { labelOf } from "./labels.ts";
import { zh } from "./zh.ts";

export const LANGUAGES: readonly (readonly [LanguageCode, string])[] = [
  ["en", "English"],
  ["zh", "中文"],
  ["ja", "日本語"],
];

const TABLES: Readonly<Record<LanguageCode, Words>> = { en, zh, ja };
/** What the document's `lang` says, so that Chinese and Japanese get their own glyphs. */
const TAGS: Readonly<Record<LanguageCode, string>> = { en: "en", zh: "zh-Hans", ja: "ja" };

const bound: (() => void)[] = [];
let code: LanguageCode = choose();

/** Returns the words in `key`, with `{name}` filled in. */
export function word(key: keyof Words, fill: Readonly<Record<string, string>> = {}): string {
  return TABLES[code][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => fill[name] ?? whole);
}

/** Returns what a name of the sidecar is called. */
export function label(name: string): string {
  return labelOf(name, code);
}

/** Returns what a kind of movement is called; one that the page does not know stands for itself. */
export function kindLabel(kind: string): string {
  const key = `kind${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return key in en ? word(key as keyof Words) : label(kind);
}

/** Runs `write` now and whenever the language changes. */
export function inWords(write: () => void): void {
  bound.push(write);
  write();
}

export function language(): LanguageCode {
  return code;
}

export function speak(next: LanguageCode): void {
  code = next;
  keep("language", next);
  document.documentElement.lang = TAGS[next];
  for (const write of bound) write();
}

function choose(): LanguageCode {
  const wanted = [kept("language"), ...navigator.languages].map((tag) => tag.slice(0, 2));
  return LANGUAGES.map(([known]) => known).find((known) => known === wanted.find(isKnown)) ?? "en";
}

function isKnown(tag: string): tag is LanguageCode {
  return tag in TABLES;
}

document.documentElement.lang = TAGS[code];
