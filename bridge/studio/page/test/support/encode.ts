/** Writes stream packets and answers, as a sidecar would. */

export type Value = null | number | string | Uint8Array | Float32Array | Value[] | Body;
export interface Body {
  readonly [key: string]: Value;
}

const text = new TextEncoder();

export function streamPacket(character: string, body: Body): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...text.encode(character), 0, 1, 0, ...packed(body)]);
}

export function answer(body: Body): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([1, 0, ...packed(body)]);
}

function packed(value: Value): number[] {
  if (value === null) return [0xc0];
  if (typeof value === "number") return number(value);
  if (typeof value === "string") {
    const bytes = text.encode(value);
    return [0xda, bytes.length >> 8, bytes.length & 0xff, ...bytes];
  }
  if (value instanceof Float32Array) return packed(new Uint8Array(value.buffer));
  if (value instanceof Uint8Array) {
    const size = value.length;
    return [0xc6, size >>> 24, (size >> 16) & 0xff, (size >> 8) & 0xff, size & 0xff, ...value];
  }
  if (Array.isArray(value)) {
    return [0xdc, value.length >> 8, value.length & 0xff, ...value.flatMap(packed)];
  }
  const entries = Object.entries(value);
  return [0x80 | entries.length, ...entries.flatMap(([key, item]) => [...packed(key), ...packed(item)])];
}

function number(value: number): number[] {
  const view = new DataView(new ArrayBuffer(9));
  view.setUint8(0, Number.isInteger(value) ? 0xd3 : 0xcb);
  if (Number.isInteger(value)) view.setBigInt64(1, BigInt(value));
  else view.setFloat64(1, value);
  return [...new Uint8Array(view.buffer)];
}
