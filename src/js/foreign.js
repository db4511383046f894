// What has to be done to the caller's values in JavaScript, where what they throw can be caught, and what is given to the
// caller that only JavaScript can make.

import { locate } from "./errors.js";

/**
 * A copy of an object, null as undefined: every getter is asked once, here. Throws what a getter threw, and its key; or a
 * key that is unknown, where the known ones are given.
 */
export function copy(object, known) {
  const copied = Object.create(null);
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

/** Keeps a promise that may reject, and that nobody may wait for, from being reported as unhandled. */
export function ignoreRejection(promise) {
  promise.catch(() => {});
}

/** Tells a listener something. Whatever it does with it, throw or reject, is its own business. */
export function tell(listener, method, text) {
  quietly(() => promiseOf(listener[method](text)).catch(() => {}));
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
  if (Object.prototype.toString.call(original) === "[object Date]" && item === null) return "is an invalid Date";
  if (item instanceof Map || item instanceof Set) return "is a Map or Set; give a plain object or an array";
  if (typeof item === "number" && !isFinite(item)) return "is not a finite number";
  if (typeof item === "bigint" && !Number.isSafeInteger(Number(item))) return "is beyond 2^53";
  if (typeof item === "function" || typeof item === "symbol") return `is a ${typeof item}`;
  return undefined;
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
 * The end is a page that is empty or shorter than the first: what size the server makes its pages of is its own
 * business, whatever was asked for. A page that ends like the one before is the same page again, from a server that does
 * not know the parameter; `id` is the field that tells.
 */
export async function* items(pages, id, error) {
  let firstSize, lastId;
  try {
    if (error !== undefined) throw error;
    for (;;) {
      const page = listIn((await pages.next()).values);
      if (!Array.isArray(page)) throw pages.noList();
      const size = page.length;
      const last = page[size - 1];
      const endId = id !== undefined && last ? last[id] : undefined;
      if (size === 0 || (endId !== undefined && endId === lastId)) return;
      if (firstSize === undefined) firstSize = size;
      lastId = endId;
      yield* page;
      if (size < firstSize) return;
    }
  } catch (cause) {
    throw locate(cause, items);
  } finally {
    if (pages) pages.free();
  }
}

/** An error that says no more than this. */
export function errorOf(message, name, code) {
  const error = new Error(message);
  if (name !== undefined) error.name = name;
  if (code !== undefined) error.code = code;
  return error;
}
