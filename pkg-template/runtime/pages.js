// @ts-check
// Iterating all items of a list that the vendor returns in pages.

import { orUndefined, classNameOf } from "./caller.js";
import { locate, YoumiError } from "./errors.js";
import { copy, stringify } from "./snapshot.js";

/**
 * The paging of a list: the endpoint, its parameters for the number and the size of a page, and, where they are
 * documented, the default size and the field that identifies an item.
 * @typedef {{ endpoint: string, page: string, size: string, documentedSize?: number, itemId?: string }} Paging
 */

/**
 * All items of a list. Later changes of parameters and options have no effect. Errors in them reject the first
 * `next()`.
 * @param {(params: any, options: any) => Promise<{ values: unknown }>} call
 * @param {Paging} paging
 * @param {any} params
 * @param {any} options
 */
export function iterateAll(call, paging, params, options) {
  const read = orUndefined(() => JSON.parse(stringify(params ?? {})));
  const isObject = classNameOf(read) === "Object";
  const optionsNow = orUndefined(() => copyOptions(options)) || options;
  /** @param {number} index of the page, from 0 */
  const callPage = (index) => {
    // The call reports the errors of parameters that cannot be read.
    if (!isObject) return call(params, optionsNow);
    const first = read[paging.page] ?? 1;
    return call({ ...read, [paging.page]: index ? first + index : first }, optionsNow);
  };
  return iteratePages(callPage, paging, Number((isObject && read[paging.size]) ?? paging.documentedSize));
}

/**
 * A copy of the options of a call; throws where they cannot be copied.
 * @param {any} options
 */
function copyOptions(options) {
  if (classNameOf(options) !== "Object") return undefined;
  const copied = copy(options);
  if (classNameOf(copied.headers) === "Object") copied.headers = copy(copied.headers);
  return copied;
}

/**
 * Fetches the next page when its first item is asked for.
 *
 * The list ends with an empty page, because the server may choose another page size. Some servers repeat their last
 * page instead. If an earlier page is repeated, the server ignores the page number.
 * @param {(index: number) => Promise<{ values: unknown }>} callPage
 * @param {Paging} paging
 * @param {number} size of a page, as it was asked for or is documented
 */
async function* iteratePages(callPage, { endpoint, itemId }, size) {
  /** The number of each page by its fingerprint. @type {Map<string, number>} */
  const seen = new Map();
  /** @param {string} message */
  const fail = (message) => new YoumiError(message, { kind: "decode", path: "values", endpoint });
  try {
    for (let count = 0; ; count++) {
      const page = findList((await callPage(count)).values);
      if (!Array.isArray(page)) {
        throw fail("values is no list and holds no single one; use the method for one page");
      }
      if (page.length === 0) return;
      const print = fingerprint(itemId === undefined ? page : page.map((item) => item && item[itemId]));
      const distance = count - Number(seen.get(print));
      // If the first page is repeated and full, the server may ignore the page number.
      if (distance === 1 && (count > 1 || page.length < size)) return;
      if (distance) {
        throw fail(`a page is the same as that ${distance} before it: the server does not heed the number of a page`);
      }
      seen.set(print, count);
      yield* page;
    }
  } catch (cause) {
    throw locate(cause, iteratePages);
  }
}

/**
 * The list in an answer: `values` itself, or the only list in the object `values`.
 * @param {unknown} values
 */
function findList(values) {
  if (Array.isArray(values) || values === null || typeof values !== "object") return values;
  const lists = Object.values(values).filter(Array.isArray);
  return lists.length === 1 ? lists[0] : undefined;
}

/**
 * A short text that identifies data. Keeping whole pages would need too much memory.
 * @param {unknown} data
 */
function fingerprint(data) {
  const text = JSON.stringify(data);
  let [high, low] = [0, 0];
  for (let index = 0; index < text.length; index++) {
    high = Math.imul(high ^ text.charCodeAt(index), 2654435761);
    low = Math.imul(low ^ text.charCodeAt(index), 1597334677);
  }
  return [text.length, high, low].join();
}
