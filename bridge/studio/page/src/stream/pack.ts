/** Writes msgpack: the few types that requests are made of. */

export type Packable = null | boolean | number | string | readonly number[] | Whole;

/** A number that goes out as an integer, which the wire tells from a float. */
export class Whole {
  constructor(readonly value: number) {}
}

const text = new TextEncoder();

/** Returns the bytes of a map whose keys and values are those of `entries`. */
export function packMap(entries: readonly (readonly [string, Packable])[]): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  if (entries.length > 15) throw new RangeError("more than 15 keys");
  out.push(0x80 | entries.length);
  for (const [key, value] of entries) {
    packString(out, key);
    packValue(out, value);
  }
  return Uint8Array.from(out);
}

function packValue(out: number[], value: Packable): void {
  if (value === null) out.push(0xc0);
  else if (typeof value === "boolean") out.push(value ? 0xc3 : 0xc2);
  else if (value instanceof Whole) packWhole(out, value.value);
  else if (typeof value === "number") packFloat(out, value);
  else if (typeof value === "string") packString(out, value);
  else {
    if (value.length > 15) throw new RangeError("more than 15 items");
    out.push(0x90 | value.length);
    for (const item of value) packFloat(out, item);
  }
}

function packWhole(out: number[], value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no safe integer`);
  const view = new DataView(new ArrayBuffer(9));
  if (value >= 0 && value < 0x80) {
    out.push(value);
    return;
  }
  view.setUint8(0, value < 0 ? 0xd3 : 0xcf);
  view.setBigInt64(1, BigInt(value));
  out.push(...new Uint8Array(view.buffer));
}

function packFloat(out: number[], value: number): void {
  const view = new DataView(new ArrayBuffer(9));
  view.setUint8(0, 0xcb);
  view.setFloat64(1, value);
  out.push(...new Uint8Array(view.buffer));
}

function packString(out: number[], value: string): void {
  const bytes = text.encode(value);
  const size = bytes.length;
  if (size < 32) out.push(0xa0 | size);
  else if (size < 0x1_0000) out.push(0xda, size >> 8, size & 0xff);
  else throw new RangeError("a string of 64 KiB or more");
  for (const byte of bytes) out.push(byte);
}
