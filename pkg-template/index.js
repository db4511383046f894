// youmi-open-api in a page: the module is inside this file, so that every bundler finds it.
import { inflateSync } from "fflate";
import deflated from "youmi:wasm";
import { setDefaultSource } from "./loader.js";

setDefaultSource(() => inflateSync(deflated));
export * from "./page.js";
