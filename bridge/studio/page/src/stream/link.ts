/** A WebSocket that comes back: bytes in, bytes out, and how it stands. */

import type { Status } from "../contract.ts";

const FIRST_WAIT_MILLIS = 250;
const LONGEST_WAIT_MILLIS = 4_000;
const SILENCE_MILLIS = 3_000; // three heartbeats missed: the sidecar is gone
const USELESS_TO_RETRY = new Set([1003, 1008]); // no such character, or not understood at all

/** The part of a browser's WebSocket that is used. */
export type Socket = Pick<
  WebSocket,
  "binaryType" | "onopen" | "onmessage" | "onclose" | "readyState" | "send" | "close"
>;

/** The world around a link, so that tests can have one of their own. */
export interface Surroundings {
  open(url: string): Socket;
  nowMicros(): number;
  /** Calls back once, later; returns how to call it off. */
  later(millis: number, call: () => void): () => void;
}

export interface LinkEvents {
  opened(): void;
  message(bytes: Uint8Array): void;
  status(status: Status, reason: string): void;
}

const OPEN = 1;

/** Opens a socket again whenever it closes or falls silent, with growing patience. */
export class Link {
  status: Status = "connecting";
  private socket: Socket | null = null;
  private wait = FIRST_WAIT_MILLIS;
  private heardAt = 0;
  private stopWaiting = () => {};
  private stopWatching = () => {};

  constructor(
    private readonly url: string,
    private readonly around: Surroundings,
    private readonly events: LinkEvents,
  ) {
    this.connect();
  }

  /** Sends bytes; returns false while nobody is there. */
  send(packet: Uint8Array<ArrayBuffer>): boolean {
    if (this.socket?.readyState !== OPEN) return false;
    this.socket.send(packet);
    return true;
  }

  close(): void {
    this.letGo();
    this.stopWaiting();
  }

  private connect(): void {
    const socket = this.around.open(this.url);
    this.socket = socket;
    this.heardAt = this.around.nowMicros();
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.opened();
    socket.onmessage = ({ data }) => this.received(data);
    socket.onclose = ({ code, reason }) => this.closed(code, reason);
    this.watch();
  }

  private opened(): void {
    this.become("open", "");
    this.events.opened();
  }

  private received(data: unknown): void {
    if (!(data instanceof ArrayBuffer)) return;
    this.heardAt = this.around.nowMicros();
    this.wait = FIRST_WAIT_MILLIS; // being let in is not enough: a full house closes at once
    this.events.message(new Uint8Array(data));
  }

  private closed(code: number, reason: string): void {
    this.letGo();
    if (USELESS_TO_RETRY.has(code)) {
      this.become("refused", reason);
      return;
    }
    this.become("lost", reason);
    this.stopWaiting = this.around.later(this.wait, () => this.connect());
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MILLIS);
  }

  private watch(): void {
    this.stopWatching = this.around.later(SILENCE_MILLIS / 3, () => {
      const silentFor = (this.around.nowMicros() - this.heardAt) / 1e3;
      if (silentFor > SILENCE_MILLIS) this.closed(0, "nothing has come for three seconds");
      else this.watch();
    });
  }

  private letGo(): void {
    this.stopWatching();
    const { socket } = this;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  private become(status: Status, reason: string): void {
    if (this.status === status) return;
    this.status = status;
    this.events.status(status, reason);
  }
}
