// Set-up: installs everything that the project needs on a machine with Node.js, npm and rustup.
//
//   node scripts/setup.mjs               everything
//   node scripts/setup.mjs --for=build   what `npm run build` and `npm start` need
//
// It runs before the npm packages are installed, so it uses none. It changes nothing that is installed already, and
// nothing outside of this checkout but: a Rust target and components, a folder in the user's cache with links to it
// among cargo's commands, and on Debian packages and the library described in setup/debian-sysroot.mjs.

import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { browsers, webdriver } from "./setup/browsers.mjs";
import { node, packages } from "./setup/node.mjs";
import { examples, site, testTools, vueCli } from "./setup/npm-folders.mjs";
import { clientGenerator } from "./setup/python.mjs";
import { java, mono, nginx, php, redis } from "./setup/programs.mjs";
import { cleanTarget, librarySource, rust, rustComponents, wasmTarget } from "./setup/rust.mjs";
import { SetupError, doSteps } from "./setup/steps.mjs";
import { commandsByHand, geckodriver, removeBuildFolder, wasmBindgen, wasmPack } from "./setup/tools.mjs";
import { cache } from "./toolchain.mjs";

const steps = {
  node: [node, packages],
  build: [node, packages, rust, wasmTarget, librarySource, cleanTarget, wasmBindgen],
  native: [node, packages, rust, rustComponents],
  wasmTests: [node, packages, rust, wasmTarget, cleanTarget, wasmBindgen, wasmPack, commandsByHand],
  browsers: [node, packages, rust, browsers, geckodriver, webdriver, commandsByHand],
  servers: [node, packages, examples, vueCli, redis, nginx, php, java, mono],
  site: [node, packages, site],
  tools: [node, packages, testTools, clientGenerator],
};

/** The purposes that `setUp` takes. */
export const purposes = Object.keys(steps);

/** Sets up everything for some purposes. Throws a SetupError after the reason was printed. */
export async function setUp(wanted = purposes) {
  const start = Date.now();
  mkdirSync(cache, { recursive: true });
  const todo = new Set(wanted.flatMap((purpose) => steps[purpose]));
  const { acted, failed } = await doSteps(todo, cache);
  removeBuildFolder();
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  if (failed.length > 0) {
    console.log(`Set up after ${seconds} s, but without: ${failed.join(", ")}`);
  } else if (acted > 0) {
    console.log(`Set up in ${seconds} s.`);
  } else {
    console.log(`Everything is set up already (checked in ${seconds} s).`);
  }
}

/** Runs a script's main function. A SetupError has been printed already, and needs no stack trace. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await runMain(() => {
    const option = process.argv.slice(2).find((argument) => argument.startsWith("--for="));
    const wanted = option?.slice("--for=".length).split(",") ?? purposes;
    const wrong = wanted.filter((purpose) => !purposes.includes(purpose));
    if (wrong.length > 0) {
      throw new SetupError(`No such purpose: ${wrong.join(", ")}. There are: ${purposes.join(", ")}`);
    }
    return setUp(wanted);
  });
}
