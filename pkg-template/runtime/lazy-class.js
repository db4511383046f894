// @ts-check
// Classes whose objects can be made before the module is there.

import { attempt } from "./caller.js";
import { locate } from "./errors.js";
import { isLoaded, load, loadNow, notReady } from "./loader.js";

/**
 * A class whose objects can be made before the module is there: their methods wait for it.
 * @param {string} name
 * @param {(options: any) => any} make makes the object in the module
 * @param {Record<string, (instance: any, ...args: any[]) => unknown>} methods each gives a promise
 * @param {Record<string, (instance: any, ...args: any[]) => AsyncIterable<unknown>>} [lists]
 */
export function lazyClass(name, make, methods, lists = {}) {
  /**
   * What an object holds belongs to a function that it has as a property, rather than to the object: a framework may put
   * a proxy around the object (Vue's reactive), but hands out functions as they are.
   * @type {WeakMap<object, { instance?: any, options?: any }>}
   */
  const entries = new WeakMap();
  const handle = Symbol(name);
  /** @param {any} self */
  const entryOf = (self) => entries.get(Object(self)[handle]);

  /**
   * The object in the module.
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

  // Frameworks that look at the kind of an object leave this one alone.
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
 * What an iterable gives, once the module is there.
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
 * What a call is given counts as it is now, also where the module is not there yet to read it. What cannot be copied is
 * left as it is: the module will say what is wrong with it.
 * @param {any} value
 */
function shallowCopy(value) {
  return attempt(() => Object.getPrototypeOf(value) === Object.prototype && { ...value }) || value;
}
