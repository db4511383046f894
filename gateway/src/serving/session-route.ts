// `{prefix}/session`: a page posts the query of its address once, and has a session from then on.

import { endingCookie, type Sessions } from "../callers/session.js";
import type { SeenAddresses } from "../redis/seen-addresses.js";
import { refusal } from "../http/answers.js";
import { BodyError, readBody } from "../http/body.js";
import { addressIdentity, neberOf } from "./address-identity.js";
import type { Call, Calls, Handler } from "./calls.js";
import type { Incoming } from "../http/incoming.js";

const LARGEST_BODY = 64 * 1024;

export interface SessionParts {
  prefix: string;
  /** 系统私钥, or the 下单URL where that is empty. */
  privateKey: string;
  sessions: Sessions;
  seen: SeenAddresses;
  calls: Calls;
  upstream: Handler;
}

/** The answer, and why it is a refusal. */
export interface Outcome {
  answer: Response;
  reason?: string;
}

export class SessionRoute {
  readonly #parts: SessionParts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  async serve(incoming: Incoming): Promise<Outcome> {
    if (incoming.method === "POST") return this.#begin(incoming);
    if (incoming.method !== "DELETE") return refused(405, "this path takes another method", { Allow: "POST, DELETE" });
    const headers = { "Set-Cookie": endingCookie(incoming.isHttps), "Cache-Control": "no-store" };
    return { answer: new Response(null, { status: 204, headers }) };
  }

  /** Opens the address, and begins a session for its visit. */
  async #begin(incoming: Incoming): Promise<Outcome> {
    const { sessions, seen, privateKey } = this.#parts;
    let query: string | undefined;
    try {
      query = queryIn(incoming.headers, await readBody(incoming.body, LARGEST_BODY));
    } catch (error) {
      return error instanceof BodyError
        ? refused(error.status, error.message)
        : refused(400, "the body cannot be read");
    }
    if (query === undefined) {
      return refused(400, 'the body has to be the query of the sidebar\'s address, as it is or as { "query": "…" }');
    }
    const neber = neberOf(query);
    if (neber === undefined) return refused(400, "the visit could not be opened");
    const call: Call = { isOpening: true };
    const answer = await this.#open(incoming, query, call);
    if (answer.status !== 200 || !call.visit) return { answer, reason: "the address was not opened" };
    const address = addressIdentity(call.visit, neber, privateKey);
    // A page that is loaded anew asks once more, and has a session already.
    const current = await sessions.read(incoming.headers);
    if (current?.address === address) return { answer };
    if (!(await seen.isFirst(address))) {
      return refused(400, "this address has been used already: open the page anew in 企客聊");
    }
    const cookie = await sessions.begin({ visit: call.visit, address }, incoming.isHttps);
    if (cookie === undefined) return refused(400, "the visit is too large for a session");
    answer.headers.append("Set-Cookie", cookie);
    return { answer };
  }

  /** The package's gateway opens addresses for pages with more suspicion than `openSidebar` does. */
  #open(incoming: Incoming, query: string, call: Call): Promise<Response> {
    const { prefix, calls, upstream } = this.#parts;
    const { origin, signal } = incoming;
    const headers = withoutBody(incoming.headers);
    const url = `${origin}${prefix}/sidebar?${query}`;
    return calls.run(call, { url, method: "GET", headers, signal, body: null }, upstream);
  }
}

function refused(status: number, reason: string, headers: Record<string, string> = {}): Outcome {
  return { answer: refusal(status, reason, headers), reason };
}

/** The query in a body: a form as it is, or JSON. */
function queryIn(headers: Headers, body: Buffer): string | undefined {
  const text = body.toString("utf8").trim();
  let query = text;
  if (/^application\/json\b/i.test(headers.get("content-type") ?? "")) {
    try {
      const value = JSON.parse(text) as { query?: unknown } | null;
      query = typeof value?.query === "string" ? value.query : "";
    } catch {
      return undefined;
    }
  }
  query = query.slice(query.indexOf("?") + 1);
  return query === "" || /[#\s]/.test(query) ? undefined : query;
}

function withoutBody(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ["content-type", "content-length", "transfer-encoding"]) kept.delete(name);
  return kept;
}
