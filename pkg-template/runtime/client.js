// The classes whose objects can be made before the module is there.
import * as bindings from "youmi:bindings";
import { locate } from "./errors.js";
import { endpoints, pagings } from "../../generated/methods.js";
import { isLoaded, load, loadNow, notReady } from "./loader.js";

async function* later(iterable) {
  try {
    await load();
    yield* iterable();
  } catch (error) {
    throw locate(error, later);
  }
}

// A class whose objects can be made before the module is there: their methods wait for it. `make` makes the object in the
// module, `methods` gives a promise and `lists` an async iterable.
export function waiting(name, make, methods, lists = {}) {
  // What an object holds belongs to a function that it has as a property, rather than to the object: a framework may put
  // a proxy around the object (Vue's reactive), but hands out functions as they are.
  const entries = new WeakMap();
  const handle = Symbol(name);
  const entryOf = (self) => entries.get(Object(self)[handle]);

  const inner = (self, method) => {
    const entry = entryOf(self);
    if (!entry) throw notReady(`${method} has to be called on a ${name}: keep the client, as in client.${method}()`);
    if (!entry.instance) entry.instance = make(entry.options);
    return entry.instance;
  };

  class Waiting {
    constructor(options) {
      try {
        const key = () => {};
        entries.set(key, loadNow() ? { instance: make(options) } : { options: taken(options) });
        Object.defineProperty(this, handle, { value: key });
      } catch (error) {
        throw locate(error, new.target);
      }
    }
  }
  Object.defineProperty(Waiting, "name", { value: name });

  const define = (method, value) =>
    Object.defineProperty(Waiting.prototype, method, { value, writable: true, configurable: true });

  // Frameworks that look at the kind of an object leave this one alone.
  define(Symbol.toStringTag, name);

  for (const method of Object.keys(methods)) {
    const called = {
      async [method](...args) {
        try {
          if (!loadNow()) {
            args = args.map(taken);
            await load();
          }
          return await methods[method](inner(this, method), ...args);
        } catch (error) {
          throw locate(error, called);
        }
      },
    }[method];
    define(method, called);
  }
  for (const method of Object.keys(lists)) {
    define(method, function (...args) {
      const given = loadNow() ? args : args.map(taken);
      const iterate = () => lists[method](inner(this, method), ...given);
      return isLoaded() && entryOf(this) ? iterate() : later(iterate);
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
  for (const id of endpoints[name]) {
    methods[id] = (inner, params, options) => inner.callEndpoint(id, params, options);
  }
  const lists = {};
  for (const id of pagings[name]) lists[id] = (inner, params, options) => inner.iterateAll(id, params, options);
  return waiting(name, (options) => new bindings.Client(isV2, options), methods, lists);
}
