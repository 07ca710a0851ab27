/** Compiles the tests and runs them with node's own runner; names of files select some. */

import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const TESTS = dirname(fileURLToPath(import.meta.url));
const GOLDEN = join(TESTS, "..", "..", "..", "..", "tests", "golden", "wire");

const wanted = process.argv.slice(2);
const found = (await readdir(TESTS)).filter((name) => name.endsWith(".test.ts"));
const chosen = found.filter((name) => !wanted.length || wanted.some((word) => name.includes(word)));
const output = await mkdtemp(join(tmpdir(), "studio-tests-"));
try {
  await build({
    entryPoints: chosen.map((name) => join(TESTS, name)),
    outdir: output,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: "inline",
    logLevel: "warning",
  });
  const files = chosen.map((name) => join(output, name.replace(/\.ts$/, ".mjs")));
  const options = ["--enable-source-maps", "--expose-gc", "--test", "--test-reporter=spec"];
  const run = spawnSync(process.execPath, [...options, ...files], {
    stdio: "inherit",
    env: { ...process.env, BRIDGE_GOLDEN_WIRE: GOLDEN },
  });
  process.exitCode = run.status ?? 1;
} finally {
  await rm(output, { recursive: true, force: true });
}
