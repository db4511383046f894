// @ts-check
// For edge runtimes (Vercel, Next.js), which compile nothing at run time either, and know a module by this query.
import module from "./youmi_open_api_server.wasm?module";
import { setDefaultSource } from "../runtime/loader.js";

setDefaultSource(() => module);
export * from "./all.js";
