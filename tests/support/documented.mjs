// The examples of the documentation: found in its files, and run as a reader would run them.
//
// A fenced block whose first line is ```js run (or ```ts run) is an example. Further words say how it runs:
//
//   setup        its lines come before those of all later examples of the file
//   file=NAME    it is kept under that name, so that later examples of the file can import it
//   serve        it is a server: it keeps running for the examples that follow, until the next server
//   page         it runs as if in a page of that server that 企客聊 opened: relative addresses, a query, cookies, an origin
//   browser      it is the page of that server, which Chromium opens as 企客聊 does; `vue`, `vue2` or `react` say that it is a component
//   press        the form of that page is filled in and sent before the last line of the text is expected
//
// A comment `<!-- run: server.js of docs/en/page.md -->` stands for the example of another page that is kept under that name.
//
// What a following ```text block says has to be among what the example prints, or what the page shows; `…` stands for anything.
//
// For the examples of a file a folder is made in which they find what a reader would have: `youmi-open-api`, Hono, Express,
// the session check of one's own order system, `sessions.js`, and its error tracker, `tracker.js`. The port 5003
// becomes that of an emulator, 3000 a free one; the environment holds the emulator's credentials.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { transform } from "esbuild";

import { freePort } from "../../scripts/free-port.mjs";
import { buildPage, readPage } from "./documented-page.mjs";
import { browser } from "./gateway-browser.mjs";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const folders = join(root, "target", "documentation");
const runner = join(root, "tests/support/run-documented.mjs");
const patience = 30_000;

/** The blocks of a Markdown file that say `from=FILE`: `{ from, code, line }`. */
export function copiesOf(file) {
  return blocksOf(file).flatMap(({ words, code, line }) => {
    const from = words.find((word) => word.startsWith("from="))?.slice("from=".length);
    return from ? [{ from, code, line }] : [];
  });
}

/** The fenced blocks of a Markdown file: `{ language, words, code, line, text }`, `text` being that of a text block behind it. */
export function blocksOf(file) {
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  const blocks = [];
  for (let at = 0; at < lines.length; at++) {
    const [, name, page] = /^<!-- run: (\S+) of (\S+) -->$/.exec(lines[at]) ?? [];
    if (name) blocks.push({ ...blocksOf(page).find(({ words }) => words.includes(`file=${name}`)), line: at + 1 });
    const fence = /^( *)```(\S+)?(.*)$/.exec(lines[at]);
    if (!fence) continue;
    const [, indent, language = "", rest] = fence;
    const code = [];
    const line = at + 1;
    while (++at < lines.length && !/^ *```$/.test(lines[at])) code.push(lines[at].slice(indent.length));
    const block = { language, words: rest.trim().split(/\s+/).filter(Boolean), code: code.join("\n"), line };
    const before = blocks.at(-1);
    if (language === "text" && before?.words[0] === "run") before.text = block.code;
    blocks.push(block);
  }
  return blocks;
}

export const isExample = ({ words }) => words[0] === "run";

/** JavaScript of a block, without comments; throws where it cannot be read. */
export async function javascriptOf({ language, code }) {
  return (await transform(code, { loader: language, target: "node20", minifyWhitespace: true })).code;
}

/** The examples of one file, to be run in their order against an emulator. */
export class Documented {
  #folder;
  #emulator;
  #setup = "";
  #server;
  #port;
  #count = 0;
  #browser;
  #closing = [];

  constructor(file, emulator) {
    this.#emulator = emulator;
    this.#folder = join(folders, file.replaceAll(/[^\w.-]/g, "_"));
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(join(this.#folder, "node_modules/@hono"), { recursive: true });
    const require = createRequire(join(root, "examples/package.json"));
    for (const name of ["express", "hono", "@hono/node-server"]) {
      const place = require.resolve(name);
      const at = place.lastIndexOf(join("node_modules", name));
      const found = place.slice(0, at + join("node_modules", name).length);
      symlinkSync(found, join(this.#folder, "node_modules", name), "junction");
    }
    this.#write("package.json", `{ "type": "module" }`);
    this.#write("sessions.js", sessions);
    this.#write("tracker.js", tracker);
  }

  /** Runs an example; resolves to what it printed, rejects if it fails. */
  async run({ language, words, code, text: expected }) {
    const [, ...how] = words;
    const name = how.find((word) => word.startsWith("file="))?.slice("file=".length) ?? `example-${++this.#count}.mjs`;
    if (language === "html") return this.#write(name, this.#placed(code));
    if (how.includes("browser")) return this.#shown(how, name, code, expected);
    const serves = how.includes("serve");
    if (serves) await this.#startOver();
    const text = `${this.#setup}\n${code}`;
    if (how.includes("setup")) this.#setup = text;
    this.#port ??= await freePort();
    this.#write(name, await javascriptOf({ language, code: this.#placed(text) }));
    const page = how.includes("page") ? this.#port : "";
    const child = this.#start(name, page, serves ? this.#port : "");
    return serves ? this.#served(child) : this.#ended(child);
  }

  async #shown(how, name, code, expected = "") {
    const framework = ["vue", "vue2", "react"].find((word) => how.includes(word));
    this.#write(framework ? `src/App.${framework === "react" ? "jsx" : "vue"}` : name, this.#placed(code));
    await buildPage(this.#folder, framework);
    this.#browser ??= await browser({ after: (close) => this.#closing.push(close) });
    const answer = await fetch(`${this.#emulator.url}/__emulator/sidebar-url`);
    const { search } = new URL((await answer.json()).url);
    const lines = expected.split("\n").filter(Boolean);
    return readPage(this.#browser, `http://127.0.0.1:${this.#port}/order${search}`, lines, how.includes("press"));
  }

  /** Text of the documentation with the ports of this run in it. */
  #placed(text) {
    return text.replaceAll(/\b5003\b/g, this.#emulator.port).replaceAll(/\b3000\b/g, this.#port);
  }

  /** Whether what was printed contains what the documentation says. */
  contains(printed, text) {
    const escaped = this.#placed(text).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(escaped.replaceAll("…", "[^\\n]*?")).test(printed);
  }

  async close() {
    await this.#startOver();
    for (const close of this.#closing) await close();
  }

  #write(name, text) {
    mkdirSync(dirname(join(this.#folder, name)), { recursive: true });
    writeFileSync(join(this.#folder, name), text);
  }

  #start(name, page, port) {
    const child = spawn(process.execPath, [runner, join(this.#folder, name), String(page), String(port)], {
      cwd: this.#folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        ...this.#emulator.environment,
        YOUMI_EMULATOR_URL: this.#emulator.url,
        NODE_OPTIONS: "",
        FORCE_COLOR: "0",
      },
    });
    child.printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk) => (child.printed += chunk));
    }
    child.ended = once(child, "close");
    return child;
  }

  async #ended(child) {
    const timer = new AbortController();
    const late = setTimeout(patience, "late", { signal: timer.signal }).catch(() => {});
    const first = await Promise.race([child.ended, late]);
    timer.abort();
    if (first === "late") {
      child.kill("SIGKILL");
      throw new Error(`it does not end by itself; it printed:\n${short(child.printed)}`);
    }
    if (first[0] !== 0) throw new Error(`it ended with code ${first[0]}; it printed:\n${short(child.printed)}`);
    return child.printed;
  }

  async #served(child) {
    this.#server = child;
    const end = Date.now() + patience;
    while (!(await listens(this.#port))) {
      if (child.exitCode !== null || Date.now() > end)
        throw new Error(`no server came up; it printed:\n${short(child.printed)}`);
      await setTimeout(20);
    }
    return child.printed;
  }

  async #startOver() {
    const server = this.#server;
    this.#server = undefined;
    if (server?.exitCode === null) server.kill("SIGKILL");
    await server?.ended;
    this.#port = undefined;
  }
}

/** Without the endless lines of a minified file, which Node shows with an error that nobody caught. */
function short(printed) {
  return printed.replaceAll(/^(.{300}).+$/gm, "$1…");
}

async function listens(port) {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

// What an order system has of its own: who is logged in.
const sessions = `
export async function sessionOf(request) {
  return /(^|; )session=of-a-colleague/.test(request.headers.get("cookie") ?? "") ? { user: "b08" } : null;
}
`;

const tracker = `
export function captureMessage(message, { level, fingerprint, extra }) {
  if (!fingerprint.every((part) => typeof part === "string") || !extra) throw new TypeError("not as Sentry has it");
  console.log(level + ": " + message);
}
`;
