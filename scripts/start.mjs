// `npm start`: sets up what is missing, builds, and shows the demo against the emulator, and the documentation.

import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { startEmulator } from "./emulator-process.mjs";
import { staleness } from "./freshness.mjs";
import { runProcess, startProcess } from "./process.mjs";
import { runMain, setUp } from "./setup.mjs";
import { npmCommand } from "./setup/node.mjs";
import { SetupError } from "./setup/steps.mjs";
import { serveSite } from "./site-server.mjs";
import { root, wasmEnvironment } from "./toolchain.mjs";

const emulatorPort = 5003;
const sitePort = 5174;

await runMain(async () => {
  await setUp(["build"]);
  await buildIfStale("pkg", "the package", "scripts/build.mjs");
  await buildIfStale("emulator/dist", "the emulator", "scripts/build-emulator.mjs");
  const documentation = await showDocumentation();
  const emulator = await showEmulator();
  const demo = showDemo(emulator.url, documentation);
  // If either ends, the other is stopped too.
  const [code] = await Promise.race([once(demo, "exit"), once(emulator.child, "exit")]);
  process.exit(code ?? 1);
});

async function buildIfStale(result, name, script) {
  const why = staleness(result);
  if (!why) return;
  console.log(`… building ${name} (${why})`);
  const onText = (chunk) => process.stdout.write(chunk);
  const { code } = await runProcess(process.execPath, [script], { cwd: root, env: wasmEnvironment(), onText });
  if (code !== 0) throw new SetupError(`Building failed: ${script}`);
}

/** The address of the documentation; without it the demo is of use all the same. */
async function showDocumentation() {
  try {
    await buildIfStale("site/dist", "the documentation", "scripts/build-site.mjs");
    const { url } = await serveSite({ port: sitePort }).catch(() => serveSite());
    return url;
  } catch (error) {
    console.error(`The documentation cannot be shown: ${error.message}`);
    return undefined;
  }
}

async function showEmulator() {
  const emulator = await startEmulator({ port: emulatorPort });
  if (emulator.portWasBusy) {
    console.log(`Port ${emulatorPort} is in use by another program, so the emulator takes another.`);
  }
  console.log(`The emulator listens at ${emulator.url}`);
  return emulator;
}

function showDemo(emulatorUrl, documentation) {
  if (!existsSync(join(root, "www/package.json"))) throw new SetupError("There is no demo in www/.");
  const [command, ...args] = [...npmCommand(), "run", "start", "-w", "www"];
  const demo = startProcess(command, args, {
    cwd: root,
    env: { ...process.env, YOUMI_EMULATOR_URL: emulatorUrl },
  });
  let text = "";
  let told = false;
  demo.stderr.pipe(process.stderr);
  demo.stdout.setEncoding("utf8").on("data", (chunk) => {
    process.stdout.write(chunk);
    text += told ? "" : chunk.replace(/\x1b\[[0-9;]*m/g, "");
    const address = /https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\d+\S*(?=\s)/.exec(text)?.[0];
    if (!address || told) return;
    told = true;
    console.log(`\nThe demo is at ${address}`);
    if (documentation) console.log(`The documentation is at ${documentation}  文档`);
    console.log("Ctrl-C ends it.\n");
  });
  return demo;
}
