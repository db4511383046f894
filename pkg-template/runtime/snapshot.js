// @ts-check
// Copies of the caller's values, so that later changes have no effect on a call.

import { orUndefined, classNameOf } from "./caller.js";

/**
 * A shallow copy of an object, in which null becomes undefined. Each getter is called once. Throws `{ key, cause }` if
 * a getter throws, and `{ unknown }` with a key that is not in `known`, a list of names with spaces between them.
 * @param {any} object
 * @param {string} [known]
 */
export function copy(object, known) {
  const copied = Object.create(null);
  const opaque = orUndefined(() => opaqueClass(object));
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
 * The JSON of an object of strings, without those that are null; undefined if it has other values. Throws as `copy`.
 * @param {any} object
 */
export function stringsToJson(object) {
  const copied = copy(object);
  if (typeof object !== "object" || Array.isArray(object)) return undefined;
  const areStrings = Object.values(copied).every((value) => value === undefined || typeof value === "string");
  return areStrings ? JSON.stringify(copied) : undefined;
}

/**
 * The JSON of a value. Throws where JSON.stringify would silently omit or change a value.
 * @param {unknown} value
 */
export function stringify(value) {
  const text = JSON.stringify(value, function (key, item) {
    const reason = unsupported(this[key], item);
    if (reason === undefined) return typeof item === "bigint" ? Number(item) : item;
    throw Object.assign(new TypeError(reason), { key: key === "" ? undefined : findPath(value, this, key) });
  });
  // JSON.stringify escapes half of a surrogate pair. It is not valid text, and some servers refuse it.
  return text === undefined ? "null" : text.replace(/\\(?:ud[89a-f]..|.)/g, (e) => (e.length > 2 ? "\\ufffd" : e));
}

/**
 * Why JSON cannot represent a value; undefined if it can. `item` is the result of its toJSON().
 * @param {unknown} original
 * @param {any} item
 */
function unsupported(original, item) {
  if (classNameOf(original) === "Date" && item === null) return "is an invalid Date";
  const opaque = item !== null && typeof item === "object" && opaqueClass(item);
  if (opaque)
    return `is a ${opaque}, not a plain object or an array${opaque === "Promise" ? ": is an await missing?" : ""}`;
  if (typeof item === "number" && !isFinite(item)) return "is not a finite number";
  if (typeof item === "bigint" && !Number.isSafeInteger(Number(item))) return "is beyond 2^53";
  if (typeof item === "function" || typeof item === "symbol") return `is a ${typeof item}`;
  return undefined;
}

/** Classes whose content is not in the fields of their objects. */
const OPAQUE = /Error$|Exception$|.Array/;

/**
 * The name of a class whose content is not in the fields of its objects, such as Promise; undefined for plain objects,
 * arrays, objects of other classes that have fields, and boxed values.
 * @param {any} object
 */
function opaqueClass(object) {
  const tag = typeof object.then === "function" ? "Promise" : classNameOf(object);
  const prototype = Object.getPrototypeOf(object);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  const hasFields = isPlain || Object.keys(object).length > 0;
  if (/^(Array|String|Number|Boolean|BigInt|Function)$/.test(tag)) return undefined;
  if (hasFields && tag !== "Promise" && !OPAQUE.test(tag)) return undefined;
  return tag === "Object" ? prototype.constructor.name : tag;
}

/**
 * The path of a holder's key below a root: `a.b[3]`. It is searched only for errors, so that valid values cost no time.
 * @param {any} root
 * @param {unknown} holder
 * @param {string} key
 * @param {Set<unknown>} [seen]
 * @returns {string | undefined}
 */
function findPath(root, holder, key, seen = new Set()) {
  /** @param {string} name */
  const step = (name) => (Array.isArray(root) ? `[${name}]` : name);
  if (root === holder) return step(key);
  if (seen.has(root)) return undefined;
  seen.add(root);
  for (const name of Object.keys(root)) {
    const item = root[name];
    const rest = item !== null && typeof item === "object" ? findPath(item, holder, key, seen) : undefined;
    if (rest !== undefined) return step(name) + (rest[0] === "[" ? "" : ".") + rest;
  }
  return undefined;
}
