/** Requests under way: each gets one answer, or an error that says why not. */

import { RequestError } from "./errors.ts";
import type { Refusal, Reply } from "./replies.ts";
import { encodeRequest, type Request } from "./requests.ts";

const PATIENCE_MILLIS = 5_000;

/** What a desk needs of the connection. */
export interface Wire {
  send(packet: Uint8Array<ArrayBuffer>): boolean;
  later(millis: number, call: () => void): () => void;
}

interface Waiting {
  readonly done: (reply: Reply) => void;
  readonly failed: (error: RequestError) => void;
  readonly forget: () => void;
}

/** Numbers requests, and brings each answer to who asked. */
export class Asking {
  private nextId = 1;
  private readonly waiting = new Map<number, Waiting>();

  constructor(private readonly wire: Wire) {}

  /** Sends a request nobody waits for; returns its id, or null while nobody is there. */
  tell(character: string, request: Request): number | null {
    const id = this.nextId++;
    return this.wire.send(encodeRequest(id, character, request)) ? id : null;
  }

  /** Resolves with the answer. Rejects with `RequestError` if refused, lost, or too slow. */
  ask(character: string, request: Request): Promise<Reply> {
    return new Promise((done, failed) => {
      const id = this.tell(character, request);
      if (id === null) {
        failed(new RequestError("not-connected", "The sidecar is not there."));
        return;
      }
      const forget = this.wire.later(PATIENCE_MILLIS, () => {
        this.fail(id, new RequestError("timeout", `No answer to ${request.request} came.`));
      });
      this.waiting.set(id, { done, failed, forget });
    });
  }

  /** Brings an answer to who asked; returns false when nobody did. */
  answered(answer: Reply | Refusal): boolean {
    const waiting = this.waiting.get(answer.requestId);
    if (!waiting) return false;
    if (answer.kind === "refused") {
      this.fail(answer.requestId, new RequestError(answer.code, answer.message));
      return true;
    }
    this.waiting.delete(answer.requestId);
    waiting.forget();
    waiting.done(answer);
    return true;
  }

  /** Fails all that is under way: the connection is lost, and its answers with it. */
  lose(): void {
    const error = new RequestError("not-connected", "The connection to the sidecar was lost.");
    for (const id of [...this.waiting.keys()]) this.fail(id, error);
  }

  private fail(id: number, error: RequestError): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    waiting?.forget();
    waiting?.failed(error);
  }
}
