// Runs the emulator of the vendor's server as a child process.

import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { endProcess, startProcess } from "./process.mjs";
import { root } from "./toolchain.mjs";

const command = join(root, "emulator/dist/command.js");
const host = "127.0.0.1";

/**
 * Starts the emulator and waits until it answers. It ends with `stop()`, at the latest with this process.
 *
 * It uses `port` if that is free, otherwise any other: see `url`. `options` are additional arguments
 * of its command line; `onText` gets its output.
 */
export async function startEmulator({ port = 0, options = [], onText } = {}) {
  if (!existsSync(command)) {
    throw new Error("The emulator is not built: run `npm run build -w emulator`.");
  }
  const free = port !== 0 && (await isFree(port)) ? port : 0;
  const child = startProcess(process.execPath, [command, "--port", String(free), ...options]);
  const output = collect(child, onText);
  try {
    const url = await firstAnswer(child, output);
    return { url, portWasBusy: port !== free, child, stop: () => endProcess(child) };
  } catch (error) {
    await endProcess(child);
    throw error;
  }
}

function collect(child, onText) {
  const output = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (chunk) => {
      output.text += chunk;
      onText?.(chunk);
    });
  }
  return output;
}

async function firstAnswer(child, output, patience = 20_000) {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if (child.exitCode !== null) break;
    const url = /listens at (http:\S+)/.exec(output.text)?.[1];
    if (url && (await answers(url))) return url;
    await sleep(50);
  }
  throw new Error(`The emulator did not start.\n${output.text}`);
}

async function answers(url) {
  try {
    // Any answer shows that the emulator listens, even an error.
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** Whether a port of this machine is free. */
export function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
