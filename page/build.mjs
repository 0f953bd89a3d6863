// Builds api/static/clerk.css and clerk.js from the sources beside this file. `--watch` builds again on every change.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const OUT = "../api/static";
const TARGETS = ["chrome111", "edge111", "firefox115", "safari16"];
const NOTE = "Built from page/ by `make page`. Holds parts of govuk-frontend, MIT licence, Crown copyright.";

async function styles() {
  const { css } = sass.compile(at("styles/clerk.scss"), { style: "expanded", loadPaths: [at("node_modules")], quietDeps: true });
  const { code } = await esbuild.transform(css, { loader: "css", minify: true, target: TARGETS });
  await writeFile(at(`${OUT}/clerk.css`), `/* ${NOTE} */\n${code}`);
}

const scripts = {
  entryPoints: [at("scripts/clerk.ts")],
  outfile: at(`${OUT}/clerk.js`),
  bundle: true,
  minify: true,
  format: "iife",
  target: TARGETS,
  charset: "utf8",
  legalComments: "none",
  banner: { js: `/* ${NOTE} */` },
};

await Promise.all([styles(), esbuild.build(scripts)]);
