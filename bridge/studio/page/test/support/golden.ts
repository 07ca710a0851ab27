/** The golden packets that all clients share: bytes beside what they say. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = process.env["BRIDGE_GOLDEN_WIRE"]!;

export interface Golden {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly fields: Record<string, unknown>;
}

export function golden(prefix: string): Golden[] {
  return readdirSync(FOLDER)
    .filter((file) => file.startsWith(prefix) && file.endsWith(".bin"))
    .map((file) => {
      const name = file.slice(0, -4);
      const { fields } = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8"));
      return { name, bytes: new Uint8Array(readFileSync(join(FOLDER, file))), fields };
    });
}
