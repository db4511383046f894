// The development servers of Vite and Vue CLI, started as a developer starts them: on a page that imports the package, with
// the configuration that the documentation shows.

import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";

import { endProcess, startProcess } from "../../scripts/process.mjs";
import { root } from "./documented.mjs";

const patience = 60_000;

const html = (script) =>
  `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>page</title></head><body>${script}</body></html>`;

const page = `
import { V1Client } from "youmi-open-api";
window.v1 = new V1Client({ baseUrl: "/youmi/v1", auth: "none" });
`;

/** By the name of its configuration: how a development server is started, and where it looks for the page. */
const servers = {
  "vite.config.js": {
    command: ["node_modules/vite/bin/vite.js", "--host", "127.0.0.1"],
    pageFile: "index.html",
    html: html(`<script type="module" src="/src/main.js"></script>`),
    package: { name: "page", private: true, type: "module" },
  },
  "vue.config.js": {
    command: ["tests/vue-cli/node_modules/@vue/cli-service/bin/vue-cli-service.js", "serve", "--host", "127.0.0.1"],
    pageFile: "public/index.html",
    html: html(""),
    package: { name: "page", private: true },
  },
};

/** Starts the server of a configuration; gives its origin. It ends with the scope. */
export async function startDevelopmentServer(scope, configName, config) {
  const { command, pageFile, html, package: description } = servers[configName];
  const folder = join(root, "target", "development-servers", configName);
  rmSync(folder, { recursive: true, force: true });
  const files = {
    "package.json": JSON.stringify(description),
    "src/main.js": page,
    [pageFile]: html,
    [configName]: config,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const [program, ...args] = command;
  const env = { ...process.env, NODE_OPTIONS: "", NODE_ENV: "development" };
  const child = startProcess(process.execPath, [join(root, program), ...args], { cwd: folder, env });
  scope.after(() => endProcess(child));
  return addressOf(child);
}

/** The origin that a development server prints once it serves. */
async function addressOf(child) {
  let printed = "";
  const hasAddress = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk) => {
        printed += stripVTControlCharacters(chunk);
        const address = /Local: +(http:\/\/127\.0\.0\.1:\d+)/.exec(printed)?.[1];
        if (address) resolve(address);
      });
    }
  });
  const address = await Promise.race([hasAddress, once(child, "close"), setTimeout(patience, null, { ref: false })]);
  if (typeof address !== "string") throw new Error(`no development server came up; it printed:\n${printed}`);
  return address;
}
