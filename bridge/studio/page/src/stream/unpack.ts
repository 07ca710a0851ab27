/**
 * Reads one msgpack value whose lengths and depth are bounded.
 *
 * Written here and not taken from `@msgpack/msgpack`, because that one sets aside an array for
 * every length a packet claims (nested headers of three bytes would cost kilobytes apiece) and
 * rounds 64-bit integers without saying so.
 */

import { WireError } from "./errors.ts";
import { MAX_KEYS, MAX_NAMES } from "./limits.ts";

export type Unpacked = null | boolean | number | string | Uint8Array | Unpacked[] | UnpackedMap;
export type UnpackedMap = Map<string, Unpacked>;

const MAX_DEPTH = 8; // the deepest packet has three levels

const text = new TextDecoder("utf-8", { fatal: true });

/** Returns the value that fills `bytes`; byte strings are views. Throws `WireError`. */
export function unpack(bytes: Uint8Array): Unpacked {
  const reader = new Reader(bytes);
  const value = reader.value(0);
  if (reader.left > 0) throw new WireError(`not msgpack: ${reader.left} bytes after the value`);
  return value;
}

class Reader {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  value(depth: number): Unpacked {
    if (depth > MAX_DEPTH) throw new WireError(`not msgpack: deeper than ${MAX_DEPTH}`);
    const type = this.uint(1);
    if (type < 0x80) return type;
    if (type < 0x90) return this.map(type & 0x0f, depth);
    if (type < 0xa0) return this.array(type & 0x0f, depth);
    if (type < 0xc0) return this.string(type & 0x1f);
    if (type >= 0xe0) return type - 0x100;
    return this.tagged(type, depth);
  }

  private tagged(type: number, depth: number): Unpacked {
    switch (type) {
      case 0xc0:
        return null;
      case 0xc2:
        return false;
      case 0xc3:
        return true;
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.take(this.uint(1 << (type - 0xc4)));
      case 0xca:
        return this.view.getFloat32(this.skip(4));
      case 0xcb:
        return this.view.getFloat64(this.skip(8));
      case 0xcc:
      case 0xcd:
      case 0xce:
      case 0xcf:
        return this.uint(1 << (type - 0xcc));
      case 0xd0:
        return this.view.getInt8(this.skip(1));
      case 0xd1:
        return this.view.getInt16(this.skip(2));
      case 0xd2:
        return this.view.getInt32(this.skip(4));
      case 0xd3:
        return exact(this.view.getBigInt64(this.skip(8)));
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.string(this.uint(1 << (type - 0xd9)));
      case 0xdc:
      case 0xdd:
        return this.array(this.uint(2 << (type - 0xdc)), depth);
      case 0xde:
      case 0xdf:
        return this.map(this.uint(2 << (type - 0xde)), depth);
      default:
        return this.extension(type);
    }
  }

  private uint(size: number): number {
    const at = this.skip(size);
    if (size === 1) return this.view.getUint8(at);
    if (size === 2) return this.view.getUint16(at);
    if (size === 4) return this.view.getUint32(at);
    return exact(this.view.getBigUint64(at));
  }

  private string(size: number): string {
    try {
      return text.decode(this.take(size));
    } catch (error) {
      if (error instanceof WireError) throw error;
      throw new WireError("not msgpack: a string that is not UTF-8");
    }
  }

  private array(count: number, depth: number): Unpacked[] {
    if (count > MAX_NAMES) throw new WireError(`found ${count} items, expected ${MAX_NAMES}`);
    const items: Unpacked[] = [];
    for (let i = 0; i < count; i++) items.push(this.value(depth + 1));
    return items;
  }

  private map(count: number, depth: number): UnpackedMap {
    if (count > MAX_KEYS) throw new WireError(`found ${count} keys, expected ${MAX_KEYS}`);
    const map: UnpackedMap = new Map();
    for (let i = 0; i < count; i++) {
      const key = this.value(depth + 1);
      if (typeof key !== "string") throw new WireError("not msgpack: a key is no string");
      map.set(key, this.value(depth + 1));
    }
    return map;
  }

  /** Later minor versions may use extensions in keys of their own, so they are skipped over. */
  private extension(type: number): null {
    if (type >= 0xd4 && type <= 0xd8) this.take(1 + (1 << (type - 0xd4)));
    else if (type >= 0xc7 && type <= 0xc9) this.take(this.uint(1 << (type - 0xc7)) + 1);
    else throw new WireError(`not msgpack: type ${type}`);
    return null;
  }

  private take(size: number): Uint8Array {
    const start = this.skip(size);
    return this.bytes.subarray(start, start + size);
  }

  private skip(size: number): number {
    if (size > this.left) throw new WireError(`not msgpack: ends ${size - this.left} bytes early`);
    const start = this.at;
    this.at += size;
    return start;
  }
}

function exact(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new WireError("found an integer beyond 2^53 - 1");
  return number;
}
