// The command, and other programs, as processes of their own.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { stringify } from "yaml";
import { note } from "./log.js";
import { secrets } from "./settings.js";

const command = fileURLToPath(new URL("../../command.js", import.meta.url));

/** A folder that is gone after the test file. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "youmi-gateway-"));
  after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A file with this content. */
export function file(content: string, name = "gateway.yaml"): string {
  const path = join(folder(), name);
  writeFileSync(path, content);
  return path;
}

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts the command. */
export function spawnCommand(args: string[], variables: Record<string, string> = {}, cwd = tmpdir()): ChildProcess {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, LANG: "C", ...variables };
  const child = spawn(process.execPath, [command, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  after(() => void child.kill("SIGKILL"));
  return child;
}

/** Runs the command to its end. */
export async function run(args: string[], variables: Record<string, string> = {}, cwd?: string): Promise<Ended> {
  const child = spawnCommand(args, variables, cwd);
  const ended: Ended = { code: null, stdout: "", stderr: "" };
  child.stdout!.setEncoding("utf8").on("data", (text: string) => (ended.stdout += text));
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (ended.stderr += text));
  const [code] = (await once(child, "close")) as [number | null];
  note(ended.stdout);
  return { ...ended, code };
}

export interface GatewayProcess {
  url: string;
  metricsUrl: string;
  child: ChildProcess;
  /** The code with which it ended. */
  ended: Promise<number | null>;
}

/** Starts the command and waits until it listens. */
export async function serving(
  settings: Record<string, unknown>,
  variables: Record<string, string> = {},
): Promise<GatewayProcess> {
  const child = spawnCommand(["--config", file(stringify(settings))], { ...secrets, ...variables });
  const ended = once(child, "close").then(([code]) => code as number | null);
  let stderr = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    note(text);
  });
  let pending = "";
  const listening = new Promise<{ port: number; metricsPort?: number }>((resolve) => {
    child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      const lines = (pending + text).split("\n");
      pending = lines.pop() ?? "";
      for (const line of lines) {
        note(`${line}\n`);
        const said = JSON.parse(line) as { msg: string; port: number; metricsPort?: number };
        if (said.msg === "listening") resolve(said);
      }
    });
  });
  const found = await Promise.race([listening, ended]);
  if (found === null || typeof found === "number") throw new Error(`The gateway ended with ${found}: ${stderr}`);
  return {
    url: `http://127.0.0.1:${found.port}`,
    metricsUrl: `http://127.0.0.1:${found.metricsPort}/metrics`,
    child,
    ended,
  };
}

/** A Redis server on a port of its own. */
export interface Redis {
  url: string;
  start(): Promise<void>;
  /** Ends it at once, as a power cut does. */
  stop(): Promise<void>;
  /** Lets it hang: connections stand and nothing is answered. */
  hang(): void;
  resume(): void;
}

export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  const dir = folder();
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    const options = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", dir];
    child = spawn("redis-server", options, { stdio: ["ignore", "pipe", "inherit"] });
    const failed = once(child, "error").then(([error]) => Promise.reject(error as Error));
    const ready = (async () => {
      let said = "";
      for await (const text of child.stdout!.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
        said += text as string;
        if (/ready to accept connections/i.test(said)) return;
      }
      throw new Error(`redis-server does not start:\n${said}`);
    })();
    await Promise.race([ready, failed]);
    child.stdout!.resume();
  };
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  await start();
  after(stop);
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    stop,
    hang: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
  };
}

/** A port on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until something is so: it is asked again and again. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string, ms = 10_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It did not come about that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
