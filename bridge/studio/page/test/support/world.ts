/** Virtual time, and sockets whose messages take their time in it. */

import type { Socket, Surroundings } from "../../src/stream/link.ts";

interface Due {
  readonly at: number;
  readonly call: () => void;
}

/** Runs what is due, in order; an hour of it takes no time. */
export class World implements Surroundings {
  now = 0;
  readonly sockets: FakeSocket[] = [];
  private due: Due[] = [];

  /** `answer` plays the sidecar: it gets every socket as it opens. */
  constructor(private readonly answer: (socket: FakeSocket) => void) {}

  open(): Socket {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    this.later(1, () => this.answer(socket));
    return socket as unknown as Socket;
  }

  nowMicros(): number {
    return this.now;
  }

  later(millis: number, call: () => void): () => void {
    const due = { at: this.now + millis * 1000, call };
    this.due.push(due);
    return () => void (this.due = this.due.filter((one) => one !== due));
  }

  /** Lets time pass up to `micros`. */
  run(micros: number): void {
    for (;;) {
      let next: Due | undefined;
      for (const one of this.due) if (!next || one.at < next.at) next = one;
      if (!next || next.at > micros) break;
      this.due = this.due.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      next.call();
    }
    this.now = micros;
  }
}

/** One connection, seen from the sidecar's side. */
export class FakeSocket {
  binaryType = "";
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  /** Takes what the page sends. */
  received: (packet: Uint8Array) => void = () => {};

  accept(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  deliver(content: number, packet: Uint8Array): void {
    const bytes = Uint8Array.from([content, ...packet]);
    this.onmessage?.({ data: bytes.buffer });
  }

  drop(code = 1006, reason = ""): void {
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }

  send(packet: Uint8Array): void {
    this.received(packet.slice());
  }

  close(): void {
    this.readyState = 3;
  }
}
