/** Ways to bring an avatar: the sidecar's own, a file that is picked, a file that is dropped. */

import type { AvatarFacts } from "../view/avatar.ts";
import { AvatarError, type AvatarProblem } from "../view/avatar_file.ts";
import type { Viewer } from "../view/viewer.ts";
import type { Words } from "../words/en.ts";
import { inWords, word } from "../words/language.ts";
import { button, make } from "./dom.ts";
import { icon } from "./icons.ts";
import type { Notices } from "./notices.ts";

const FIRST_AVATAR = "/avatar.vrm";

const MESSAGES: Readonly<Record<AvatarProblem, keyof Words>> = {
  "too-large": "avatarTooLarge",
  "not-a-vrm": "avatarNotVrm",
  broken: "avatarBroken",
  "not-found": "avatarNotFound",
};

export class Opening {
  readonly picker: HTMLElement;
  /** Covers the page while a file hangs over it. */
  readonly veil = make("div", { class: "veil", "aria-hidden": "true" });
  readonly progress = make("p", { class: "progress", role: "status", hidden: true });

  constructor(
    private readonly viewer: Viewer,
    private readonly notices: Notices,
    private readonly opened: (facts: AvatarFacts) => void,
  ) {
    this.picker = this.makePicker();
    inWords(() => {
      this.veil.textContent = word("dropHere");
      this.progress.textContent = word("loadingAvatar");
    });
    this.listenForDrops();
  }

  first(): Promise<void> {
    return this.bring(() => this.viewer.fetch(FIRST_AVATAR));
  }

  private async bring(load: () => Promise<AvatarFacts | null>): Promise<void> {
    this.progress.hidden = false;
    try {
      const facts = await load();
      if (facts) this.opened(facts);
    } catch (error) {
      this.notices.show(this.explain(error));
    } finally {
      this.progress.hidden = true;
    }
  }

  private explain(error: unknown): string {
    const known = error instanceof AvatarError;
    const message = known
      ? word(MESSAGES[error.problem], { detail: error.detail })
      : word("avatarBroken", { detail: String(error) });
    return this.viewer.model ? `${message} ${word("avatarStays")}` : message;
  }

  private makePicker(): HTMLElement {
    const input = make("input", { type: "file", accept: ".vrm,.glb,model/gltf-binary", id: "avatar-file", hidden: true });
    const open = button({ class: "wide", id: "open-avatar" }, icon("open"), make("span"));
    const back = button({ class: "link", id: "own-avatar" });
    open.addEventListener("click", () => input.click());
    back.addEventListener("click", () => void this.first());
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      input.value = ""; // so that the same file can be picked again
      if (file) void this.bring(() => this.viewer.open(file));
    });
    inWords(() => {
      open.lastElementChild?.replaceChildren(word("openAvatar"));
      back.textContent = word("ownAvatar");
    });
    return make("div", { class: "picker" }, input, open, back);
  }

  private listenForDrops(): void {
    addEventListener("dragover", (event) => {
      event.preventDefault();
      this.veil.classList.add("shown");
    });
    addEventListener("dragleave", (event) => {
      if (event.relatedTarget === null) this.veil.classList.remove("shown");
    });
    addEventListener("drop", (event) => {
      event.preventDefault();
      this.veil.classList.remove("shown");
      const file = event.dataTransfer?.files[0];
      if (file) void this.bring(() => this.viewer.open(file));
    });
  }
}
