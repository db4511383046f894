// As much of Node.js's modules as the tests need that run in pages.

import { inspect } from "util";

import assert from "./assert.js";
import { ask } from "./ask.js";

export { inspect };

export function isDeepStrictEqual(left, right) {
  try {
    assert.deepEqual(left, right);
    return true;
  } catch {
    return false;
  }
}

export function createHmac(algorithm, key) {
  const text = [];
  return {
    update(part) {
      text.push(part);
      return this;
    },
    digest: (encoding) => ask("hmac", algorithm, key, text.join(""), encoding),
  };
}

export const createRequire = () => ({ resolve: (name) => name });

export const readFileSync = (name) => ask("readExample", name);

/** In the realm of a frame. */
export function runInNewContext(code) {
  const frame = document.createElement("iframe");
  document.body.append(frame);
  return frame.contentWindow.eval(code);
}
