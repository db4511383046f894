// The package in the tools of those who use it, old ones too; which ones, tests/tools/package.json says.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { build } from "esbuild";

const run = promisify(execFile);
const tools = fileURLToPath(new URL("../../tools", import.meta.url));
const require = createRequire(join(tools, "package.json"));
const root = fileURLToPath(new URL("../../..", import.meta.url));
const pkg = dirname(fileURLToPath(import.meta.resolve("youmi-open-api")));

const folder = await mkdtemp(join(tmpdir(), "youmi-open-api-tools-"));
after(() => rm(folder, { recursive: true, force: true }));
// A copy: through a link, tools would take the package for a part of this repository.
await cp(pkg, join(folder, "node_modules/youmi-open-api"), { recursive: true });
await writeFile(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true }));

/** Runs a script of Node's; gives all that it prints, whether it succeeds or not. */
async function node(...args) {
  const env = { ...process.env, NODE_OPTIONS: "", FORCE_COLOR: "0", CI: "1" };
  return run(process.execPath, args, { cwd: folder, env }).then(
    ({ stdout, stderr }) => ({ isDone: true, text: stdout + stderr }),
    ({ stdout, stderr }) => ({ isDone: false, text: stdout + stderr }),
  );
}

describe("jest", { concurrency: 2 }, () => {
  const environments = {
    node: require.resolve("jest-environment-node", {
      paths: [dirname(require.resolve("jest-cli", { paths: [dirname(require.resolve("jest"))] }))],
    }),
    jsdom: require.resolve("jest-environment-jsdom"),
    fixed: require.resolve("jest-fixed-jsdom"),
  };

  /** Runs a test file of the consumer's. */
  async function jest(name, bin, config, body) {
    const place = join(folder, name);
    await mkdir(join(place, "node_modules"), { recursive: true });
    await symlink(join(folder, "node_modules/youmi-open-api"), join(place, "node_modules/youmi-open-api"), "junction");
    await writeFile(join(place, "package.json"), JSON.stringify({ name, private: true }));
    await writeFile(
      join(place, "jest.json"),
      JSON.stringify({
        ...config,
        globals: { withDom: config.testEnvironment !== environments.node && config.testEnvironment !== "node" },
      }),
    );
    const head = `const youmi = require("youmi-open-api");
      test("the environment", () => expect(typeof document === "object").toBe(withDom));\n`;
    await writeFile(join(place, "a.test.js"), `${head}test("a", async () => {${body}\n});`);
    const cli = join(dirname(require.resolve(`${bin}/package.json`)), "bin/jest.js");
    const { isDone, text } = await node(
      cli,
      "--rootDir",
      place,
      "--config",
      join(place, "jest.json"),
      "--no-cache",
      "--ci",
    );
    assert.ok(isDone, text);
    assert.match(text, /2 passed/);
  }

  const answer = '{ "errmsg": 20000, "succeed": true, "msgTime": "", "values": [] }';
  const works = `
    expect(youmi.describeCode(10003)).toBe("令牌失效");
    const bytes = new Uint8Array(Array.from(${JSON.stringify(answer)}, (character) => character.charCodeAt(0)));
    const fetch = async () => ({ status: 200, headers: { get: () => null }, arrayBuffer: async () => bytes });
    const v1 = new youmi.V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch });
    expect((await v1.listStaff()).values).toEqual([]);
    const error = await v1.listStaff({ wrong: 1 }).catch((error) => error);
    expect(error).toBeInstanceOf(youmi.YoumiError);
    expect(error.kind).toBe("argument");`;
  // Version 29 and other tools resolve like this in jsdom.
  const asPages = { "^youmi-open-api$": "<rootDir>/node_modules/youmi-open-api/index.cjs" };
  const fails = `
    const error = await youmi.ready().catch((error) => error);
    const thrown = (() => { try { youmi.describeCode(10003); } catch (error) { return error; } })();
    for (const { kind, message } of [error, thrown]) {
      expect(kind).toBe("config");
      expect(message).toMatch(/TextDecoder.*jest-fixed-jsdom/);
    }
    const v1 = new youmi.V1Client({ baseUrl: "http://server.example/v1", auth: "none" });
    await expect(v1.listStaff()).rejects.toMatchObject({ kind: "config", message: expect.stringMatching(/TextDecoder/) });`;

  for (const [name, bin, config, body] of [
    ["30 in Node", "jest", { testEnvironment: environments.node }, works],
    ["30 in jsdom", "jest", { testEnvironment: environments.jsdom }, works],
    ["30 in a jsdom that hides nothing", "jest", { testEnvironment: environments.fixed }, works],
    [
      "30 in jsdom, with what a page loads",
      "jest",
      { testEnvironment: environments.jsdom, moduleNameMapper: asPages },
      fails,
    ],
    ["26 in Node", "jest-26", { testEnvironment: "node" }, works],
    ["26 in jsdom", "jest-26", { testEnvironment: "jsdom" }, works],
  ]) {
    it(name, () => jest(name.replaceAll(/\W+/g, "-"), bin, config, body));
  }
});

describe("TypeScript", { concurrency: 2 }, () => {
  const program = `
    import { V1Client, YoumiError, Staff, Gateway, EndpointId, fetchVisit, ready } from "youmi-open-api";
    import { ready as slimReady, V1Client as SlimClient } from "youmi-open-api/slim";
    import { nodeHandler } from "youmi-open-api/node";
    import * as inGlobal from "youmi-open-api/global";

    const allow: EndpointId[] = ["listStaff", "listDepartments"];
    export const gateway = new Gateway({ v1: { baseUrl: "/v1", auth: "none" }, allow, authorize: () => true });
    export const handler = nodeHandler(gateway, { origin: "https://crm.example" });

    export async function staff(): Promise<Staff[]> {
      await ready();
      await slimReady(new Uint8Array(0));
      const { customer } = await fetchVisit("/youmi");
      const phone: string | undefined = customer.TEL;
      const clients: V1Client[] = [new SlimClient({ baseUrl: phone || "/v1", auth: "none" }), new inGlobal.V1Client({ baseUrl: "/v1", auth: "none" })];
      return (await clients[0].listStaff()).values;
    }
    export function kindOf(error: unknown): string | null {
      return error instanceof YoumiError ? error.kind : null;
    }`;
  const servers = `
    import { createServer } from "node:http";
    import { createSecureServer } from "node:http2";
    import { handler } from "./program.js";
    createServer(handler);
    createSecureServer({}, handler);`;

  async function compiles(name, compiler, options, files = { "program.ts": program }) {
    const place = join(folder, "typescript", name);
    await mkdir(place, { recursive: true });
    for (const [file, text] of Object.entries(files)) await writeFile(join(place, file), text);
    const compilerOptions = { noEmit: true, strict: true, target: "es2019", types: [], ...options };
    await writeFile(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
    const { isDone, text } = await node(compiler, "-p", place);
    assert.ok(isDone, text);
  }

  const older = { module: "commonjs", moduleResolution: "node" };
  for (const [version, lib] of [
    ["3.9", ["es2019", "dom"]],
    ["4.0", ["esnext", "dom"]],
    ["4.7", ["es2022", "dom"]],
    ["4.7", ["esnext", "dom", "dom.iterable"]],
  ]) {
    for (const skipLibCheck of [true, false]) {
      it(`${version} with ${lib}${skipLibCheck ? "" : ", definitions checked too"}`, () => {
        const compiler = require.resolve(`typescript-${version}/lib/tsc.js`);
        return compiles(`${version}-${lib}-${skipLibCheck}`, compiler, { ...older, lib, skipLibCheck });
      });
    }
  }

  it("of today without the definitions of the DOM, behind Node's servers", async () => {
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const options = {
      module: "nodenext",
      lib: ["es2022"],
      types: ["node"],
      typeRoots: [join(root, "node_modules/@types")],
    };
    await compiles(
      "today",
      compiler,
      { ...options, skipLibCheck: false, target: "es2022" },
      { "program.ts": program, "servers.ts": servers },
    );
  });

  it("of today, in a script that loads the global one", async () => {
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const script = `/// <reference types="youmi-open-api/global" />\nconst version: string = YoumiOpenApi.version();`;
    await compiles("script", compiler, { module: "preserve", lib: ["es2022", "dom"] }, { "script.ts": script });
  });
});

describe("webpack 4", () => {
  async function bundled(target) {
    const { promisify } = await import("node:util");
    const webpack = require("webpack-4");
    const place = join(folder, `webpack-${target}`);
    await mkdir(place, { recursive: true });
    const program = `const youmi = require("youmi-open-api"); module.exports = { youmi };`;
    await writeFile(join(place, "entry.js"), program);
    const output = { path: place, filename: "bundle.js", libraryTarget: "commonjs2" };
    const config = {
      mode: "production",
      context: place,
      entry: "./entry.js",
      target,
      output,
      optimization: { minimize: false },
    };
    const stats = await promisify(webpack)({ ...config, resolve: { modules: [join(folder, "node_modules")] } });
    assert.equal(stats.hasErrors(), false, stats.toString());
    return join(place, "bundle.js");
  }

  it("takes the server's build for a target that is no page", async () => {
    const { youmi } = createRequire(import.meta.url)(await bundled("node"));
    assert.equal(youmi.describeCode(10003), "令牌失效");
    assert.equal(
      typeof new youmi.Gateway({ v1: { baseUrl: "http://a/v1", auth: "none" }, allow: [], authorize: () => true })
        .handle,
      "function",
    );
  });

  it("takes the page's build for a page", async () => {
    const text = await readFile(await bundled("web"), "utf8");
    assert.match(text, /belongs on a server/);
  });
});

describe("the conditions of exports", () => {
  /** Which file a bundler takes that resolves with these conditions. */
  async function taken(
    conditions,
    platform = "neutral",
    code = 'import "youmi-open-api"; import { version } from "youmi-open-api"; version();',
  ) {
    const { metafile } = await build({
      stdin: { contents: code, resolveDir: folder },
      ...{ bundle: true, write: false, metafile: true, logLevel: "silent", format: "esm" },
      ...{ platform, conditions, external: ["*.wasm", "*.wasm?module", "node:*"] },
    });
    const inputs = Object.keys(metafile.inputs).filter((input) => input.includes("youmi-open-api/"));
    assert.equal(inputs.length, 1, String(inputs));
    return inputs[0].split("/").at(-1);
  }

  for (const [who, conditions, file, platform] of [
    ["a page", [], "index.js", "browser"],
    ["a page's web worker, by webpack 5", ["worker", "browser"], "index.js"],
    ["wrangler", ["workerd", "worker", "browser"], "workerd.js"],
    ["an edge runtime of Next.js", ["edge-light", "worker"], "edge-light.js"],
    ["a server's worker that has no name of its own", ["worker"], "workerd.js"],
    ["Node.js", [], "server.js", "node"],
    ["Deno", ["deno"], "server.js"],
    ["Bun", ["bun"], "server.js"],
    ["somebody who names no condition", [], "index.js"],
  ]) {
    it(`lead ${who} to ${file}`, async () => assert.equal(await taken(conditions, platform), file));
  }

  it("lead to a module that an edge runtime imports, with the query that it knows", async () => {
    const text = await readFile(join(pkg, "edge-light.js"), "utf8");
    assert.match(text, /from\s*"\.\/youmi_open_api_server\.wasm\?module"/);
    assert.doesNotMatch(text, /node:/);
  });

  it("are what the page's build names where something is missing in it", async () => {
    const page = await import(join(pkg, "index.js"));
    assert.throws(() => new page.Gateway({}), {
      kind: "config",
      message: /condition node, deno, bun, workerd or edge-light/,
    });
  });
});
