// Runs one example of the documentation: node run-documented.mjs FILE PORT_OF_ITS_PAGE PORT_TO_SERVE
// A module that exports a worker (`export default { fetch }`) is served.

import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

import { nodeHandler } from "youmi-open-api/node";

const [file, page, port] = process.argv.slice(2);

if (page) {
  // What a browser adds: the page's address, its cookies, and the origin where it is not a plain GET. Whoever opened the
  // page was sent through the route at its address before, where there is one, and has the cookie of that.
  const { fetch } = globalThis;
  const origin = `http://127.0.0.1:${page}`;
  const opened = await fetch(`${process.env.YOUMI_EMULATOR_URL}/__emulator/sidebar-url`);
  globalThis.location = new URL(`${origin}/order${new URL((await opened.json()).url).search}`);
  const before = await fetch(location, { redirect: "manual" }).catch(() => undefined);
  const cookie = before?.headers.get("set-cookie")?.split(";")[0] ?? "session=of-a-colleague";
  globalThis.fetch = (address, init = {}) => {
    const url = new URL(address, location.href);
    const headers = new Headers(init.headers);
    if (url.origin === origin) headers.set("cookie", cookie);
    if (url.origin !== origin || !/^(GET|HEAD)?$/i.test(init.method ?? "")) headers.set("origin", origin);
    return fetch(url, { ...init, headers });
  };
}

const { default: worker } = await import(pathToFileURL(file));

if (port && typeof worker?.fetch === "function") {
  const handle = (request) => worker.fetch(request, process.env, { waitUntil() {} });
  createServer(nodeHandler({ handle })).listen(Number(port), "127.0.0.1");
}
