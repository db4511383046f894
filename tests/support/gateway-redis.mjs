// A Redis server for one test file.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { freePort } from "../../scripts/free-port.mjs";
import { which } from "../../scripts/which.mjs";

/** Starts one on a free port; its address. It ends with the scope and leaves nothing behind. */
export async function startRedis(scope) {
  const program = which("redis-server");
  if (!program) throw new Error("There is no redis-server on PATH: `npm run setup` brings it where it can.");
  const folder = await mkdtemp(join(tmpdir(), "youmi-redis-"));
  const port = await freePort();
  const settings = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  const child = spawn(program, settings, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  scope.after(async () => {
    child.kill("SIGKILL");
    await ended;
    await rm(folder, { recursive: true, force: true });
  });
  const said = [];
  const listening = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      said.push(line);
      if (/ready to accept connections/i.test(line)) return true;
    }
    return false;
  })();
  if (!(await listening)) throw new Error(`redis-server does not start:\n${said.join("\n")}`);
  child.stdout.resume();
  return `redis://127.0.0.1:${port}`;
}
