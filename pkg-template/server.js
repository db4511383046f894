// youmi-open-api in Node.js, Deno and Bun: everything, the module inside this file.
import { inflateSync } from "fflate";
import deflated from "youmi:wasm";
import { setDefaultSource } from "./loader.js";

setDefaultSource(() => inflateSync(deflated));
export * from "./all.js";
