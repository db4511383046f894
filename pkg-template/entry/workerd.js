// @ts-check
// For workers that compile nothing at run time and import the module instead.
import module from "./youmi_open_api_server.wasm";
import { setDefaultSource } from "../runtime/loader.js";

setDefaultSource(() => module);
export * from "./all.js";
