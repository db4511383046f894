// Calls that fail in a way that could show a secret.

import assert from "node:assert/strict";

import { V1Client } from "youmi-open-api";

import { checkError } from "./failing.mjs";
import { answer, tokenEnvelope } from "./fetching.mjs";
import { assertNoSecret, formsOf } from "./leaks.mjs";

export const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };

export const APP_KEY = "kept-from-everyone-0123456789";

export const TOKEN = `eyJhbGciOiJIUzI1NiJ9.${"VG9rZW4".repeat(30)}.c2lnbmF0dXJl-_`;

/** A logger that keeps everything. */
export function collecting(lines = []) {
  const keep = (...words) => lines.push(words.join(" "));
  return { lines, logger: { debug: keep, info: keep, warn: keep, error: keep } };
}

/** What a call fails with, if it does. */
export async function failure(call) {
  try {
    await call;
    return undefined;
  } catch (error) {
    return checkError(error);
  }
}

/**
 * Makes calls over a fetch that does something with each business request; the errors, the log, and every secret that
 * the requests carried.
 */
export async function callsOver(behave, options = {}) {
  const { lines, logger } = collecting();
  // Who signs elsewhere does not tell the client the key.
  const key = options.auth ? "" : APP_KEY;
  const secrets = new Set(options.auth ? [TOKEN] : [APP_KEY, TOKEN]);
  const fetch = async (url, init) => {
    const body = init.body ? JSON.parse(init.body) : {};
    for (const secret of [body.Signature, init.headers.Signature]) if (secret) secrets.add(secret);
    if (url.includes("GetAccessToken") && !options.tokenToo) return answer(tokenEnvelope(TOKEN));
    return behave({ url, key, ...init });
  };
  const auth = options.auth ?? { appId: "id", appKey: APP_KEY };
  const client = new V1Client({
    baseUrl: "http://server.example/v1",
    allowSecretInBrowser: true,
    retries: 1,
    ...options.client,
    auth,
    fetch,
    logger,
  });
  const errors = [];
  for (const call of [
    () => client.listStaff(),
    () => client.addFriend(friend),
    () => client.call({ method: "GET", path: "any" }),
    () => client.eachFriend().next(),
    ...(options.tokenToo ? [() => client.getAccessToken()] : []),
  ]) {
    errors.push(await failure(call()));
  }
  return { errors: errors.filter(Boolean), lines, secrets: [...secrets] };
}

export async function assertSecretsHidden(behave, options) {
  const { errors, lines, secrets } = await callsOver(behave, options);
  assert.ok(errors.length > 0, "nothing failed");
  for (const error of errors) assertNoSecret(error, secrets, "the error");
  assertNoSecret(lines, secrets, "the log");
  return errors;
}

/** The request as a server or a library would show it. */
export const shown = ({ url, method, headers, body, key }) =>
  `${method} ${url}\n${JSON.stringify(headers, null, 1)}\n${body ?? ""}\n${key}`;

/** The request's secrets in all forms in which they might be repeated. */
export const inAllForms = ({ headers, body, key }) => {
  const signature = headers.Signature ?? JSON.parse(body).Signature;
  return [...formsOf(signature), key, headers.access_token].filter(Boolean).join(" | ");
};
