// @ts-check
// youmi-open-api in a page: the module is inside this file, so that every bundler finds it.
// The module comes first in the bundle: next to other text, gzip would compress 0.1 KB less.
import base64 from "youmi:wasm";
import inflate from "tiny-inflate";
import size from "youmi:wasm-size";
import { setDefaultSource } from "../runtime/loader.js";

setDefaultSource((/** @type {boolean | undefined} */ atOnce) => {
  const deflated = bytesOf(base64);
  if (!atOnce) {
    try {
      // The browser inflates faster than a script that it sees for the first time, and compiles meanwhile. Not from a
      // Blob, which it would have to ask another process for.
      const { readable, writable } = new DecompressionStream("deflate-raw");
      const writer = writable.getWriter();
      writer.write(deflated).catch(() => {}); // whoever reads hears of it
      writer.close().catch(() => {});
      return new Response(readable, { headers: { "Content-Type": "application/wasm" } });
    } catch (error) {
      // Browsers before 2023 have no such thing.
    }
  }
  return inflate(deflated, new Uint8Array(size));
});

/** @param {string} base64 */
function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

export * from "./page.js";
