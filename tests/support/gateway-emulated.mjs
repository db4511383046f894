// A gateway in front of an emulator, requests for it, and the secrets that it has to keep.

import { formsOf } from "./leaks.mjs";
import { endpointsOf } from "./openapi.mjs";

/** Every endpoint of the vendor's. */
export const ENDPOINTS = endpointsOf();

/** Every endpoint that a gateway can serve. */
export const SERVED = ENDPOINTS.filter(({ effect }) => effect !== "auth").map(({ id }) => id);

/** Paths of the emulator's own for what the vendor gives no path. */
export const PATHS = Object.fromEntries(
  ENDPOINTS.filter(({ path }) => path === null).map(({ id }) => [id, `/v2/emulator/${id}`]),
);

/** Where requests of these tests seem to go: nobody listens there, `handle` takes them as they are. */
export const HOST = "http://shop.example";

/** Options of v1 with their secret. */
export function v1Of(emulator, more = {}) {
  return { baseUrl: `${emulator.url}/v1`, auth: { appId: emulator.appId, appKey: emulator.appKey }, ...more };
}

/** Options of v2 with their secret. */
export function v2Of(emulator, more = {}) {
  const { clientId, clientSecret, url } = emulator;
  return { baseUrl: url, auth: { clientId, clientSecret, tokenUrl: `${url}/connect/token` }, paths: PATHS, ...more };
}

/** Options of a gateway that lets everybody call everything. */
export function optionsOf(emulator, { v1, v2, ...more } = {}) {
  return { v1: v1Of(emulator, v1), v2: v2Of(emulator, v2), allow: SERVED, authorize: () => true, ...more };
}

/** A request as a page sends it: a POST where there is a body, which is JSON unless it is a text, bytes or a stream. */
export function requestOf(path, { body, origin, headers = {}, ...init } = {}) {
  const raw = typeof body === "string" || ArrayBuffer.isView(body) || body instanceof ReadableStream;
  return new Request(HOST + path, {
    method: body === undefined ? "GET" : "POST",
    headers: { ...(origin && { Origin: origin }), ...headers },
    ...(body !== undefined && { body: raw ? body : JSON.stringify(body), duplex: "half" }),
    ...init,
  });
}

/** What is not a Request but has what one has, so that its address stays as it is spelt. */
export function spelt(url, method = "GET") {
  const request = { url, method, headers: new Headers(), body: null, clone: () => request };
  return request;
}

/** Everything that a page can see of a response, as one text. */
export async function seenOf(response) {
  const headers = [...response.headers].map((header) => header.join(": "));
  return [response.status, response.statusText, response.url, ...headers, await response.text()].join("\n");
}

/** Every secret of an emulator, and every secret that it has been sent or has given out. */
export function secretsOf(emulator) {
  const found = new Set([emulator.appKey, emulator.clientSecret]);
  for (const { headers, body, endpoint } of emulator.requests) {
    for (const name of ["access_token", "signature"]) if (headers[name]) found.add(headers[name]);
    const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
    if (bearer) found.add(bearer);
    if (endpoint === "getAccessToken") found.add(JSON.parse(body).Signature);
  }
  return [...found].flatMap(formsOf);
}

/** The names of the headers that a request has beside those of its transport, in the order of the alphabet. */
export function ownHeaders({ headers }) {
  const transport =
    /^(host|connection|accept|accept-language|accept-encoding|user-agent|content-length|transfer-encoding|sec-fetch-mode)$/;
  return Object.keys(headers)
    .filter((name) => !transport.test(name))
    .sort();
}
