// @ts-check
// Iterating all items of a list that the vendor returns in pages.

import { orUndefined, classNameOf, hasFunctions } from "./caller.js";
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
  const copied = orUndefined(() => copyOptions(options));
  const optionsNow = copied || options;
  /** The list of the last page, as it came. @type {any} */
  let list;
  // The call reports the errors of a schema that is none.
  if (copied && orUndefined(() => hasFunctions(copied.schema["~standard"], "validate"))) {
    copied.schema = pageSchema(copied.schema, (received) => (list = received));
  }
  /** @param {number} index of the page, from 0 */
  const callPage = (index) => {
    // The call reports the errors of parameters that cannot be read.
    if (!isObject) return call(params, optionsNow);
    const first = read[paging.page] ?? 1;
    return call({ ...read, [paging.page]: index ? first + index : first }, optionsNow);
  };
  const size = Number((isObject && read[paging.size]) ?? paging.documentedSize);
  return iteratePages(callPage, paging, size, (page) => list ?? page);
}

/**
 * The schema of a page whose items have a schema.
 * @param {any} itemSchema
 * @param {(list: unknown) => void} onList is told the page's list as it came
 */
function pageSchema(itemSchema, onList) {
  /** @param {any} values */
  const validate = async (values) => {
    const [list, key] = findList(values);
    onList(list);
    // What is no list is an error of the iteration.
    if (!Array.isArray(list)) return { value: values };
    const items = [];
    const issues = [];
    for (const [index, item] of list.entries()) {
      const { issues: found, value } = await itemSchema["~standard"].validate(item);
      items.push(found ? item : value);
      for (const { message, path } of found || []) {
        issues.push({ message, path: [...(key === undefined ? [] : [key]), index, ...(path || [])] });
      }
    }
    const value = key === undefined ? items : { ...values, [key]: items };
    // Where issues are no errors, the items that fit are nevertheless those of the schema.
    return issues.length > 0 ? { issues, partial: value } : { value };
  };
  return { "~standard": { version: 1, vendor: "youmi-open-api", validate } };
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
 * @param {(page: any[]) => any[]} asItCame the page without what a schema has made of it
 */
async function* iteratePages(callPage, { endpoint, itemId }, size, asItCame) {
  /** The number of each page by its fingerprint. @type {Map<string, number>} */
  const seen = new Map();
  /** @param {string} message */
  const fail = (message) => new YoumiError(message, { kind: "decode", path: "values", endpoint });
  try {
    for (let count = 0; ; count++) {
      const [page] = findList((await callPage(count)).values);
      if (!Array.isArray(page)) {
        throw fail("values is no list and holds no single one; use the method for one page");
      }
      if (page.length === 0) return;
      const received = asItCame(page);
      const print = fingerprint(itemId === undefined ? received : received.map((item) => item && item[itemId]));
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
 * The list in an answer: `values` itself, or the only list in the object `values`, with its key.
 * @param {unknown} values
 * @returns {[list: unknown, key?: string]}
 */
function findList(values) {
  if (Array.isArray(values) || values === null || typeof values !== "object") return [values];
  const lists = Object.entries(values).filter(([, value]) => Array.isArray(value));
  return lists.length === 1 ? [lists[0][1], lists[0][0]] : [undefined];
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
