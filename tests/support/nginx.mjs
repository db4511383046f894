// Nginx with a server of the documentation.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { settled } from "./waiting.mjs";

/** Starts it with one `server { … }` that listens on a port without a certificate; resolves once it answers. */
export async function startNginx(scope, server, port) {
  const place = mkdtempSync(join(tmpdir(), "youmi-nginx-"));
  const plain = server.replace("listen 443 ssl;", `listen 127.0.0.1:${port};`);
  const conf = join(place, "nginx.conf");
  writeFileSync(conf, `pid ${join(place, "nginx.pid")};\nevents {}\nhttp {\naccess_log off;\n${plain}\n}\n`);
  const args = ["-p", place, "-c", conf, "-e", join(place, "error.log"), "-g", "daemon off;"];
  const child = spawn("nginx", args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
  const ended = once(child, "close");
  scope.after(async () => {
    // Ended at once it would leave its workers.
    child.kill("SIGTERM");
    await ended;
    rmSync(place, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(url).catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error(`Nginx does not start:\n${said}`);
    await settled();
  }
  return url;
}
