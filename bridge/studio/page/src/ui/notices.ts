/** Short messages over the stage, read out as they come. */

import { button, make, name } from "./dom.ts";
import { icon } from "./icons.ts";
import { word } from "../words/language.ts";

const SHOWN_MILLIS = 9000;

export class Notices {
  readonly element = make("div", { class: "notices", role: "alert" });

  /** Shows one message; the one before goes. */
  show(message: string): void {
    const close = button({ class: "quiet" }, icon("close"));
    name(close, "✕");
    const notice = make("p", { class: "notice" }, make("span", {}, message), close);
    close.addEventListener("click", () => notice.remove());
    this.element.replaceChildren(notice);
    setTimeout(() => notice.remove(), SHOWN_MILLIS);
  }

  /** Says so where a request was refused. */
  async watch(request: Promise<unknown>): Promise<void> {
    try {
      await request;
    } catch (error) {
      this.show(word("failed", { reason: error instanceof Error ? error.message : String(error) }));
    }
  }
}
