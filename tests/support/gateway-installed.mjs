// The package as npm hands it out: packed, and installed into an empty project.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { npmCommand } from "../../scripts/setup/node.mjs";

const run = promisify(execFile);

/** The installed package: what a module of the project gets when it imports it, and the folder it lies in. */
export async function installed(scope) {
  const folder = await mkdtemp(join(tmpdir(), "youmi-open-api-"));
  scope.after(() => rm(folder, { recursive: true, force: true }));
  const project = join(folder, "project");
  await mkdir(project);
  const npm = async (cwd, ...args) => {
    const [command, ...first] = npmCommand();
    const env = {
      ...process.env,
      npm_config_cache: join(folder, "cache"),
      npm_config_userconfig: join(folder, "npmrc"),
    };
    for (const name of Object.keys(env)) {
      if (/^npm_(config_(?!cache|userconfig)|lifecycle|package)/i.test(name)) delete env[name];
    }
    await run(command, [...first, ...args, "--no-audit", "--no-fund", "--loglevel=error"], { cwd, env });
  };
  const source = dirname(fileURLToPath(import.meta.resolve("youmi-open-api")));
  await npm(source, "pack", "--pack-destination", folder);
  const [tarball] = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  await writeFile(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  await npm(project, "install", "--offline", join(folder, tarball));
  const consumer = join(project, "consumer.js");
  await writeFile(consumer, `export * from "youmi-open-api";\n`);
  return {
    module: await import(pathToFileURL(consumer)),
    folder: join(project, "node_modules", "youmi-open-api"),
  };
}
