// @ts-check
// The entry for edge runtimes (Vercel, Next.js). They do not compile WebAssembly at run time, and import modules with
// this query.
import module from "./youmi_open_api_server.wasm?module";
import { setDefaultSource } from "../runtime/loader.js";

setDefaultSource(() => module);
export * from "./all.js";
