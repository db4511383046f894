// How the WebAssembly module comes to be there without anybody asking for it. Every entry point uses this and differs
// only in where its module comes from.
import * as bindings from "youmi:bindings";
import { YoumiError } from "youmi:errors";
import { endpoints, pagings } from "youmi:methods";

// What to load if the caller names nothing: a function that gives bytes, a WebAssembly.Module or, unless they are wanted
// at once, a Response.
let defaultSource;
let loaded = false;
let loading; // the attempt under way

// In a page, browsers refuse to compile more than a little synchronously, and it would hold up the page anyway.
const inPage =
  typeof window === "object" &&
  typeof window.document === "object" &&
  !(typeof process === "object" && process.versions && process.versions.node);

export function setDefaultSource(source) {
  defaultSource = source;
  // A sidebar is loaded anew with every click: begin before the first call. What fails here is told by that call.
  if (inPage) load().catch(() => {});
}

export function ready(source) {
  return source === undefined || source === null ? load() : load(source);
}

function load(source) {
  // A source that is not needed any more must not end the process by failing.
  if ((loaded || loading) && source !== undefined) Promise.resolve(source).catch(() => {});
  if (loaded) return Promise.resolve();
  if (loading) return source === undefined ? loading : loading.catch(() => load(source));
  if (source === undefined && !defaultSource) {
    return Promise.reject(notReady("there is no WebAssembly module yet: call ready(source) with its address or bytes"));
  }
  const attempt = (source === undefined ? loadDefault() : instantiate(source)).then(
    () => {
      loading = undefined;
    },
    (cause) => {
      loading = undefined; // so that it can be tried again
      if (loaded) return; // by a call that did not wait
      throw notReady(
        "the WebAssembly module could not be loaded; a page with a Content-Security-Policy has to allow " +
          "'wasm-unsafe-eval'. ready() tries again",
        cause,
      );
    },
  );
  loading = attempt;
  return attempt;
}

async function loadDefault() {
  const source = defaultSource();
  try {
    await instantiate(source);
  } catch (error) {
    // Where streams or Response are not the platform's own, a Response that could be made cannot always be used.
    if (!isA(source, "Response")) throw error;
    await instantiate(defaultSource(true));
  }
}

async function instantiate(source) {
  let module = await source;
  if (typeof module === "string" || isA(module, "Request") || isA(module, "URL")) module = await fetch(module);
  const imports = bindings.__wbg_get_imports();
  start(isA(module, "Response") ? await fromResponse(module, imports) : await WebAssembly.instantiate(module, imports));
}

async function fromResponse(response, imports) {
  if (!response.ok) throw new Error(`HTTP status ${response.status} from ${response.url}`);
  // Browsers compile while it arrives, but only what calls itself WebAssembly.
  return WebAssembly.instantiateStreaming && response.headers.get("Content-Type") === "application/wasm"
    ? WebAssembly.instantiateStreaming(response, imports)
    : WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

function loadNow() {
  if (loaded || inPage || !defaultSource) return loaded;
  try {
    const source = defaultSource(true);
    const module = isA(source, "Module", WebAssembly) ? source : new WebAssembly.Module(source);
    start(new WebAssembly.Instance(module, bindings.__wbg_get_imports()));
  } catch (error) {
    // Some runtimes compile asynchronously only; load() will say what is wrong.
  }
  return loaded;
}

// Takes an instance, or what WebAssembly.instantiate gives. The first one stays: objects may live in it already.
function start(made) {
  if (!loaded) bindings.__wbg_finalize_init(made.instance || made);
  loaded = true;
}

function isA(value, name, place = globalThis) {
  return typeof place[name] === "function" && value instanceof place[name];
}

function notReady(message, cause) {
  return new YoumiError("config", message, null, null, null, null, null, null, null, 0, false, cause);
}

// A function that needs no waiting.
export function now(name, run) {
  return function (...args) {
    if (loadNow()) return run(...args);
    throw notReady(`${name}() was called before the WebAssembly module was there: await ready() first`);
  };
}

// Stands in a page for what belongs on a server: it deals with keys that a page would publish.
export function onServer(name) {
  return function () {
    throw notReady(
      `${name} belongs on a server, and is not in what a page loads: call it in Node.js, Deno, Bun or a worker`,
    );
  };
}

async function* later(iterable) {
  await load();
  yield* iterable();
}

// A class whose objects can be made before the module is there: their methods wait for it. `make` makes the object in the
// module, `methods` gives a promise and `lists` an async iterable.
export function waiting(name, make, methods, lists = {}) {
  const entries = new WeakMap();

  const inner = (self, method) => {
    const entry = entries.get(self);
    if (!entry) throw notReady(`${method} has to be called on a ${name}: keep the client, as in client.${method}()`);
    if (!entry.instance) entry.instance = make(entry.options);
    return entry.instance;
  };

  class Waiting {
    constructor(options) {
      entries.set(this, loadNow() ? { instance: make(options) } : { options: taken(options) });
    }
  }
  Object.defineProperty(Waiting, "name", { value: name });

  const define = (method, value) =>
    Object.defineProperty(Waiting.prototype, method, { value, writable: true, configurable: true });

  for (const method of Object.keys(methods)) {
    define(method, async function (...args) {
      if (!loadNow()) {
        args = args.map(taken);
        await load();
      }
      return methods[method](inner(this, method), ...args);
    });
  }
  for (const method of Object.keys(lists)) {
    define(method, function (...args) {
      const given = loadNow() ? args : args.map(taken);
      const iterate = () => lists[method](inner(this, method), ...given);
      return loaded && entries.has(this) ? iterate() : later(iterate);
    });
  }
  return Waiting;
}

// What a call is given counts as it is now, also where the module is not there yet to read it.
function taken(value) {
  try {
    return Object.getPrototypeOf(value) === Object.prototype ? { ...value } : value;
  } catch (error) {
    return value; // the module will say what is wrong with it
  }
}

export function client(name, isV2) {
  const methods = { call: (inner, request, options) => inner.call(request, options) };
  endpoints[name].forEach((method, place) => {
    const number = place + (isV2 ? endpoints.V1Client.length : 0);
    methods[method] = (inner, params, options) => inner.start(number, params, options);
  });
  const lists = {};
  pagings[name].forEach((method, place) => {
    const number = place + (isV2 ? pagings.V1Client.length : 0);
    lists[method] = (inner, params, options) => inner.each(number, params, options);
  });
  return waiting(name, (options) => new bindings.Client(isV2, options), methods, lists);
}

export { YoumiError };
