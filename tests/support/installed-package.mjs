// The package packed, and installed into an empty project.

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { npmCommand } from "../../scripts/setup/node.mjs";
import { optionsFor, started } from "./emulated.mjs";

export const run = promisify(execFile);

export const root = fileURLToPath(new URL("../..", import.meta.url));

export const consumers = fileURLToPath(new URL("../consumers", import.meta.url));

export const source = dirname(fileURLToPath(import.meta.resolve("youmi-open-api")));

export const emulator = await started();

export const folder = await mkdtemp(join(tmpdir(), "youmi-open-api-"));

export const project = join(folder, "project");

export const installed = join(project, "node_modules", "youmi-open-api");

export const { manifest, files } = await install();

export async function npm(cwd, ...args) {
  const [command, ...first] = npmCommand();
  // No cache of anybody's, no settings of anybody's: an empty machine.
  const env = { ...process.env, npm_config_cache: join(folder, "cache"), npm_config_userconfig: join(folder, "npmrc") };
  for (const name of Object.keys(env))
    if (/^npm_(config_(?!cache|userconfig)|lifecycle|package)/i.test(name)) delete env[name];
  return run(command, [...first, ...args, "--no-audit", "--no-fund", "--loglevel=error"], { cwd, env });
}

export async function install() {
  await npm(source, "pack", "--pack-destination", folder);
  const [tarball] = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  await mkdir(project);
  await writeFile(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  await npm(project, "install", "--offline", join(folder, tarball));
  await cp(consumers, project, { recursive: true });
  const entries = await readdir(installed, { recursive: true, withFileTypes: true });
  return {
    manifest: JSON.parse(await readFile(join(installed, "package.json"), "utf8")),
    files: entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(installed.length + 1)),
  };
}

export const text = (file) => readFile(join(installed, file), "utf8");

export const scripts = files.filter((file) => /\.c?js$/.test(file));

/** Runs a file of the project; what it prints is JSON. */
export async function consume(file, ...flags) {
  const env = { ...process.env, NODE_OPTIONS: "", CLIENT: JSON.stringify(optionsFor(emulator)) };
  const { stdout } = await run(process.execPath, [...flags, file], { cwd: project, env });
  return JSON.parse(stdout);
}

/** The files that `exports` names, whatever the conditions. */
export function targets(entry) {
  return typeof entry === "string" ? [entry] : Object.values(entry).flatMap(targets);
}
