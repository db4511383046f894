// Whether a secret can be found in something that people see.

import assert from "node:assert/strict";
import { inspect } from "node:util";

/** Every text that can be reached from a value, and every text that it is shown as. */
export function textsOf(value) {
  const texts = [];
  const seen = new Set();
  const visit = (item) => {
    if (typeof item === "string") texts.push(item);
    if (item === null || (typeof item !== "object" && typeof item !== "function") || seen.has(item)) return;
    seen.add(item);
    for (const key of Reflect.ownKeys(item)) {
      texts.push(String(key));
      try {
        visit(item[key]);
      } catch {
        // What cannot be read cannot be seen.
      }
    }
    if (item instanceof Map || item instanceof Headers) for (const pair of item) pair.forEach(visit);
    if (item instanceof Set) item.forEach(visit);
  };
  visit(value);
  for (const show of [
    () => String(value),
    () => JSON.stringify(value),
    () =>
      inspect(value, {
        depth: Infinity,
        showHidden: true,
        getters: true,
        maxStringLength: Infinity,
        maxArrayLength: Infinity,
      }),
    () => inspect(value),
    () => `${value?.stack}`,
  ]) {
    try {
      texts.push(show());
    } catch {
      // The same.
    }
  }
  return texts.filter((text) => typeof text === "string");
}

/** A secret in the forms in which servers and libraries repeat it: a signature is URL-encoded, and may be decoded. */
export function formsOf(secret) {
  if (!secret.includes("%")) return [secret];
  const decoded = decodeURIComponent(secret);
  const escaped = decoded.replaceAll("/", "\\/");
  return [...new Set([secret, decoded, encodeURIComponent(decoded), escaped, escaped.replaceAll("+", "\\u002b")])];
}

/** Fails if one of the secrets stands in anything that can be seen of a value. */
export function assertNoSecret(value, secrets, what = "it") {
  assert.ok(secrets.length > 0, "there is no secret to look for");
  const forms = secrets.flatMap(formsOf);
  for (const text of textsOf(value)) {
    const form = forms.find((form) => text.includes(form));
    if (form === undefined) continue;
    const at = text.indexOf(form);
    assert.fail(`${what} shows ${form}: …${text.slice(Math.max(0, at - 60), at + form.length + 20)}…`);
  }
}
