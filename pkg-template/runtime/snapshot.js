// @ts-check
// What the caller gives, as it is at the moment of a call: what happens to the objects later changes nothing.

import { attempt, tagOf } from "./caller.js";

/**
 * A copy of an object in which null has become undefined: every getter is asked once, here. Throws what a getter threw,
 * and its key; or a key that is not among the known ones, where those are given, separated by spaces.
 * @param {any} object
 * @param {string} [known]
 */
export function copy(object, known) {
  const copied = Object.create(null);
  const opaque = attempt(() => opaqueClass(object));
  if (opaque) throw { cause: new TypeError(`is a ${opaque}, not a plain object`) };
  let key;
  try {
    for (key of Object.keys(object)) copied[key] = object[key] ?? undefined;
  } catch (cause) {
    throw { key, cause };
  }
  for (key in copied) if (known && !known.split(" ").includes(key)) throw { unknown: key };
  return copied;
}

/**
 * JSON of the caller's parameters. Throws where JSON would silently drop or change something.
 * @param {unknown} value
 */
export function stringify(value) {
  const text = JSON.stringify(value, function (key, item) {
    const reason = refusal(this[key], item);
    if (reason === undefined) return typeof item === "bigint" ? Number(item) : item;
    throw Object.assign(new TypeError(reason), { key: key === "" ? undefined : pathOf(value, this, key) });
  });
  // Half of a surrogate pair, of which JSON has an escape, is no text, and there are servers that refuse it.
  return text === undefined ? "null" : text.replace(/\\(?:ud[89a-f]..|.)/g, (e) => (e.length > 2 ? "\\ufffd" : e));
}

/**
 * Why JSON cannot hold a value, of which `item` is what its toJSON gave; undefined if it can.
 * @param {unknown} original
 * @param {any} item
 */
function refusal(original, item) {
  if (tagOf(original) === "Date" && item === null) return "is an invalid Date";
  const opaque = item !== null && typeof item === "object" && opaqueClass(item);
  if (opaque)
    return `is a ${opaque}, not a plain object or an array${opaque === "Promise" ? ": is an await missing?" : ""}`;
  if (typeof item === "number" && !isFinite(item)) return "is not a finite number";
  if (typeof item === "bigint" && !Number.isSafeInteger(Number(item))) return "is beyond 2^53";
  if (typeof item === "function" || typeof item === "symbol") return `is a ${typeof item}`;
  return undefined;
}

/** Objects whose fields, if they have any, are not what they hold; of whatever realm. */
const OPAQUE = /Error$|Exception$|.Array/;

/**
 * The class of an object of which its fields say nothing, such as a Promise; undefined for plain objects, arrays, objects
 * of somebody's class that have fields, and boxed texts and numbers.
 * @param {any} object
 */
function opaqueClass(object) {
  const tag = typeof object.then === "function" ? "Promise" : tagOf(object);
  const prototype = Object.getPrototypeOf(object);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  const hasFields = isPlain || Object.keys(object).length > 0;
  if (/^(Array|String|Number|Boolean|BigInt|Function)$/.test(tag)) return undefined;
  if (hasFields && tag !== "Promise" && !OPAQUE.test(tag)) return undefined;
  return tag === "Object" ? prototype.constructor.name : tag;
}

/**
 * Where a holder's key stands below a root: `a.b[3]`. Only asked for when something is wrong, so that what is right is
 * not slowed down.
 * @param {any} root
 * @param {unknown} holder
 * @param {string} key
 * @param {Set<unknown>} [seen]
 * @returns {string | undefined}
 */
function pathOf(root, holder, key, seen = new Set()) {
  /** @param {string} name */
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
