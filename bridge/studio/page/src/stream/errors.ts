/** What can go wrong on the way between the page and its sidecar. */

/** Bytes that are not what the wire's specification says. */
export class WireError extends Error {
  override readonly name: string = "WireError";
}

/** A packet of a major version that this decoder does not speak. */
export class VersionError extends WireError {
  override readonly name = "VersionError";
}

/** A kind that a later minor version added: skip it, but count its `seq`: it is not lost. */
export class UnknownKindError extends WireError {
  override readonly name = "UnknownKindError";

  constructor(
    readonly kind: string,
    readonly seq: number | null,
  ) {
    super(`unknown kind ${JSON.stringify(kind)}; skip it`);
  }
}

/** A request that was refused, lost, or not answered in time; `code` is for programs. */
export class RequestError extends Error {
  override readonly name = "RequestError";

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
