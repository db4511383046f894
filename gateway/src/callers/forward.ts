// Asking the order system who calls, as nginx's auth_request does.

import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { callerOfClaims, type Identification, type Identified, type IncomingCall } from "./caller.js";

const LARGEST_ANSWER = 64 * 1024;
const MOST_CACHED = 10_000;

export interface ForwardSettings {
  url: string;
  /** Milliseconds. */
  cache?: number | undefined;
  timeout: number;
}

/** The order system gave no answer that says who calls. */
class NoAnswer extends Error {}

export class ForwardCallers implements Identification {
  readonly #settings: ForwardSettings;
  readonly #warn: (message: string) => void;
  readonly #cache: LRUCache<string, Promise<Identified>> | undefined;

  constructor(settings: ForwardSettings, warn: (message: string) => void) {
    this.#settings = settings;
    this.#warn = warn;
    this.#cache = settings.cache === undefined ? undefined : new LRUCache({ max: MOST_CACHED, ttl: settings.cache });
  }

  async identify(call: IncomingCall): Promise<Identified> {
    const key = digest([call.headers.get("cookie"), call.headers.get("authorization")]);
    const known = this.#cache?.get(key);
    if (known) return known;
    const asked = this.#ask(call, key);
    this.#cache?.set(key, asked);
    const identified = await asked;
    // Only what lets a caller in is kept: a refusal may end with the next request.
    const isSame = this.#cache?.peek(key) === asked;
    if (isSame && (identified === undefined || "refusal" in identified)) this.#cache?.delete(key);
    return identified;
  }

  async #ask(call: IncomingCall, key: string): Promise<Identified> {
    const { url, timeout } = this.#settings;
    try {
      const response = await fetch(url, {
        headers: headersFor(call),
        redirect: "manual",
        signal: AbortSignal.timeout(timeout),
      });
      if (response.status === 401 || response.status === 403) {
        const challenge = response.headers.get("www-authenticate");
        await response.body?.cancel();
        const reason = `forward: the order system answered ${response.status}`;
        return { refusal: { status: response.status, reason, ...(challenge === null ? {} : { challenge }) } };
      }
      const claims = await claimsOf(response);
      const who = typeof claims["sub"] === "string" && claims["sub"] !== "" ? claims["sub"] : key;
      return { caller: callerOfClaims("forward", claims, `forward:${who}`) };
    } catch (error) {
      const reason = reasonOf(error, timeout);
      this.#warn(`callers.forward: ${reason}`);
      return { refusal: { status: 503, reason: `forward: ${reason}` } };
    }
  }
}

function headersFor({ method, uri, headers }: IncomingCall): Record<string, string> {
  const sent: Record<string, string> = {
    accept: "application/json",
    "x-original-method": method,
    "x-original-uri": uri,
  };
  for (const name of ["cookie", "authorization"]) {
    const value = headers.get(name);
    if (value !== null) sent[name] = value;
  }
  return sent;
}

/** The claims in an answer: nothing, or a JSON object. A page, such as that of a login, lets nobody in. */
async function claimsOf(response: Response): Promise<Record<string, unknown>> {
  if (!response.ok) {
    await response.body?.cancel();
    const isRedirect = response.status >= 300 && response.status < 400;
    throw new NoAnswer(isRedirect ? "it redirects" : `it answered ${response.status}`);
  }
  const text = await textOf(response);
  if (text.trim() === "") return {};
  const type = response.headers.get("content-type") ?? "";
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    throw new NoAnswer(`its answer has to be JSON or empty, and is ${type || "of no type"}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NoAnswer("its answer is called JSON and is none");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new NoAnswer("its answer has to be a JSON object");
  }
  return value as Record<string, unknown>;
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_ANSWER) throw new NoAnswer("its answer is larger than 64 KiB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function reasonOf(error: unknown, timeout: number): string {
  if (error instanceof NoAnswer) return error.message;
  if (error instanceof Error && error.name === "TimeoutError") return `no answer within ${timeout} ms`;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (cause as NodeJS.ErrnoException).code;
  return `it cannot be reached${code ? ` (${code})` : ""}`;
}

function digest(values: (string | null)[]): string {
  return createHash("sha256").update(JSON.stringify(values)).digest("base64url");
}
