// @ts-check
// The items of a list that comes in pages, as an async iterable.

import { locate } from "./errors.js";

/**
 * The pages of a list, fetched by Rust.
 * @typedef {{
 *   next(): Promise<{ values: unknown }>,
 *   size?: number,
 *   error(message: string): unknown,
 *   free(): void,
 * }} Pages
 */

/**
 * All items: the next page is fetched when its first item is asked for. `id` names the field that tells items apart;
 * `error` rejects the first `next()`.
 *
 * The end is an empty page: what size the server makes its pages of is its own business. Some servers give their last page
 * once more instead. A page that came earlier than that means that the server does not heed the page's number.
 * @param {Pages | undefined} pages
 * @param {string | undefined} id
 * @param {unknown} error
 */
export async function* iteratePages(pages, id, error) {
  /** The number of each page by its fingerprint. @type {Map<string, number>} */
  const seen = new Map();
  try {
    if (!pages) throw error;
    for (;;) {
      const page = listIn((await pages.next()).values);
      if (!Array.isArray(page)) {
        throw pages.error("values is no list and holds no single one; use the method for one page");
      }
      if (page.length === 0) return;
      const print = fingerprint(id === undefined ? page : page.map((item) => item && item[id]));
      const distance = seen.size - Number(seen.get(print));
      // A single page that comes again is all there is only if the server had no more to fill it with.
      if (distance === 1 && (seen.size > 1 || page.length < Number(pages.size))) return;
      if (distance) {
        throw pages.error(
          `a page is the same as that ${distance} before it: the server does not heed the number of a page`,
        );
      }
      seen.set(print, seen.size);
      yield* page;
    }
  } catch (cause) {
    throw locate(cause, iteratePages);
  } finally {
    if (pages) pages.free();
  }
}

/**
 * The list in an answer: itself, or the only list in an object around it.
 * @param {unknown} values
 */
function listIn(values) {
  if (Array.isArray(values) || values === null || typeof values !== "object") return values;
  const lists = Object.values(values).filter(Array.isArray);
  return lists.length === 1 ? lists[0] : undefined;
}

/**
 * A text that different data do not share: whole pages would fill the memory.
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
