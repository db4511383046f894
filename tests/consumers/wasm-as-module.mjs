// Node reads a .wasm file as workers do: what is imported is the compiled module.
import { register } from "node:module";

const hooks = `
  import { readFile } from "node:fs/promises";
  export async function load(url, context, next) {
    if (!url.endsWith(".wasm")) return next(url, context);
    const base64 = (await readFile(new URL(url))).toString("base64");
    const source = "export default new WebAssembly.Module(Buffer.from(" + JSON.stringify(base64) + ", 'base64'));";
    return { format: "module", shortCircuit: true, source };
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
