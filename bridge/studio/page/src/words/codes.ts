/** The languages that the page speaks, by their short names. */

export type LanguageCode = "en" | "zh" | "ja";
