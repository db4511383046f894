// youmi-open-api: the module is inside this file, so that every bundler and runtime finds it.
import { inflateSync } from "fflate";
import deflated from "youmi:wasm";
import { setDefaultSource } from "./loader.js";

setDefaultSource(() => inflateSync(deflated));
export * from "./exports.js";
