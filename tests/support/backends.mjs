// The examples of order systems in other languages, as their README starts them: emulator, order system, gateway.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { freePort } from "../../scripts/free-port.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const backends = join(root, "examples/backends");
const command = join(root, "gateway/dist/command.js");

/** The variables of `.env.example`, in which an emulator takes the place of the one at 5003. */
export function variablesFor(emulator) {
  const lines = readFileSync(join(backends, ".env.example"), "utf8").split("\n");
  const written = lines.filter((line) => /^\w+=/.test(line)).map((line) => line.split(/=(.*)/).slice(0, 2));
  return { ...Object.fromEntries(written), YOUMI_BASE_URL: `${emulator.url}/v1` };
}

/**
 * A copy of the examples in which the ports are free ones, and the page has its scripts; gone after the scope. `edit` says
 * what a file becomes that a reader has changed, by its name.
 */
export async function copiedBackends(scope, edit = {}) {
  const folder = mkdtempSync(join(tmpdir(), "youmi-backends-"));
  scope.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(backends, folder, { recursive: true });
  const ports = { orderSystem: await freePort(), gateway: await freePort() };
  for (const name of ["gateway.yaml", "page/order.html"]) {
    const written = readFileSync(join(folder, name), "utf8");
    const text = edit[name]?.(written) ?? written;
    writeFileSync(join(folder, name), text.replaceAll("8080", ports.orderSystem).replaceAll("8787", ports.gateway));
  }
  const require = createRequire(join(root, "examples/package.json"));
  cpSync(require.resolve("jquery/dist/jquery.js"), join(folder, "page/scripts/jquery.js"));
  cpSync(join(root, "pkg/global.js"), join(folder, "page/scripts/youmi-open-api.js"));
  return { folder, ports };
}

/** Starts the gateway with the configuration of a folder; its address. */
export async function startGatewayOf(scope, folder, variables) {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [command, "--config", join(folder, "gateway.yaml")], {
    env: { PATH, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  endWith(scope, child);
  const said = [];
  child.stderr.setEncoding("utf8").on("data", (text) => said.push(text));
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    const { msg, port } = JSON.parse(line);
    if (msg !== "listening") continue;
    child.stdout.resume();
    return `http://127.0.0.1:${port}`;
  }
  throw new Error(`The gateway does not start:\n${said.join("\n")}`);
}

/** Ends a program with the scope. */
export function endWith(scope, child) {
  const ended = once(child, "close");
  scope.after(async () => {
    child.kill("SIGKILL");
    await ended;
  });
}
