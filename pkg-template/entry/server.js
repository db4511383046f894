// @ts-check
// The entry for Node.js, Deno and Bun. The module is inside this file.
import { Buffer } from "node:buffer";
import { inflateRawSync } from "node:zlib";
import base64 from "youmi:wasm";
import { setDefaultSource } from "../runtime/loader.js";

setDefaultSource(() => inflateRawSync(Buffer.from(base64, "base64")));
export * from "./all.js";
