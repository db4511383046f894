// @ts-check
// Loads the WebAssembly module when it is needed. The entry points differ only in the source of the module.

import * as bindings from "youmi:bindings";
import { ignoreRejection, toPromise } from "./caller.js";
import { locate, YoumiError } from "./errors.js";

/** @typedef {import("../types.d.ts").ModuleSource} ModuleSource */

/**
 * The source of the module if the caller passes none. Returns bytes or a WebAssembly.Module, or a Response unless
 * `atOnce` is set.
 * @type {((atOnce?: boolean) => any) | undefined}
 */
let defaultSource;
let loaded = false;
/** The pending attempt to load. @type {Promise<void> | undefined} */
let loading;

/** Whether this is a page, in which browsers refuse to compile larger modules synchronously, because it would block the page. */
const inPage =
  typeof window === "object" &&
  typeof window.document === "object" &&
  !(typeof process === "object" && process.versions && process.versions.node);

/** @param {(atOnce?: boolean) => any} source */
export function setDefaultSource(source) {
  defaultSource = source;
  // A sidebar is loaded anew with every click, so loading begins before the first call, which reports a failure.
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
  // The rejection of a source that is not needed must not end the process.
  if ((loaded || loading || missingClass()) && source !== undefined) ignoreRejection(toPromise(source));
  if (loaded) return Promise.resolve();
  if (loading) return source === undefined ? loading : loading.catch(() => load(source));
  if (source === undefined && !defaultSource) {
    return Promise.reject(notReady("there is no WebAssembly module yet: call ready(source) with its address or bytes"));
  }
  const begin = () => (source === undefined ? loadDefault() : instantiate(source));
  loading = (missingClass() ? Promise.reject() : begin()).then(
    () => {
      loading = undefined;
    },
    (cause) => {
      loading = undefined; // so that the next call tries again
      if (loaded) return; // loadNow() succeeded meanwhile
      throw notReady(`the WebAssembly module could not be loaded${adviceOn(cause)}. ready() tries again`, cause);
    },
  );
  return loading;
}

async function loadDefault() {
  const makeSource = /** @type {NonNullable<typeof defaultSource>} */ (defaultSource);
  const source = makeSource();
  try {
    await instantiate(source);
  } catch (error) {
    // If streams or Response are not the platform's own, WebAssembly may not accept the Response.
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
  const result = isInstance(module, "Response")
    ? await instantiateResponse(module, imports)
    : await WebAssembly.instantiate(module, imports);
  start(result.instance || result, result.module || module);
}

/**
 * @param {Response} response
 * @param {WebAssembly.Imports} imports
 */
async function instantiateResponse(response, imports) {
  if (!response.ok) throw new Error(`HTTP status ${response.status} from ${response.url}`);
  // Browsers compile the module while it arrives, but only with this type.
  if (WebAssembly.instantiateStreaming && response.headers.get("Content-Type") === "application/wasm") {
    return WebAssembly.instantiateStreaming(response, imports);
  }
  // In a variable, because Next.js moves the arguments of instantiate() into a function that is not async.
  const bytes = await response.arrayBuffer();
  return WebAssembly.instantiate(bytes, imports);
}

/** Loads the module synchronously where that is possible. Returns whether it is loaded. */
export function loadNow() {
  if (loaded || inPage || !defaultSource) return loaded;
  try {
    const source = defaultSource(true);
    const module = isInstance(source, "Module", WebAssembly) ? source : new WebAssembly.Module(source);
    start(new WebAssembly.Instance(module, bindings.__wbg_get_imports()), module);
  } catch (error) {
    // Some runtimes compile only asynchronously. load() reports errors.
  }
  return loaded;
}

export const isLoaded = () => loaded;

/**
 * Only the first instance is used, because objects may live in it already.
 * @param {WebAssembly.Instance} instance
 * @param {WebAssembly.Module} module
 */
function start(instance, module) {
  if (loaded) return;
  // The names of imports and exports are shortened, and differ in every build.
  const [id] = WebAssembly.Module.customSections(module, "youmi-build");
  if (!id || new TextDecoder().decode(id) !== bindings.__wbg_build) {
    throw new Error("another build");
  }
  bindings.__wbg_init_text();
  bindings.__wbg_finalize_init(instance);
  loaded = true;
}

/**
 * @param {unknown} value
 * @param {string} name of a class that some platforms do not have
 * @param {any} scope
 */
function isInstance(value, name, scope = globalThis) {
  return typeof scope[name] === "function" && value instanceof scope[name];
}

/** The name of a required class that this environment does not have, if any. */
function missingClass() {
  if (typeof WebAssembly !== "object") return "WebAssembly";
  if (typeof TextDecoder !== "function") return "TextDecoder";
  return typeof TextEncoder === "function" ? undefined : "TextEncoder";
}

/**
 * Advice for a failure of loading, if its cause is known.
 * @param {any} [cause]
 */
function adviceOn(cause) {
  const missing = missingClass();
  if (missing) {
    return `: there is no ${missing} here; under jest-environment-jsdom take jest-fixed-jsdom`;
  }
  const reason = String(cause && cause.message);
  // "another build" is of start(); engines speak of an import that the script does not have.
  if (/another build|\bimport\b/i.test(reason))
    return ": it is of another build than the script; take both from one package";
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
 * A synchronous function of the module. It throws if the module is not loaded.
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
 * Replaces a function or class that works on a server only, because it needs keys that a page would publish.
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
