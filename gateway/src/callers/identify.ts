// Asking all ways to know callers, in the order of the configuration.

import type { GatewayConfig } from "../config/schema.js";
import type { Caller, Identification, IncomingCall, Refusal } from "./caller.js";
import { ForwardCallers } from "./forward.js";
import { JwtCallers } from "./jwt.js";
import type { Sessions } from "./session.js";

/** The ways of the configuration. */
export function identifications(
  config: GatewayConfig,
  sessions: Sessions | undefined,
  warn: (message: string) => void,
): Identification[] {
  return config.callers.map(({ jwt, forward }) => {
    if (jwt) return new JwtCallers(jwt, warn);
    if (forward) return new ForwardCallers(forward, warn);
    if (!sessions) throw new TypeError("a caller sidebar needs sessions");
    return sessions;
  });
}

/**
 * The first caller that is known. If none is, the reason: what could not be found out counts more than 401, because the
 * caller may be known all the same. A 403 is final.
 */
export async function identify(
  ways: readonly Identification[],
  call: IncomingCall,
): Promise<{ caller: Caller } | { refusal: Refusal }> {
  let refusal: Refusal = { status: 401, reason: "nobody is known by this request" };
  for (const way of ways) {
    const identified = await way.identify(call);
    if (identified === undefined) continue;
    if ("caller" in identified) return identified;
    if (identified.refusal.status === 403) return identified;
    if (refusal.status !== 503) refusal = identified.refusal;
  }
  return { refusal };
}
