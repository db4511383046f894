// Programs in other languages, run as a reader would run them.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { which } from "../../scripts/which.mjs";
import { root } from "./documented.mjs";

const run = promisify(execFile);
const made = join(root, "target/protocol");
const folderOf = (language) => join(root, "examples/protocol", language);

/** How the samples of a language are built and run; `missing` is why they cannot be. */
export const languages = {
  php: {
    missing: which("php") ? false : "php is not on PATH (Debian: php-cli)",
    build: async () => {},
    command: (name, ...args) => ["php", [join(folderOf("php"), `${name.toLowerCase()}.php`), ...args]],
    receiver: (port) => ["php", ["-S", `127.0.0.1:${port}`, join(folderOf("php"), "receive.php")]],
  },
  java: {
    missing: which("javac") ? false : "javac is not on PATH (Debian: default-jdk-headless)",
    build: async () => {
      const out = emptied("java");
      const files = readdirSync(folderOf("java")).map((name) => join(folderOf("java"), name));
      await run("javac", ["--release", "11", "-encoding", "UTF-8", "-Xlint:all", "-Werror", "-d", out, ...files]);
    },
    command: (name, ...args) => ["java", ["-cp", join(made, "java"), name, ...args]],
    receiver: (port) => ["java", ["-cp", join(made, "java"), "Receive", `${port}`]],
  },
  csharp: {
    missing: which("dotnet") ? false : "dotnet is not on PATH: the SDK of .NET 8 or later",
    build: async () => {
      const project = join(folderOf("csharp"), "protocol.csproj");
      await run("dotnet", ["build", project, "--output", emptied("csharp"), "--artifacts-path", join(made, "obj")]);
    },
    command: (name, ...args) => ["dotnet", [join(made, "csharp/protocol.dll"), name.toLowerCase(), ...args]],
    receiver: (port) => ["dotnet", [join(made, "csharp/protocol.dll"), "receive", `${port}`]],
  },
};

function emptied(language) {
  const out = join(made, language);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  return out;
}

/** Runs a program to its end: its code and what it printed. */
export async function ran([command, args], environment = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (printed += text));
  }
  const [code] = await once(child, "close");
  return { code, printed: printed.trim() };
}

/** Starts a server: what it has printed so far, and `end`. Resolves when it says that it has started. */
export async function listening([command, args], environment) {
  const child = spawn(command, args, { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
  const server = { printed: "", end: () => child.kill("SIGKILL") };
  const started = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        server.printed += text;
        if (/started|listening/.test(server.printed)) resolve();
      });
    }
  });
  const ended = once(child, "close").then(() => {
    throw new Error(`${command} does not serve:\n${server.printed}`);
  });
  ended.catch(() => {});
  await Promise.race([started, ended]);
  return server;
}
