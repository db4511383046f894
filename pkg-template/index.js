// youmi-open-api: the module is inside this file, so that every bundler and runtime finds it.
import bytes from "youmi:wasm";
import { setDefaultSource } from "./loader.js";

setDefaultSource(() => bytes);
export * from "./exports.js";
