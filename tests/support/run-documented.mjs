// Runs one example of the documentation: node run-documented.mjs FILE PORT_OF_ITS_PAGE PORT_TO_SERVE
// A module that exports a worker (`export default { fetch }`) is served.

import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

import { nodeHandler } from "youmi-open-api/node";

const [file, page, port] = process.argv.slice(2);

if (page) {
  // What a browser adds: the page's address, its cookies, and the origin where it is not a plain GET.
  const { fetch } = globalThis;
  const origin = `http://127.0.0.1:${page}`;
  const opened = await fetch(`${process.env.YOUMI_EMULATOR_URL}/__emulator/sidebar-url`);
  globalThis.location = new URL(`${origin}/order${new URL((await opened.json()).url).search}`);
  globalThis.fetch = (address, init = {}) => {
    const url = new URL(address, location.href);
    const headers = new Headers(init.headers);
    if (url.origin === origin) headers.set("cookie", "session=of-a-colleague");
    if (url.origin !== origin || !/^(GET|HEAD)?$/i.test(init.method ?? "")) headers.set("origin", origin);
    return fetch(url, { ...init, headers });
  };
}

const { default: worker } = await import(pathToFileURL(file));

if (port && typeof worker?.fetch === "function") {
  const handle = (request) => worker.fetch(request, process.env, { waitUntil() {} });
  createServer(nodeHandler({ handle })).listen(Number(port), "127.0.0.1");
}
