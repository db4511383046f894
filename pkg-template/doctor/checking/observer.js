// @ts-check
// A fetch that notes what passes through it: the raw text of each answer, when it came, and what failed.

/**
 * One request and its answer. `text` is null where the body could not be read.
 * @typedef {{
 *   url: string, startedAt: number, endedAt: number, status: number, headers: Headers | null,
 *   text: Promise<string | null>, isTooLong: boolean, error: unknown,
 * }} Exchange
 */

/** As a client has it, in bytes. */
const LARGEST_ANSWER = 64 * 1024 * 1024;

export class Observer {
  constructor() {
    /** @type {Exchange[]} */
    this.exchanges = [];
    /** @type {(url: string, init: RequestInit) => Promise<Response>} */
    this.fetch = async (url, init) => {
      /** @type {Exchange} */
      const exchange = {
        ...{ url, startedAt: Date.now(), endedAt: 0, status: 0, headers: null },
        ...{ text: Promise.resolve(null), isTooLong: false, error: undefined },
      };
      this.exchanges.push(exchange);
      try {
        const response = await fetch(url, init);
        exchange.status = response.status;
        exchange.headers = response.headers;
        exchange.text = readText(response.clone(), () => (exchange.isTooLong = true)).catch(() => null);
        return response;
      } catch (error) {
        exchange.error = error;
        throw error;
      } finally {
        exchange.endedAt = Date.now();
      }
    };
  }

  /** The exchanges so far, which are forgotten. */
  take() {
    return this.exchanges.splice(0);
  }
}

/**
 * The text of an answer; null if it is longer than what a client reads.
 * @param {Response} response
 * @param {() => void} onTooLong
 */
async function readText({ body }, onTooLong) {
  if (!body) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts.join("") + decoder.decode();
    size += value.length;
    if (size > LARGEST_ANSWER) {
      void reader.cancel();
      onTooLong();
      return null;
    }
    parts.push(decoder.decode(value, { stream: true }));
  }
}

/**
 * The object that a text holds as JSON; undefined if it is none.
 * @param {string | null} text
 * @returns {Record<string, unknown> | undefined}
 */
export function parseObject(text) {
  if (text === null) return undefined;
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch (error) {
    return undefined;
  }
}

/**
 * The envelope that a text holds.
 * @param {string | null} text
 */
export function parseEnvelope(text) {
  const object = parseObject(text);
  return object && "errmsg" in object && "succeed" in object ? object : undefined;
}
