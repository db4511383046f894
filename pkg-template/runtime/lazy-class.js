// @ts-check
// Classes whose objects can be created before the WebAssembly module is loaded.

import { orUndefined } from "./caller.js";
import { locate } from "./errors.js";
import { isLoaded, load, loadNow, notReady } from "./loader.js";

/**
 * A class whose objects can be created before the module is loaded. Their methods wait for it.
 * @param {string} name
 * @param {(options: any) => any} make creates the object in the module
 * @param {Record<string, (instance: any, ...args: any[]) => unknown>} methods return promises
 * @param {Record<string, (instance: any, ...args: any[]) => AsyncIterable<unknown>>} [lists]
 */
export function lazyClass(name, make, methods, lists = {}) {
  /**
   * The state of each object, by a function that is a property of the object. A framework may wrap the object in a
   * proxy (Vue's reactive), but not its functions.
   * @type {WeakMap<object, { instance?: any, options?: any }>}
   */
  const entries = new WeakMap();
  const handle = Symbol(name);
  /** @param {any} self */
  const entryOf = (self) => entries.get(Object(self)[handle]);

  /**
   * The object in the module, which is created when it is first needed.
   * @param {any} self
   * @param {string} method
   */
  const instanceOf = (self, method) => {
    const entry = entryOf(self);
    if (!entry) throw notReady(`${method} has to be called on a ${name}: keep the client, as in client.${method}()`);
    if (!entry.instance) entry.instance = make(entry.options);
    return entry.instance;
  };

  class Lazy {
    /** @param {any} options */
    constructor(options) {
      try {
        const key = () => {};
        entries.set(key, loadNow() ? { instance: make(options) } : { options: shallowCopy(options) });
        Object.defineProperty(this, handle, { value: key });
      } catch (error) {
        throw locate(error, new.target);
      }
    }
  }
  Object.defineProperty(Lazy, "name", { value: name });

  /** @param {PropertyKey} method @param {unknown} value */
  const define = (method, value) =>
    Object.defineProperty(Lazy.prototype, method, { value, writable: true, configurable: true });

  // Frameworks that check the class of an object do not wrap this one.
  define(Symbol.toStringTag, name);

  for (const method of Object.keys(methods)) {
    const called = {
      /** @param {any[]} args */
      async [method](...args) {
        try {
          if (!loadNow()) {
            args = args.map(shallowCopy);
            await load();
          }
          return await methods[method](instanceOf(this, method), ...args);
        } catch (error) {
          throw locate(error, called);
        }
      },
    }[method];
    define(method, called);
  }
  for (const method of Object.keys(lists)) {
    /** @this {unknown} @param {any[]} args */
    const list = function (...args) {
      const argsNow = loadNow() ? args : args.map(shallowCopy);
      const iterate = () => lists[method](instanceOf(this, method), ...argsNow);
      return isLoaded() && entryOf(this) ? iterate() : whenLoaded(iterate);
    };
    define(method, list);
  }
  return Lazy;
}

/**
 * Iterates an iterable that can be created only after the module is loaded.
 * @param {() => AsyncIterable<unknown>} iterable
 */
async function* whenLoaded(iterable) {
  try {
    await load();
    yield* iterable();
  } catch (error) {
    throw locate(error, whenLoaded);
  }
}

/**
 * A copy of an argument, so that later changes have no effect on a call that waits for the module. What cannot be
 * copied is returned unchanged, and the module reports the error.
 * @param {any} value
 */
function shallowCopy(value) {
  return orUndefined(() => Object.getPrototypeOf(value) === Object.prototype && { ...value }) || value;
}
