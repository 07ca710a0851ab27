/** What the page remembers on this machine; a browser that forbids it forgets. */

export type Setting = "language" | "theme" | "volume" | "curves" | "mode";

export function kept(setting: Setting): string {
  try {
    return localStorage.getItem(`studio.${setting}`) ?? "";
  } catch {
    return "";
  }
}

export function keep(setting: Setting, value: string): void {
  try {
    localStorage.setItem(`studio.${setting}`, value);
  } catch {
    // Private windows may forbid it: the setting holds until the page is closed.
  }
}
