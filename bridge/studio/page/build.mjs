/** Builds the page into ../static: one script, one style sheet, the licences of what is inside. */

import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const PAGE = dirname(fileURLToPath(import.meta.url));
const OUTPUT = join(PAGE, "..", "static");

const bundle = await build({
  absWorkingDir: PAGE,
  entryPoints: ["src/main.ts"],
  outdir: OUTPUT,
  bundle: true,
  format: "esm",
  target: "es2023",
  charset: "utf8",
  minify: true,
  sourcemap: false,
  legalComments: "external",
  loader: { ".svg": "dataurl", ".woff2": "dataurl" },
  metafile: true,
  write: false,
});

await rm(OUTPUT, { recursive: true, force: true });
await mkdir(OUTPUT, { recursive: true });
const comments = [];
for (const file of bundle.outputFiles) {
  if (file.path.endsWith(".LEGAL.txt")) comments.push(file.text);
  else await writeFile(file.path, file.contents);
}
await cp(join(PAGE, "index.html"), join(OUTPUT, "index.html"));
await writeFile(join(OUTPUT, "licences.txt"), await licences(Object.keys(bundle.metafile.inputs)));

/** Returns the licence of every package that has a file among `inputs`. */
async function licences(inputs) {
  const folders = new Set(inputs.map(packageFolder).filter(Boolean));
  const texts = await Promise.all([...folders].sort().map(licence));
  return [...texts, ...comments].join(`\n${"-".repeat(80)}\n\n`);
}

function packageFolder(input) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

async function licence(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(join(PAGE, folder, "package.json"), "utf8"),
  );
  const files = (await readdir(join(PAGE, folder))).filter((file) => /^licen[cs]e/i.test(file));
  const text = files[0] && (await readFile(join(PAGE, folder, files[0]), "utf8"));
  return `${name} ${version} (${license})\n\n${text ?? ""}`;
}

const bytes = bundle.outputFiles.reduce((sum, file) => sum + file.contents.length, 0);
console.log(`${relative(process.cwd(), OUTPUT)}: ${Math.round(bytes / 1024)} KiB`);
