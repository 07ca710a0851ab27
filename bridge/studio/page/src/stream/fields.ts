/** Reads the fields of one map, and refuses those that are not what the specification says. */

import { WireError } from "./errors.ts";
import * as limits from "./limits.ts";
import type { Unpacked, UnpackedMap } from "./unpack.ts";

/** The fields of a record of one kind; every method throws `WireError` naming the field. */
export class Fields {
  constructor(
    private readonly kind: string,
    private readonly map: UnpackedMap,
  ) {}

  whole(key: string, low: number, high: number, missing?: number): number {
    const value = this.get(key, missing);
    if (typeof value === "number" && Number.isInteger(value) && low <= value && value <= high) {
      return value;
    }
    throw this.wrong(key, value, `an integer from ${low} to ${high}`);
  }

  seq(key = "seq"): number {
    return this.whole(key, 0, limits.MAX_MICROS);
  }

  micros(key = "pts_micros"): number {
    return this.whole(key, -limits.MAX_MICROS, limits.MAX_MICROS);
  }

  name(key: string, missing?: string): string {
    return this.text(key, 0, limits.MAX_NAME_CHARS, missing);
  }

  requiredName(key: string): string {
    return this.text(key, 1, limits.MAX_NAME_CHARS);
  }

  longText(key: string): string {
    return this.text(key, 0, limits.MAX_TEXT_CHARS);
  }

  names(key: string): string[] {
    return this.list(key).map((name) => {
      if (typeof name === "string" && name && isWithin(name, limits.MAX_NAME_CHARS)) return name;
      throw this.wrong(key, name, `strings of 1 to ${limits.MAX_NAME_CHARS} characters`);
    });
  }

  indices(key: string): number[] {
    return this.list(key).map((index) => {
      if (typeof index === "number" && Number.isInteger(index)) {
        if (index >= -1 && index < limits.MAX_NAMES) return index;
      }
      throw this.wrong(key, index, `integers from -1 to ${limits.MAX_NAMES - 1}`);
    });
  }

  /** Returns `low` to `high` rows of `width` finite numbers, flat; a view where it can be. */
  floats(key: string, width: number, low: number, high: number): Float32Array {
    const value = this.get(key);
    const row = width * Float32Array.BYTES_PER_ELEMENT;
    if (!(value instanceof Uint8Array)) throw this.wrong(key, value, "bytes");
    if (value.length % row || value.length < low * row || value.length > high * row) {
      throw this.wrong(key, value, `${low * row} to ${high * row} bytes in steps of ${row}`);
    }
    const numbers = float32(value);
    let sum = 0;
    for (let i = 0; i < numbers.length; i++) sum += numbers[i]!;
    // A sum is finite when every number is: float32s are too small to overflow a double.
    if (!Number.isFinite(sum)) throw this.wrong(key, value, "finite numbers");
    return numbers;
  }

  bytes(key: string, most: number): Uint8Array {
    const value = this.get(key, EMPTY);
    if (value instanceof Uint8Array && value.length <= most) return value;
    throw this.wrong(key, value, `at most ${most} bytes`);
  }

  fields(key: string): Fields {
    const value = this.get(key);
    if (value instanceof Map) return new Fields(`${this.kind}: ${key}`, value);
    throw this.wrong(key, value, "a map");
  }

  private text(key: string, low: number, high: number, missing?: string): string {
    const value = this.get(key, missing);
    if (typeof value !== "string") throw this.wrong(key, value, "a string");
    if (value.length >= low && isWithin(value, high)) return value;
    throw this.wrong(key, value, `${low} to ${high} characters`);
  }

  private list(key: string): Unpacked[] {
    const value = this.get(key);
    if (Array.isArray(value)) return value;
    throw this.wrong(key, value, "an array");
  }

  private get(key: string, missing?: Unpacked): Unpacked {
    const value = this.map.get(key) ?? missing;
    if (value === undefined) throw new WireError(`${this.kind}: ${key}: missing`);
    return value;
  }

  private wrong(key: string, value: Unpacked, expected: string): WireError {
    return new WireError(`${this.kind}: ${key}: found ${short(value)}, expected ${expected}`);
  }
}

const EMPTY = new Uint8Array(0);

/** Reads numbers where they lie; the machines that have browsers are all little-endian. */
function float32(bytes: Uint8Array): Float32Array {
  const count = bytes.length / Float32Array.BYTES_PER_ELEMENT;
  if (bytes.byteOffset % Float32Array.BYTES_PER_ELEMENT === 0) {
    return new Float32Array(bytes.buffer, bytes.byteOffset, count);
  }
  return new Float32Array(bytes.slice().buffer, 0, count);
}

/** Counts characters as the specification does, not halves of them. */
function isWithin(text: string, most: number): boolean {
  return text.length <= most || (text.length <= 2 * most && [...text].length <= most);
}

/** Names a value without repeating what somebody may have made long. */
function short(value: Unpacked): string {
  if (value === null || typeof value === "number" || typeof value === "boolean") {
    return String(value);
  }
  if (value instanceof Map) return "a map";
  return `${typeof value === "string" ? "a string" : "a list"} of ${value.length}`;
}
