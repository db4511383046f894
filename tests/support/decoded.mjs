// What an endpoint makes of an answer.

import { V1Client } from "youmi-open-api";

import { example, TYPES } from "./examples.mjs";
import { answer, envelope, fetching } from "./fetching.mjs";

export const LISTS = Object.keys(TYPES);

/** What an endpoint makes of a body: text, bytes, or what becomes JSON. */
export function read(endpoint, body, init) {
  const fetch = fetching(answer(body, init));
  const client = new V1Client({ baseUrl: "http://server.example/v1", auth: "none", fetch, retries: 0 });
  if (endpoint === "call") return client.call({ method: "GET", path: "any" });
  if (endpoint === "addFriend") {
    return client.addFriend({ ReceiVerId: "a", Wechat_Moble: "b", GreeTing: "c", PcKid: "d" });
  }
  return client[endpoint]();
}

/** What an endpoint makes of these records. */
export async function readRecords(endpoint, ...records) {
  return (await read(endpoint, envelope(records))).values;
}

/** What comes back for JSON that nobody documents. */
export async function readAny(json) {
  return (await read("call", `{"errmsg":20000,"succeed":true,"msgTime":"t","values":${json}}`)).values;
}

/** The first record of the vendor's example, with changes. */
export function record(endpoint, changes = {}) {
  const { values } = example(endpoint);
  return { ...(Array.isArray(values) ? values[0] : values), ...changes };
}

export function withoutField(object, name) {
  const { [name]: _, ...rest } = object;
  return rest;
}
