// All that are compared: each a whole call, from a stubbed fetch to the finished reply.

import { kinds } from "../data/kinds.mjs";
import { ajvParser } from "./ajv.mjs";
import { fetchJson, fetchJsonInTime } from "./json-parse.mjs";
import { evenEnvelope } from "./loose.mjs";
import { typeboxParser } from "./typebox.mjs";
import { valibotParser } from "./valibot.mjs";
import { zodMiniParser } from "./zod-mini.mjs";
import { zodParser } from "./zod.mjs";

const baseUrl = "http://127.0.0.1/v1";

export const validators = {
  "zod 4": zodParser,
  "zod/mini": zodMiniParser,
  valibot: valibotParser,
  ajv: ajvParser,
  typebox: typeboxParser,
};

export const names = {
  baseline: "JSON.parse",
  again: "JSON.parse, once more",
  inTime: "JSON.parse, with a timeout",
  inner: "JSON.parse, inner JSON too",
  own: "youmi-open-api",
};

/**
 * The contenders for one answer, the baseline first: `{ name, call, checked }`. `checked` says whether the reply is
 * the documented one; without it texts stay unparsed and types are what the server chose.
 */
export function contendersFor({ api, kind, loose, fetch }) {
  const { method, reply, parseInner } = kinds[kind];
  const client = new api.V1Client({ baseUrl, auth: "none", fetch });
  const plain = () => fetchJson(fetch, baseUrl);
  const withValidator = ([name, makeParser]) => {
    const parse = makeParser(reply, { loose, parseInner });
    const call = loose ? async () => parse(evenEnvelope(await plain())) : async () => parse(await plain());
    return { name: `JSON.parse + ${name}`, call, checked: true };
  };
  return [
    { name: names.baseline, call: plain, checked: false },
    // How far from 1 chance alone goes.
    { name: names.again, call: plain, checked: false },
    { name: names.inTime, call: () => fetchJsonInTime(fetch, baseUrl), checked: false },
    ...(parseInner ? [{ name: names.inner, call: async () => parseInner(await plain()), checked: true }] : []),
    { name: names.own, call: () => client[method](), checked: true },
    // What typebox converts with is not compiled: 16 times as slow as all the rest, and a bench would take for ever.
    ...Object.entries(validators)
      .filter(([name]) => !(loose && name === "typebox"))
      .map(withValidator),
  ];
}
