// What stands in answers and in recordings of them.

import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const document = JSON.parse(await readFile(fileURLToPath(import.meta.resolve("youmi-open-api/openapi.json")), "utf8"));

/** The documented values of all fields and parameters, as texts. */
export const documentedValues = new Set();
/** The endpoint of each path that reads, as it is asked for at an emulator. */
export const endpointOfPath = new Map();

(function collect(value) {
  if (typeof value !== "object" || value === null) return;
  for (const known of value.enum ?? []) documentedValues.add(String(known));
  for (const known of value["x-values"] ?? []) documentedValues.add(String(known.value));
  Object.values(value).forEach(collect);
})(document);
for (const operation of Object.values(document.paths).flatMap(({ get, post }) => [get, post])) {
  if (operation?.["x-effect"] !== "read" || operation["x-path"] === null) continue;
  const path = operation["x-path"];
  endpointOfPath.set(path.startsWith("/") ? path : `/v1/${path}`, operation.operationId);
}

/** The recorded answers of a folder, as texts by endpoint. */
export async function answersIn(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json") && !name.includes("recording"));
  const entries = names.map(async (name) => [name.slice(0, -5), await readFile(join(folder, name), "utf8")]);
  return Object.fromEntries(await Promise.all(entries));
}

/** All scalars of a JSON value with their paths; those inside of JSON in texts, in whatever coding, among them. */
export function* scalarsOf(value, path = "") {
  if (typeof value === "object" && value !== null) {
    for (const [name, item] of Object.entries(value))
      yield* scalarsOf(item, `${path}/${Array.isArray(value) ? name : "k"}`);
    if (!Array.isArray(value))
      for (const [index, name] of Object.keys(value).entries()) yield [`${path}#${index}`, name];
    return;
  }
  const inner = typeof value === "string" ? innerJson(value) : undefined;
  if (inner !== undefined) yield* scalarsOf(inner, `${path}/inner`);
  else yield [path, value];
}

function innerJson(text) {
  const decoded = [text];
  // A label such as W10 is the Base64 of an empty list.
  if (text.length >= 8) decoded.push(Buffer.from(text, "base64").toString(), Buffer.from(text, "base64url").toString());
  try {
    decoded.push(decodeURIComponent(text));
  } catch {}
  for (const candidate of decoded) {
    if (!/^\s*[[{]/.test(candidate)) continue;
    try {
      return JSON.parse(candidate);
    } catch {}
  }
  return undefined;
}

/** The kind of each character: what has to be the same in a text and in what replaces it. */
export function shapeOf(text) {
  return text
    .replace(/\p{Script=Han}/gu, "汉")
    .replace(/\p{Script=Hiragana}/gu, "ひ")
    .replace(/\p{Script=Katakana}/gu, "カ")
    .replace(/[a-z]/g, "a")
    .replace(/[A-Z]/g, "A")
    .replace(/\d/g, "0");
}
