// @ts-check
// How the WebAssembly module comes to be there without anybody asking for it. Every entry point uses this and differs
// only in where its module comes from.

import * as bindings from "youmi:bindings";
import { ignoreRejection, promiseOf } from "./caller.js";
import { locate, YoumiError } from "./errors.js";

/** @typedef {import("../types.d.ts").ModuleSource} ModuleSource */

/**
 * What to load if the caller names nothing: gives bytes, a WebAssembly.Module or, unless they are wanted at once, a
 * Response.
 * @type {((atOnce?: boolean) => any) | undefined}
 */
let defaultSource;
let loaded = false;
/** The attempt under way. @type {Promise<void> | undefined} */
let loading;

/** Whether this is a page, in which browsers refuse to compile more than a little synchronously; it would hold up the page. */
const inPage =
  typeof window === "object" &&
  typeof window.document === "object" &&
  !(typeof process === "object" && process.versions && process.versions.node);

/** @param {(atOnce?: boolean) => any} source */
export function setDefaultSource(source) {
  defaultSource = source;
  // A sidebar is loaded anew with every click: begin before the first call. What fails here, that call will report.
  if (inPage) ignoreRejection(load());
}

/** @param {ModuleSource | Promise<ModuleSource> | null} [source] */
export async function ready(source) {
  try {
    await load(source === null ? undefined : source);
  } catch (error) {
    throw locate(error, ready);
  }
}

/**
 * @param {ModuleSource | Promise<ModuleSource>} [source]
 * @returns {Promise<void>}
 */
export function load(source) {
  // A source that is not needed any more must not end the process by failing.
  if ((loaded || loading || missingClass()) && source !== undefined) ignoreRejection(promiseOf(source));
  if (loaded) return Promise.resolve();
  if (loading) return source === undefined ? loading : loading.catch(() => load(source));
  if (source === undefined && !defaultSource) {
    return Promise.reject(notReady("there is no WebAssembly module yet: call ready(source) with its address or bytes"));
  }
  const begin = () => (source === undefined ? loadDefault() : instantiate(source));
  const attempt = (missingClass() ? Promise.reject() : begin()).then(
    () => {
      loading = undefined;
    },
    (cause) => {
      loading = undefined; // so that it can be tried again
      if (loaded) return; // by a call that did not wait
      throw notReady(`the WebAssembly module could not be loaded${adviceOn(cause)}. ready() tries again`, cause);
    },
  );
  loading = attempt;
  return attempt;
}

async function loadDefault() {
  const makeSource = /** @type {NonNullable<typeof defaultSource>} */ (defaultSource);
  const source = makeSource();
  try {
    await instantiate(source);
  } catch (error) {
    // Where streams or Response are not the platform's own, a Response that could be made cannot always be used.
    if (!isInstance(source, "Response")) throw error;
    await instantiate(makeSource(true));
  }
}

/** @param {any} source */
async function instantiate(source) {
  let module = await source;
  if (typeof module === "string" || isInstance(module, "Request") || isInstance(module, "URL")) {
    module = await fetch(module);
  }
  const imports = bindings.__wbg_get_imports();
  /** @type {any} */
  const made = isInstance(module, "Response")
    ? await instantiateResponse(module, imports)
    : await WebAssembly.instantiate(module, imports);
  start(made.instance || made, made.module || module);
}

/**
 * @param {Response} response
 * @param {WebAssembly.Imports} imports
 */
async function instantiateResponse(response, imports) {
  if (!response.ok) throw new Error(`HTTP status ${response.status} from ${response.url}`);
  // Browsers compile while it arrives, but only what calls itself WebAssembly.
  if (WebAssembly.instantiateStreaming && response.headers.get("Content-Type") === "application/wasm") {
    return WebAssembly.instantiateStreaming(response, imports);
  }
  // In a variable, because Next.js puts the arguments of instantiate() into a function in which there can be no await.
  const bytes = await response.arrayBuffer();
  return WebAssembly.instantiate(bytes, imports);
}

/** Whether the module is there, loaded at once where that is possible. */
export function loadNow() {
  if (loaded || inPage || !defaultSource) return loaded;
  try {
    const source = defaultSource(true);
    const module = isInstance(source, "Module", WebAssembly) ? source : new WebAssembly.Module(source);
    start(new WebAssembly.Instance(module, bindings.__wbg_get_imports()), module);
  } catch (error) {
    // Some runtimes compile asynchronously only; load() will say what is wrong.
  }
  return loaded;
}

export const isLoaded = () => loaded;

/**
 * The first instance stays: objects may live in it already.
 * @param {WebAssembly.Instance} instance
 * @param {WebAssembly.Module} module
 */
function start(instance, module) {
  if (loaded) return;
  // The names between module and script are short and mean something else in every build.
  const [id] = WebAssembly.Module.customSections(module, "youmi-build");
  if (!id || new TextDecoder().decode(id) !== bindings.__wbg_build) {
    throw new Error("it is of another build than the script: take both from the same package");
  }
  bindings.__wbg_init_text();
  bindings.__wbg_finalize_init(instance);
  loaded = true;
}

/**
 * @param {unknown} value
 * @param {string} name of a class that not every platform has
 * @param {any} place
 */
function isInstance(value, name, place = globalThis) {
  return typeof place[name] === "function" && value instanceof place[name];
}

/** The name of a class without which the module cannot be loaded here, if one is missing. */
function missingClass() {
  if (typeof WebAssembly !== "object") return "WebAssembly";
  if (typeof TextDecoder !== "function") return "TextDecoder";
  return typeof TextEncoder === "function" ? undefined : "TextEncoder";
}

/**
 * What to do about a failure of loading, as far as its cause says.
 * @param {any} [cause]
 */
function adviceOn(cause) {
  const missing = missingClass();
  if (missing) {
    return `: there is no ${missing} here; under jest-environment-jsdom take jest-fixed-jsdom`;
  }
  const reason = String(cause && cause.message);
  const isForbidden = /disallowed by embedder/.test(reason);
  if (/content.security|unsafe-eval|\bCSP\b/i.test(reason) || (isForbidden && inPage)) {
    return ": the page's Content-Security-Policy has to allow 'wasm-unsafe-eval' in script-src";
  }
  return isForbidden
    ? ": this runtime compiles none: resolve youmi-open-api with the condition workerd or edge-light"
    : "";
}

/**
 * @param {string} message
 * @param {unknown} [cause]
 */
export function notReady(message, cause) {
  return new YoumiError(message, { kind: "config", cause });
}

/**
 * A function of the module that waits for nothing, and throws where the module is not there.
 * @template {(...args: any[]) => unknown} F
 * @param {string} name
 * @param {F} run
 */
export function syncFunction(name, run) {
  return /** @type {F} */ (
    /** @param {any[]} args */
    function called(...args) {
      try {
        if (loadNow()) return run(...args);
        throw notReady(
          missingClass()
            ? `${name}() needs the WebAssembly module, which cannot be loaded${adviceOn()}`
            : `${name}() was called before the WebAssembly module was there: await ready() first`,
        );
      } catch (error) {
        throw locate(error, called);
      }
    }
  );
}

/**
 * Stands in a page for what belongs on a server, because it deals with keys that a page would publish.
 * @param {string} name
 */
export function serverOnly(name) {
  return function called() {
    const message =
      `${name} belongs on a server and is not in the build for pages: resolve youmi-open-api with the condition ` +
      "node, deno, bun, workerd or edge-light";
    throw locate(notReady(message), called);
  };
}
