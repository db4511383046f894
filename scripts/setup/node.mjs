// Set-up steps for Node.js and the npm packages.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../toolchain.mjs";
import { which } from "../which.mjs";
import { runOrFail } from "./commands.mjs";

const oldest = 20;

export const node = {
  title: "Node.js",
  isDone: () => Number(process.versions.node.split(".")[0]) >= oldest && npmCommand() !== undefined,
  act() {
    throw new Error(
      npmCommand()
        ? `This is Node.js ${process.versions.node}, but ${oldest} or newer is needed: https://nodejs.org`
        : "npm was not found: it comes with Node.js, https://nodejs.org",
    );
  },
};

export const packages = {
  title: "npm packages",
  isDone: () => existsSync(stampFile) && readFileSync(stampFile, "utf8") === fingerprint(),
  async act(say) {
    await installPackages(say);
    const hosts = foreignHosts();
    if (hosts.length > 0) {
      throw new Error(
        `package-lock.json names other registries than npm's own: ${hosts.join(", ")}. ` +
          "Make it anew with `npm install --omit-lockfile-registry-resolved`.",
      );
    }
    writeFileSync(stampFile, fingerprint());
  },
};

async function installPackages(say) {
  if (!existsSync(lockFile)) return npm("install", say);
  try {
    await npm("ci", say);
  } catch (error) {
    // Whoever adds a package commits the new lock file. In CI a difference is a mistake.
    if (process.env.CI || !/in sync/.test(error.output)) throw error;
    await npm("install", say);
  }
}

async function npm(how, say) {
  // Addresses in the lock file would tie it to the registry of whoever wrote it.
  const options = ["--include=dev", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved"];
  const [program, ...args] = [...npmCommand(), how, ...options];
  await runOrFail(program, args, { cwd: root, say });
}

/** The command that starts npm, as an array; undefined if there is no npm. */
export function npmCommand() {
  // Under `npm run` this is the npm that was called. On Windows `npm` is a shell script.
  const script = process.env.npm_execpath;
  if (script && basename(script).startsWith("npm-cli")) return [process.execPath, script];
  const npm = which("npm");
  return npm && [npm];
}

/** Hosts in package-lock.json other than npm's, from which not everybody can download. */
export function foreignHosts() {
  if (!existsSync(lockFile)) return [];
  const { packages: entries = {} } = JSON.parse(readFileSync(lockFile, "utf8"));
  const hosts = Object.values(entries)
    .map(({ resolved }) => resolved)
    .filter((address) => address && /^[a-z+]+:\/\//.test(address))
    .map((address) => new URL(address).host);
  return [...new Set(hosts)].filter((host) => host !== "registry.npmjs.org");
}

const lockFile = join(root, "package-lock.json");
// In node_modules, so that deleting that folder makes the next set-up fill it again.
const stampFile = join(root, "node_modules/.youmi-setup");

function fingerprint() {
  const hash = createHash("sha256");
  const { workspaces = [] } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const manifests = ["", ...workspaces].map((folder) => join(root, folder, "package.json"));
  for (const file of [lockFile, ...manifests].filter(existsSync)) hash.update(readFileSync(file));
  return hash.digest("hex");
}
