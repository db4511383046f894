// @ts-check
// The entry for Cloudflare's workers. They do not compile WebAssembly at run time, and import the module instead.
import module from "./youmi_open_api_server.wasm";
import { setDefaultSource } from "../runtime/loader.js";

setDefaultSource(() => module);
export * from "./all.js";
