// The servers of the section, each in a process of its own.

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../scripts/free-port.mjs";
import { endProcess, startProcess } from "../../scripts/process.mjs";
import * as program from "./servers/program.mjs";

/** Starts a module that tells its port. */
async function startModule(module, args = []) {
  const child = startProcess(process.execPath, [fileURLToPath(new URL(module, import.meta.url)), ...args], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [{ port }] = await once(child, "message");
  return { child, url: `http://127.0.0.1:${port}`, stop: () => endProcess(child) };
}

export const startUpstream = () => startModule("./upstream.mjs");

/** What is compared, the bare proxy first. Each starts a server in front of the upstream. */
export const contenders = {
  "bare Hono proxy": ({ upstream }) => startModule("./servers/proxy.mjs", [upstream]),
  "class `Gateway`": ({ upstream, pkg }) => startModule("./servers/class.mjs", [upstream, pkg.url]),
  "program `youmi-open-api-gateway`": startProgram,
};

async function startProgram({ upstream, temp, name }) {
  const port = await freePort();
  const { file, environment } = program.configuration({ temp, name, upstream, port });
  const child = startProcess(process.execPath, [program.command, "--config", file], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...environment },
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/healthz`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error("The gateway as a program did not start.");
    await sleep(50);
  }
  return { child, url, headers: { authorization: await program.authorization() }, stop: () => endProcess(child) };
}

/** The memory of a process in bytes; undefined on systems without /proc. */
export function residentBytes({ pid }) {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes && Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
