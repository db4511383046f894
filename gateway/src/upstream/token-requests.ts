// The requests for the vendor's tokens: they are counted, and one gateway's answer serves all.

import type { Metrics } from "../metrics.js";
import type { SharedAnswer } from "../redis/shared-answer.js";
import type { SharedTokens } from "../redis/token-store.js";
import { exchange, type Fetch } from "./exchange.js";

export interface TokenRequests {
  version: "v1" | "v2";
  /** Whether an address is that of tokens. */
  isToken: (url: string) => boolean;
  /** Undefined where there is no Redis. */
  shared: { answer: SharedAnswer; tokens: SharedTokens } | undefined;
  metrics: Metrics;
}

/** A fetch for the package's client. */
export function fetchFor({ version, isToken, shared, metrics }: TokenRequests): Fetch {
  const renew = async (url: string, init: RequestInit): Promise<Response> => {
    let isRenewed = false;
    try {
      const response = await exchange(url, init);
      if (!response.ok) return response;
      const text = await response.text();
      isRenewed = tokenIn(text) !== undefined;
      if (isRenewed) await shared?.answer.settle(text);
      return answerOf(text, response.headers);
    } finally {
      metrics.tokenRenewal(version, isRenewed ? "done" : "failed");
      if (!isRenewed) await shared?.answer.settle(undefined);
    }
  };
  return async (url, init) => {
    if (!isToken(url)) return exchange(url, init);
    const found = await shared?.answer.claim((text) => isNew(text, shared.tokens), init.signal);
    if (found !== undefined) return answerOf(found);
    const release = shared?.answer.hold();
    try {
      return await renew(url, init);
    } finally {
      release?.();
    }
  };
}

function isNew(text: string, tokens: SharedTokens): boolean {
  const token = tokenIn(text);
  return token !== undefined && !tokens.hasHad(token);
}

/** The token in an answer: v1 and v2 have it in different places. */
function tokenIn(text: string): string | undefined {
  let found: string | undefined;
  try {
    JSON.parse(text, (name, value: unknown) => {
      if (name === "access_token" && typeof value === "string") found = value;
      return value;
    });
  } catch {
    return undefined;
  }
  return found;
}

/** The package reads the vendor's clock from the header `Date`. */
function answerOf(text: string, headers?: Headers): Response {
  const date = headers?.get("date");
  return new Response(text, { headers: { "Content-Type": "application/json", ...(date ? { Date: date } : {}) } });
}
