/** Which speaker the page plays on, and how loud. */

import { SilentSpeaker, type Speaker } from "./speaker.ts";
import { WebSpeaker } from "./web-speaker.ts";

/** Plays nothing until a user's gesture lets it, nor while the sidecar plays the voice itself. */
export class PageSound {
  /** True while the sidecar plays the voice on a sound card of its own. */
  isElsewhere = false;
  readonly silence: Speaker = new SilentSpeaker();
  private web: WebSpeaker | null = null;
  private volume = 1;

  /** Returns what to play on at this moment. */
  speaker(nowMicros: number): Speaker {
    const isHere = !this.isElsewhere && this.web?.isRunning(nowMicros);
    return isHere && this.web ? this.web : this.silence;
  }

  /** Wakes the device, from within a user's gesture; at the stream's own rate if it is known. */
  async resume(sampleRate: number | undefined): Promise<void> {
    if (!this.web) {
      this.web = new WebSpeaker(new AudioContext(sampleRate ? { sampleRate } : {}));
      this.web.setVolume(this.volume);
    }
    await this.web.resume();
  }

  setVolume(volume: number): void {
    this.volume = Math.min(Math.max(volume, 0), 1);
    this.web?.setVolume(this.volume);
  }

  close(): void {
    this.web?.close();
  }
}
