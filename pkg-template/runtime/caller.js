// What has to be done to the caller's values in JavaScript, where what they throw can be caught, and what is given to the
// caller that only JavaScript can make.

import { locate, oneLine } from "./errors.js";

/**
 * A copy of an object, null as undefined: every getter is asked once, here. Throws what a getter threw, and its key; or a
 * key that is unknown, where the known ones are given.
 */
export function copy(object, known) {
  const copied = Object.create(null);
  const kind = quietly(() => emptyKind(object));
  if (kind) throw { cause: new TypeError(`is a ${kind}, not a plain object`) };
  let key;
  try {
    for (key of Object.keys(object)) copied[key] = object[key] ?? undefined;
  } catch (cause) {
    throw { key, cause };
  }
  for (key in copied) if (known && !known.split(" ").includes(key)) throw { unknown: key };
  return copied;
}

/** The texts of a copied object, names and values, a NUL behind each; undefined if there is anything else in it. */
export function textsIn(copied) {
  let texts = "";
  for (const name in copied) {
    const value = copied[name];
    if (value === undefined) continue;
    if (typeof value !== "string" || (name + value).includes("\0")) return undefined;
    texts += `${name}\0${value}\0`;
  }
  return texts;
}

/** Whether HTTP can carry these names and values. */
export function areHeaders(headers) {
  return /^([\w!#$%&'*+.^`|~-]+\0[\t -~\x80-\xff]*\0)*$/.test(headers);
}

/** Whether a value has functions of these names. */
export function hasFunctions(value, names) {
  return names.split(" ").every((name) => typeof quietly(() => value[name]) === "function");
}

/** What a foreign value gives; nothing where it throws. */
export function quietly(get) {
  try {
    return get();
  } catch (error) {
    return undefined;
  }
}

/** A promise of a value or of a promise of any make. Unlike Promise.resolve it asks nothing of the value that may throw. */
export function promiseOf(value) {
  return new Promise((resolve) => resolve(value));
}

/**
 * Whether code runs in a "browser", or has a "location". Every browser calls itself Mozilla, in its workers too; server
 * runtimes with a `navigator` do not. Node with a simulated document (jsdom) is none.
 */
export function runsIn(place) {
  if (place === "location") return typeof location === "object";
  const { process, window, navigator } = globalThis;
  if (quietly(() => typeof process.versions.node) === "string") return false;
  return quietly(() => typeof window.document) === "object" || /^Mozilla/.test(quietly(() => navigator.userAgent));
}

/** Keeps a promise that may reject, and that nobody may wait for, from being reported as unhandled. */
export function ignoreRejection(promise) {
  promise.catch(() => {});
}

/** Tells a listener something. Whatever it does with it, throw or reject, is its own business. */
export function tell(listener, method, text) {
  quietly(() => promiseOf(listener[method](oneLine(text))).catch(() => {}));
}

/** JSON of the caller's parameters, refusing what JSON would quietly drop or bend. */
export function stringify(value) {
  const text = JSON.stringify(value, function (key, item) {
    const reason = refusal(this[key], item);
    if (reason === undefined) return typeof item === "bigint" ? Number(item) : item;
    const error = new TypeError(reason);
    error.key = key === "" ? undefined : pathOf(value, this, key);
    throw error;
  });
  // Half of a surrogate pair, of which JSON has an escape, is no text, and there are servers that refuse it.
  return text === undefined ? "null" : text.replace(/\\(?:ud[89a-f]..|.)/g, (e) => (e.length > 2 ? "\\ufffd" : e));
}

function refusal(original, item) {
  if (tagOf(original) === "Date" && item === null) return "is an invalid Date";
  const kind = item !== null && typeof item === "object" && emptyKind(item);
  if (kind) return `is a ${kind}, not a plain object or an array${kind === "Promise" ? ": is an await missing?" : ""}`;
  if (typeof item === "number" && !isFinite(item)) return "is not a finite number";
  if (typeof item === "bigint" && !Number.isSafeInteger(Number(item))) return "is beyond 2^53";
  if (typeof item === "function" || typeof item === "symbol") return `is a ${typeof item}`;
  return undefined;
}

export function tagOf(value) {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** Objects whose fields, if they have any, are not what they hold; of whatever realm. */
const OPAQUE = /Error$|Exception$|.Array/;

/**
 * The class of an object of which its fields say nothing, such as a Promise; undefined for plain objects, arrays, objects
 * of somebody's class that have fields, and boxed texts and numbers.
 */
function emptyKind(object) {
  const tag = typeof object.then === "function" ? "Promise" : tagOf(object);
  const prototype = Object.getPrototypeOf(object);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  const hasFields = isPlain || Object.keys(object).length > 0;
  if (/^(Array|String|Number|Boolean|BigInt|Function)$/.test(tag)) return undefined;
  if (hasFields && tag !== "Promise" && !OPAQUE.test(tag)) return undefined;
  return tag === "Object" ? prototype.constructor.name : tag;
}

// Only asked for when something is wrong, so that what is right is not slowed down.
function pathOf(root, holder, key, seen = new Set()) {
  const step = (name) => (Array.isArray(root) ? `[${name}]` : name);
  if (root === holder) return step(key);
  if (seen.has(root)) return undefined;
  seen.add(root);
  for (const name of Object.keys(root)) {
    const item = root[name];
    const rest = item !== null && typeof item === "object" ? pathOf(item, holder, key, seen) : undefined;
    if (rest !== undefined) return step(name) + (rest[0] === "[" ? "" : ".") + rest;
  }
  return undefined;
}

/**
 * All text in an error, so that it can be searched for secrets; undefined if it cannot be seen through: it has getters,
 * or holds objects that could hold anything.
 */
export function textsOf(error) {
  const texts = [];
  const seen = new Set();
  const isClear = (value, depth) => {
    if (typeof value === "string") texts.push(value);
    if (typeof value === "function") return false;
    if (value === null || typeof value !== "object" || seen.has(value)) return true;
    seen.add(value);
    const prototype = Object.getPrototypeOf(value);
    const known =
      Array.isArray(value) || value instanceof Error || prototype === Object.prototype || prototype === null;
    if (depth > 8 || seen.size > 100 || !known) return false;
    return Reflect.ownKeys(value).every((key) => {
      const property = Object.getOwnPropertyDescriptor(value, key);
      // Engines make the stack of an error a getter of their own.
      const item = key === "stack" ? value.stack : property.value;
      texts.push(String(key));
      return (key === "stack" || "value" in property) && isClear(item, depth + 1);
    });
  };
  const clear = isClear(error, 0);
  if (error instanceof Error) texts.push(error.name, error.message);
  return clear ? texts.join("\n") : undefined;
}

/** The list in an answer: itself, or the only list in an object around it. */
function listIn(values) {
  if (Array.isArray(values) || values === null || typeof values !== "object") return values;
  const lists = Object.values(values).filter(Array.isArray);
  return lists.length === 1 ? lists[0] : undefined;
}

/**
 * An async iterable over the pages that Rust fetches: the next one when its first item is asked for.
 *
 * The end is an empty page: what size the server makes its pages of is its own business. Some servers give their last page
 * once more instead. A page that came earlier than that means that the server does not heed the page's number.
 */
export async function* items(pages, id, error) {
  const seen = new Map();
  try {
    if (error !== undefined) throw error;
    for (;;) {
      const page = listIn((await pages.next()).values);
      if (!Array.isArray(page)) {
        throw pages.fault("values is no list and holds no single one; use the method for one page");
      }
      if (page.length === 0) return;
      const print = fingerprint(id === undefined ? page : page.map((item) => item && item[id]));
      const distance = seen.size - seen.get(print);
      // A single page that comes again is all there is only if the server had no more to fill it with.
      if (distance === 1 && (seen.size > 1 || page.length < pages.size)) return;
      if (distance) {
        throw pages.fault(
          `a page is the same as that ${distance} before it: the server does not heed the number of a page`,
        );
      }
      seen.set(print, seen.size);
      yield* page;
    }
  } catch (cause) {
    throw locate(cause, items);
  } finally {
    if (pages) pages.free();
  }
}

/** A text that different data do not share: whole pages would fill the memory. */
function fingerprint(data) {
  const text = JSON.stringify(data);
  let [high, low] = [0, 0];
  for (let index = 0; index < text.length; index++) {
    high = Math.imul(high ^ text.charCodeAt(index), 2654435761);
    low = Math.imul(low ^ text.charCodeAt(index), 1597334677);
  }
  return [text.length, high, low].join();
}

/** What an error's JSON gives as its reason: a gateway's, an OAuth server's or a .NET server's. */
export function reasonIn(body) {
  const { error, error_description, message, Message, title } = quietly(() => JSON.parse(body)) || {};
  const reasons = [error, error_description, message, Message, title].filter(
    (text) => text && typeof text === "string",
  );
  return reasons.slice(0, 2).join(": ").slice(0, 500);
}

/** An error that says no more than this. */
export function errorOf(message, name, code) {
  const error = new Error(message);
  if (name !== undefined) error.name = name;
  if (code !== undefined) error.code = code;
  return error;
}
