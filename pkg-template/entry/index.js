// @ts-check
// The entry for pages. The module is inside this file, so that it works with every bundler.
// The module is imported first, because gzip compresses the file 0.1 KB less with the module in another place.
import base64 from "youmi:wasm";
import inflate from "tiny-inflate";
import size from "youmi:wasm-size";
import { setDefaultSource } from "../runtime/loader.js";

setDefaultSource((/** @type {boolean | undefined} */ atOnce) => {
  const deflated = decodeBase64(base64);
  if (!atOnce) {
    try {
      // The browser inflates faster than a script, and compiles meanwhile. A Blob would be slower, because it is stored
      // in another process.
      const { readable, writable } = new DecompressionStream("deflate-raw");
      const writer = writable.getWriter();
      writer.write(deflated).catch(() => {}); // the reader gets the error
      writer.close().catch(() => {});
      return new Response(readable, { headers: { "Content-Type": "application/wasm" } });
    } catch (error) {
      // Browsers before 2023 have no DecompressionStream.
    }
  }
  return inflate(deflated, new Uint8Array(size));
});

/** @param {string} base64 */
function decodeBase64(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

export * from "./page.js";
