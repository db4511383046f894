// For workers that compile nothing at run time and import the module instead.
import module from "./youmi_open_api_server.wasm";
import { setDefaultSource } from "./loader.js";

setDefaultSource(() => module);
export * from "./all.js";
